import { describe, expect, it } from 'vitest';
import { expressionOf } from './index';
import { cpuSeconds } from '../../testing/cpu-time';

describe('a regular expression of RE2', () => {
  it.each([
    ['/v[12]/.*', '/v1/users', '/v3/users'],
    ['/api', '/api', '/api/'],
    ['^/api$', '/api', '/apis'],
    ['(?i)/API/.*', '/api/x', '/apx/x'],
    ['(?i)[^a]', 'b', 'A'],
    ['a.c', 'abc', 'a\nc'],
    ['(?s)a.c', 'a\nc', 'ac'],
    ['\\d{3}-\\w+', '123-ab_9', '123-é'],
    ['[[:alpha:]]+', 'abC', 'ab1'],
    ['[[:^digit:]]+', 'abc', 'a1'],
    ['\\pL+', 'Grüße', 'a1'],
    ['\\p{Greek}', 'λ', 'l'],
    ['\\PL', '1', 'a'],
    ['\\Qa.b\\E', 'a.b', 'axb'],
    ['\\Qab\\E*', 'abbb', 'abab'],
    ['(a|ab)(c|bcd)', 'abcd', 'abc d'],
    ['a{2,3}', 'aaa', 'aaaa'],
    ['a{2}', 'aa', 'a'],
    ['x{,2}', 'x{,2}', 'xx'],
    ['(?:a|b)??c', 'ac', 'abc'],
    ['\\x41\\x{1F600}', 'A😀', 'a😀'],
    ['.*\\bfoo\\b.*', 'a foo b', 'afoob'],
    ['(?m)a$\\n^b', 'a\nb', 'ab'],
    ['a\\z', 'a', 'a\n'],
    ['[]a]+', ']a', 'b'],
    ['[a\\]-]+', 'a]-', 'b'],
    ['a||b', '', 'ab'],
    ['', '', 'a'],
    ['(?P<name>x)y', 'xy', 'x'],
    ['(?i:a)b', 'Ab', 'AB'],
  ])('%s takes %j and not %j', (text, taken, other) => {
    expect(expressionOf(text)?.fullMatch(taken)).toBe(true);
    expect(expressionOf(text)?.fullMatch(other)).toBe(false);
  });

  it.each(['(?=a)', '(?!a)', '(?<=a)b', '(a)\\1', '(?>a)', 'a**', '(', '[z-a]'])('%s is refused', (text) => {
    expect(expressionOf(text)).toBeUndefined();
  });

  it('answers also where counted repetitions make it large', () => {
    expect(expressionOf(`(${'abcdefghij'.repeat(3)}){1000}`)?.fullMatch('abc')).toBe(false);
  });

  it.each([
    ['/api/v[0-9]+/(users|orders)/[^/]+(/.*)?', `/api/v1/users/${'x'.repeat(8000)}`],
    [
      `(?i)(${Array.from({ length: 60 }, (_, index) => `service-${index}`).join('|')})/.*`,
      `service-59/${'x'.repeat(4000)}`,
    ],
    ['[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){1,8}', Array.from({ length: 8 }, () => 'a'.repeat(60)).join('.')],
  ])('%s is decided for a long text', (text, value) => {
    expect(expressionOf(text)?.fullMatch(value)).toBe(true);
  });

  it('counts what it takes to find the groups that a replacement asks for', () => {
    const [text, large] = [`${'a'.repeat(900)}b`, '(a?){900}b'];
    expect(expressionOf(large)?.replaceAll(text, 'x')).toBe('x');
    expect(expressionOf(large)?.replaceAll(text, '\\1')).toBeUndefined();
  });

  it.each(['(a+)+$', '(a|a)*b', '(.*a){12}', '(a*)*b'])('%s takes no longer for what is nested in it', (text) => {
    expect(cpuSeconds(() => expressionOf(text)?.fullMatch(`${'a'.repeat(5000)}!`))).toBeLessThan(2);
  });

  it('says that it does not know what would keep a page waiting', () => {
    const large = '(?:a?){1000}'.repeat(6);
    const long = `${'a'.repeat(60_000)}!`;
    expect(cpuSeconds(() => expect(expressionOf(large)?.fullMatch(long)).toBeUndefined())).toBeLessThan(1);
    expect(cpuSeconds(() => expect(expressionOf('(a?){900}x|a')?.replaceAll(long, 'b')).toBeUndefined())).toBeLessThan(
      1,
    );
    expect(expressionOf('(?:a?){1000}'.repeat(20))).toBeUndefined();
    expect(expressionOf('a'.repeat(1025))).toBeUndefined();
  });

  it.each([
    ['/v1', '/v1/a/v1', '/v2', '/v2/a/v2'],
    ['^/service/([^/]+)(/.*)$', '/service/foo/v1/api', '\\2/instance/\\1', '/v1/api/instance/foo'],
    ['one', '/xxx/one/yyy/one/zzz', 'two', '/xxx/two/yyy/two/zzz'],
    ['(?i)/xxx/', '/aaa/XxX/bbb', '/yyy/', '/aaa/yyy/bbb'],
    ['a*', 'baac', 'X', 'XbXcX'],
    ['(a|ab)(c|bcd)?', 'abcd', '[\\1,\\2]', '[a,bcd]'],
    ['(a+?)(a*)', 'aaa', '\\1-\\2', 'a-aa'],
    ['x', 'abc', 'y', 'abc'],
    ['b', 'abc', '\\\\\\0', 'a\\bc'],
  ])('%s replaced in %s by %s', (text, value, replacement, replaced) => {
    expect(expressionOf(text)?.replaceAll(value, replacement)).toBe(replaced);
  });
});
