import { describe, expect, it } from 'vitest';
import { celFault } from './cel-syntax';

describe('a CEL expression', () => {
  it.each([
    'response.code >= 400',
    'connection.mtls && request.url_path.contains("v1beta3")',
    "request.headers['x-a'] == 'b' || !has(request.auth.claims)",
    'a ? b : c ? d : e',
    '[1, 2u, 0x1F, 1.5, .5, 1e3, -1,].exists(i, i > 0)',
    '{"a": 1, "b": [], }',
    'google.rpc.Status{code: 5, message: "x",}',
    '.a.b(c, d)[0].e',
    'xs.map(x, x > 1, x * 2).all(x, x % 2 == 0)',
    'xs.map(1)',
    '!!a && --1 < 2 && !-1 == 3',
    'a in [1, 2]',
    `r"\\d" + b'\\x00' + br"""a"b""" + '''a'b''' + "\\u00e9\\"\\101"`,
    'a // why\n && b',
    'a.for.if',
    '(a.b).c',
    'a == b == c',
    '[,]',
    '-9223372036854775808',
    'true && null != false',
  ])('is %s', (text) => expect(celFault(text)).toBeUndefined());

  it.each([
    ['', 0],
    ['response.code >= ', 17],
    ['response.code = 400', 14],
    ['a &&', 4],
    ['a b', 2],
    ['(a', 2],
    ['a)', 1],
    ['f(a,)', 4],
    ["'a", 0],
    ["'a\n'", 0],
    ["'\\d'", 0],
    ['has(a)', 0],
    ['xs.all(1, true)', 6],
    ['a.1', 1],
    ['a.in', 2],
    ['a.`b-c`', 2],
    ['Foo{`b-c`: 1}', 4],
    ['for', 0],
    ['if(a)', 0],
    ['-!a', 1],
    ['!-a', 2],
    ['a ? b ? c : d : e', 6],
    ['a.?b', 2],
    ['[?a]', 1],
    ['9223372036854775808', 0],
    ['1e999', 0],
    ['{a}', 2],
    ['a @ b', 2],
    ['a.b{c}', 5],
    ['(a){b: 1}', 3],
    ['[1, 2', 5],
  ])('is not %j, from %i on', (text, offset) => expect(celFault(text)).toBe(offset));

  it('may not lie too deep, and does not end in a fault of ours', () => {
    expect(celFault(`${'('.repeat(200)}a${')'.repeat(200)}`)).toBeUndefined();
    expect(celFault('('.repeat(100_000))).toBeTypeOf('number');
  });
});
