import { describe, expect, it } from 'vitest';
import { compared, design, entry, rule, routes, to } from '../testing/review-cases';
import { unnamedWords } from './finding-words';

/** What is said of findings, a line each. */
function found(before: readonly string[], after: readonly string[]): string {
  return compared(before, after)
    .changes.filter(({ kind }) => kind.startsWith('finding'))
    .map(({ risk, kind, sentence }) => `${risk} ${kind}: ${sentence}`)
    .join('\n');
}

const api = entry('shop/a', 'a.example');
const timeout = (value: string): string => routes('shop/a', `[{ timeout: ${value}, route: [${to('a.example')}] }]`);

it('is neither new nor fixed where it names another value alone', () => {
  expect(found([api, timeout('1.5parsecs')], [api, timeout('7lightyears')])).toBe('');
});

it('is neither new nor fixed where it names other namespaces', () => {
  const exported = (to: string): string =>
    rule('shop/a', '{ loadBalancer: { simple: RANDOM } }').replace('} }\n', `}, exportTo: [${to}] }\n`);
  expect(found([api, exported('bank')], [api, exported('mail')])).toBe('');
});

it('is neither new nor fixed where it says other words of the same place', () => {
  const retries = (on: string): string =>
    routes('shop/a', `[{ retries: { attempts: 2, retryOn: '${on}' }, route: [${to('a.example')}] }]`);
  expect(found([api, retries('gateway-error,connect-failure')], [api, retries('5xx,reset')])).toBe('');
});

it('counts those of one place: what is left over on one side is new or fixed', () => {
  const ports = (...numbers: readonly number[]): string =>
    entry('shop/a', 'a.example').replace(
      '[{ number: 80, name: http, protocol: HTTP }]',
      `[${numbers.map((number) => `{ number: ${number}, name: http, protocol: HTTP }`).join(', ')}]`,
    );
  const [one, two] = [found([ports(80, 81)], [ports(80, 81, 82)]), found([ports(80, 81, 82)], [ports(80, 81)])];
  expect(one.split('\n')).toHaveLength(1);
  expect(one).toMatch(/new/);
  expect(two.split('\n')).toHaveLength(1);
  expect(two).toMatch(/no longer has/);
});

it('is new where the value was right before, and fixed the other way round', () => {
  expect(found([api, timeout('1s')], [api, timeout('soon')])).toMatchInlineSnapshot(
    `"high finding-new: VirtualService shop/a has a new error, bad-duration: timeout is a duration such as 500ms, 30s or 1h30m; the API server refuses soon."`,
  );
  expect(found([api, timeout('soon')], [api, timeout('1s')])).toMatchInlineSnapshot(
    `"low finding-fixed: VirtualService shop/a no longer has bad-duration: timeout is a duration such as 500ms, 30s or 1h30m; the API server refuses soon."`,
  );
});

it('is said once where its severity alone is another', () => {
  const drawn = (more: string): string =>
    design(['shop/cart', `{ url: 'http://x.example.com'${more} }`]).replace('REGISTRY_ONLY', 'ALLOW_ANY');
  const meant = drawn(', expect: { outcome: passthrough }');
  expect(found([api, drawn('')], [api, meant])).toMatchInlineSnapshot(
    `"low finding-fixed: In EgressDesign shop/design (shop/cart), call-to-unknown-host is information only now (was a warning): No ServiceEntry, Service or VirtualService knows x.example.com, so the call leaves for the dialled address without any policy. Add a ServiceEntry for it, or set REGISTRY_ONLY."`,
  );
  expect(found([api, meant], [api, drawn('')])).toMatchInlineSnapshot(
    `"medium finding-new: In EgressDesign shop/design (shop/cart), call-to-unknown-host is a warning now (was information only): No ServiceEntry, Service or VirtualService knows x.example.com, so the call leaves for the dialled address without any policy. Add a ServiceEntry for it, or set REGISTRY_ONLY."`,
  );
});

it.each([
  ['Port 80 of a.example is HTTP.', 'Port 443 of b.example is TLS.', false],
  ['It is not exported to shop and bank, so cart fails.', 'It is not exported to mail, so job fails.', true],
  ['2 calls have no way.', '1 call has no way.', true],
  ['istiod refuses it.', 'istiod ignores it.', false],
])('%s', (one, other, isSame) => {
  const names = new Set(['shop', 'bank', 'mail', 'cart', 'job']);
  expect(unnamedWords(one, names) === unnamedWords(other, names)).toBe(isSame);
});

it('tells what follows from another new finding with that, and what becomes of a call of both sides of the call', () => {
  const tcp = entry('shop/a', 'a.example').replace(
    '[{ number: 80, name: http, protocol: HTTP }]',
    '[{ number: 5432, name: db, protocol: TCP }]',
  );
  expect(found([api], [tcp]).match(/port-taken-whole|tcp-without/g)).toEqual(['port-taken-whole']);
  const call = design(['shop/cart', "{ url: 'http://a.example/' }"]);
  expect(found([api, call], [entry('shop/a', 'b.example'), call])).toBe('');
});

describe('a new finding with the cause of a call that changes', () => {
  const call = design(['shop/cart', "{ url: 'http://a.example/' }"]);
  const all = (before: readonly string[], after: readonly string[]): readonly string[] =>
    compared(before, after).changes.map(({ risk, kind, sentence }) => `${risk} ${kind}: ${sentence}`);
  const toTls = api.replace('protocol: HTTP', 'protocol: HTTP, targetPort: 443');
  const tls = (mode: string, more = ''): string => rule('shop/a', `{ tls: { mode: ${mode} }${more} }`);

  it('is told with it where what it is about stands as it stood', () => {
    const changes = all([toTls, call, tls('SIMPLE')], [toTls, call, tls('DISABLE')]);
    expect(changes.filter((each) => each.includes('plaintext-to-tls-port'))).toEqual([
      expect.stringMatching(/^high tls-weaker: Calls .* is DISABLE .* has a new error, plaintext-to-tls-port: /),
    ]);
  });

  it('is told with it where other ports of its entry come and go, and alone where its own port is another one', () => {
    const alt = '{ number: 8080, name: alt, protocol: HTTP }';
    const more = toTls.replace('ports: [', `ports: [${alt}, `);
    const renamed = toTls.replace('name: http', 'name: web');
    const toldIn = (before: string, after: string): readonly string[] =>
      all([before, call, tls('SIMPLE')], [after, call, tls('DISABLE')]).filter((each) =>
        each.includes('plaintext-to-tls-port'),
      );
    for (const [before, after] of [
      [toTls, more],
      [more, toTls],
    ] as const)
      expect(toldIn(before, after)).toEqual([expect.stringMatching(/^high tls-weaker: /)]);
    expect(toldIn(toTls, renamed)).toEqual([expect.stringMatching(/^high finding-new: /)]);
  });

  it('is told with it where both are about one field, with the higher risk', () => {
    const open = call.replace('REGISTRY_ONLY', 'ALLOW_ANY');
    const hidden = entry('shop/a', 'a.example', 'resolution: DNS, exportTo: [infra]');
    const changes = all([api, open], [hidden, open]);
    expect(changes.filter((each) => each.includes('exportTo'))).toEqual([
      expect.stringMatching(/^medium path-changed: .* has a new warning, not-exported-home: /),
    ]);
  });

  it('is told with the call that it names, which misses a port that is gone', () => {
    const [http, https] = ['{ number: 80, name: http, protocol: HTTP }', ', { number: 443, name: tls, protocol: TLS }'];
    const both = toTls.replace(
      /ports: \[.*?\]/,
      `ports: [${http}${https}, { number: 8443, name: alt, protocol: TLS }]`,
    );
    const one = both.replace(/ports: \[.*?\]/, `ports: [${http}]`);
    const encrypted = design(['shop/cart', "{ url: 'https://a.example:8443/' }", "{ url: 'https://a.example/' }"]);
    expect(
      all([both, encrypted], [one, encrypted]).filter((each) => each.includes('encrypted-call-to-http-port')),
    ).toEqual([
      expect.stringMatching(
        /^high reach-lost: .* no longer reach a\.example:8443 .*: https:\/\/a\.example:8443\/ is TLS/,
      ),
    ]);
  });

  it('is told with no call that becomes worse in another way', () => {
    const both = toTls.replace('[{ number: 80', '[{ number: 443, name: https, protocol: HTTPS }, { number: 80');
    const https = design(['shop/cart', "{ url: 'https://a.example/' }"]);
    const onPort = rule('shop/a', '{ portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] }');
    const unchecked = rule('shop/a', '{ tls: { mode: SIMPLE, insecureSkipVerify: true } }');
    const changes = all([both, https, onPort], [both, https, unchecked]);
    expect(changes).toContainEqual(expect.stringMatching(/^high tls-weaker: .*TLS inside TLS/));
    expect(changes.filter((each) => each.includes('unverified-server'))).toEqual([
      expect.stringMatching(/^high tls-weaker: Calls from shop\/cart to a\.example:80 no longer verify/),
    ]);
  });

  it('is told alone where what is about the call has two causes', () => {
    const kinds = all(
      [toTls, call, tls('SIMPLE')],
      [toTls.replace('resolution: DNS', 'resolution: DNS, location: MESH_EXTERNAL'), call, tls('DISABLE')],
    ).map((each) => each.split(':')[0]);
    expect(kinds).toContain('high finding-new');
  });
});
