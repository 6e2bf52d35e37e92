import { expect, it } from 'vitest';
import { design, rule, said, written } from '../testing/review-cases';

const entryWith = (ports: string, more = 'resolution: DNS'): string =>
  written('ServiceEntry', 'shop/a', `{ hosts: [a.example], ports: [${ports}], ${more} }`);
const http = '{ number: 80, name: http, protocol: HTTP }';
const api = entryWith(`${http}, { number: 443, name: tls, protocol: TLS }`);
const calls = design(['shop/cart', "{ url: 'http://a.example' }", "{ url: 'https://a.example' }"]);

/** The reasons that are told of what is said with some words. */
function reasonOf(what: string, before: readonly string[], after: readonly string[]): string | undefined {
  return said([calls, ...before], [calls, ...after])
    .split('\n')
    .find((each) => each.includes(what))
    ?.replace(/^.*?(?:\)|too)\. /, '');
}

it('gives no setting of another port as the reason where the list of them is gone', () => {
  const simple = 'tls: { mode: SIMPLE }';
  const before = rule('shop/a', `{ portLevelSettings: [{ port: { number: 80 }, ${simple} }] }`);
  expect(reasonOf('TLS inside TLS', [api, before], [api, rule('shop/a', `{ ${simple} }`)])).toBe(
    'In DestinationRule shop/a, spec.trafficPolicy.tls.mode is SIMPLE (was unset).',
  );
});

it('gives both fields that decide together', () => {
  const simple = 'tls: { mode: SIMPLE }';
  const spread = '{ port: { number: 443 }, loadBalancer: { simple: RANDOM } }';
  const before = rule('shop/a', `{ portLevelSettings: [{ port: { number: 80 }, ${simple} }, ${spread}] }`);
  expect(reasonOf('TLS inside TLS', [api, before], [api, rule('shop/a', `{ ${simple} }`)])).toBe(
    'In DestinationRule shop/a, spec.trafficPolicy.portLevelSettings is gone and spec.trafficPolicy.tls.mode is SIMPLE (was unset).',
  );
});

it('gives both fields of which each would do alone', () => {
  const modes = (mode: string, other: string): string =>
    rule(
      'shop/a',
      `{ tls: { mode: ${mode} }, portLevelSettings: [{ port: { number: ${other} }, connectionPool: {} }] }`,
    );
  const words = reasonOf('plain text', [api, modes('SIMPLE', '443')], [api, modes('DISABLE', '80')]);
  expect(words).toContain('spec.trafficPolicy.portLevelSettings[0].port.number is 80 (was 443)');
  expect(words).toContain('spec.trafficPolicy.tls.mode is DISABLE (was SIMPLE)');
});

it('gives of items that come and go those that make a difference', () => {
  const at = (ports: string, ...addresses: readonly string[]): string =>
    entryWith(ports, `resolution: STATIC, endpoints: [${addresses.map((each) => `{ address: ${each} }`).join()}]`);
  const [few, many] = [
    at(http, '1.1.1.1'),
    at(`{ number: 8443, name: alt, protocol: TLS }, ${http}`, '2.2.2.2', '1.1.1.1'),
  ];
  expect(reasonOf('go to 2.2.2.2:80 too', [few], [many])).toBe(
    'In ServiceEntry shop/a, spec.endpoints[0].address is 2.2.2.2 (was unset).',
  );
  expect(said([calls, many], [calls, few])).toMatch(
    /no longer go to 2\.2\.2\.2:80\. In ServiceEntry shop\/a, address 2\.2\.2\.2 of spec\.endpoints is gone\.$/m,
  );
});

it('gives no weight as a reason that is the one without it', () => {
  const at = (...more: readonly string[]): string =>
    entryWith(
      http,
      `resolution: STATIC, endpoints: [${more.map((each, index) => `{ address: 1.1.1.${index}${each} }`).join()}]`,
    );
  expect(reasonOf('spread', [at('', '')], [at(', weight: 9', ', weight: 1')])).toBe(
    'In ServiceEntry shop/a, spec.endpoints[0].weight is 9 (was unset).',
  );
});
