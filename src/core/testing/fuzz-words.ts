import type { Random } from './random';

/** Names of what every object of JavaScript has, or seems to have. */
export const inheritedNames: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'isPrototypeOf',
  '__defineGetter__',
];

/** Begins each piece of markup that a fuzzer writes, so that an output that has let one through is told from markup of its own. */
export const markupMark = 'fzmark';

/** What a browser would run or load if it were taken for markup. */
const markup: readonly string[] = [
  `<img src=x onerror=${markupMark}()>`,
  `</text><script>${markupMark}()</script>`,
  `"><svg onload=${markupMark}()>`,
  `' onmouseover='${markupMark}()`,
  `</style><style>@import '${markupMark}'`,
  `<!--${markupMark}-->`,
  `]]><x ${markupMark}="1"/>`,
  `[x](javascript:${markupMark}())`,
  `![x](http://${markupMark}.example.com)`,
];

/** What other notations take for their own. */
const signs: readonly string[] = [
  '=HYPERLINK("http://x.example.com")',
  '+1+cmd|x',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  'a,"b"',
  'a|b||c',
  '```',
  '`x`',
  '$$x$$',
  '%% x',
  '%%{init: {}}%%',
  'end',
  'subgraph x',
  'click a call alert(1)',
  '"]; x --> y; z["',
  '#quot;',
  '&amp;',
  '$(id)',
  '; rm x',
  "'\\''",
  '--help',
  '../../x',
  '..\\x',
  'C:\\x',
  'CON',
  '{{ .Values.x }}',
  '${x}',
];

/** Texts of no sense, or of too much. */
const odd: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '*',
  '~',
  '-',
  '\n',
  'two\nlines\n',
  '\u0000',
  '\uFEFF',
  '\u202Emoc',
  '\u2028',
  '\uD800',
  '😀👩‍👩‍👧',
  'مرحبا',
  'x'.repeat(300),
  'x.'.repeat(130),
];

const hosts: readonly string[] = [
  'api.example.com',
  'API.Example.COM.',
  '*.example.com',
  '*.com',
  'db.corp',
  'egress.infra.svc.cluster.local',
  'web',
  'web.shop',
  'xn--bcher-kva.example',
  '10.0.0.1',
  '10.0.0.0/8',
  '10.0.0.1/33',
  '::1',
  '[::1]:80',
  'fe80::1%eth0',
  './*',
  '*/*',
  '~/*',
  'shop/*.example.com',
  'a/b/c',
  'host:80',
  '.example.com',
  'a..b',
];

/** Expressions: slow for whoever goes back, large, or none at all. */
export const expressions: readonly string[] = [
  '(a+)+$',
  '(a|a)*b',
  '(.*a){12}',
  '(?:a?){1000}a{1000}',
  '(?:a?){1000}(?:a?){1000}(?:a?){1000}(?:a?){1000}',
  '((((a{1,10}){1,10}){1,10}))',
  '(\\pL{1,100}){1,10}x',
  '[^\\x00-\\x{10FFFF}]',
  '(?i)(k|ſ|K)*',
  '.*.*.*.*.*x',
  '(',
  '[',
  '\\',
  '(?=a)',
  'a{1001}',
  'a**',
  '(?P<n>a)(?P<n>b)',
  '\\C',
  '\\pN+',
  '/v1/.*',
  '',
  '*',
];

const scalars: readonly unknown[] = [
  ...[0, -0, 1, -1, 80, 443, 65535, 65536, 2 ** 31, 2 ** 53, 1e21, 1e308, 0.1, -5.5],
  ...[true, false, null, '80', '0x1F', '1e3', 'true', 'null', '~', '2026-01-01'],
  ...['1s', '-1s', '0.1ms', '1h1m1s', '999999h', '1', 's', '50%', '100.5%', '1e400'],
];

/** A name that somebody chose to do harm, or to see what happens. */
export function hostileText(random: Random): string {
  const one = (): string => random.pick(random.pick([inheritedNames, markup, signs, odd, hosts, expressions]));
  return random.chance(0.1) ? one() + one() : one();
}

/** A key: mostly a name that objects inherit. */
export function hostileKey(random: Random): string {
  return random.chance(0.7) ? random.pick(inheritedNames) : hostileText(random);
}

export function hostileScalar(random: Random): unknown {
  return random.chance(0.5) ? hostileText(random) : random.pick(scalars);
}

export function anyHost(random: Random): string {
  return random.chance(0.85) ? random.pick(hosts) : hostileText(random);
}

/** A value of any shape, up to a depth. */
export function hostileValue(random: Random, depth: number): unknown {
  if (depth <= 0 || random.chance(0.5)) return hostileScalar(random);
  const size = random.below(4);
  if (random.chance(0.5)) return Array.from({ length: size }, () => hostileValue(random, depth - 1));
  return Object.fromEntries(Array.from({ length: size }, () => [hostileKey(random), hostileValue(random, depth - 1)]));
}
