import { describe, expect, it } from 'vitest';
import { designFrom, yaml } from '../../core/testing/change-cases';
import { documentAdded, entryText, ports, refusalOf, resourceNamed } from '../testing/tool-cases';
import { addRule, type RuleKind } from './add-destination-rule';

describe('a rule on an entry', () => {
  const ruleFor = (kind: RuleKind, written: string, port?: number): string => {
    const snapshot = designFrom({ 'egress.yaml': entryText('api', written) });
    return documentAdded(
      snapshot,
      addRule(snapshot, kind, resourceNamed(snapshot, 'ServiceEntry/shop/api'), 'api.example.com', port),
    );
  };
  const route = (body: string): string =>
    yaml(`
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata:
        name: api
        namespace: shop
      spec:
        hosts:
          - api.example.com
${body}`);

  it('is a DestinationRule for its host', () => {
    expect(ruleFor('DestinationRule', ports.https)).toMatch(/spec:\n {2}host: api.example.com\n$/);
  });

  it('is a VirtualService with one route in the list of the port', () => {
    const destination = 'route:\n              - destination:\n                  host: api.example.com\n';
    expect(ruleFor('VirtualService', ports.http)).toBe(route(`        http:\n          - ${destination}`));
    expect(ruleFor('VirtualService', ports.https)).toBe(
      route(
        '        tls:\n          - match:\n              - port: 443\n                sniHosts:\n' +
          `                  - api.example.com\n            ${destination}`,
      ),
    );
    const tcp = `{ number: 5432, name: db, protocol: TCP }] # raw\n    addresses: [10.9.9.9`;
    expect(ruleFor('VirtualService', tcp)).toBe(route(`        tcp:\n          - ${destination}`));
  });

  it('names the port where the entry has several, and keeps those of one list apart', () => {
    const to = (port: number): string =>
      `route:\n              - destination:\n                  host: api.example.com\n                  port:\n                    number: ${port}\n`;
    expect(ruleFor('VirtualService', `${ports.http}, ${ports.https}`)).toBe(
      route(`        http:\n          - ${to(80)}`),
    );
    const only = (port: number): string => `          - match:\n              - port: ${port}\n            ${to(port)}`;
    expect(ruleFor('VirtualService', `${ports.http}, ${ports.alt}`)).toBe(
      route(`        http:\n${only(80)}${only(8080)}`),
    );
    expect(ruleFor('VirtualService', `${ports.http}, ${ports.https}`, 443)).toContain('sniHosts:');
  });

  it('is refused where it could not work', () => {
    const why = (written: string, host: string): string => {
      const snapshot = designFrom({ 'egress.yaml': entryText('api', written, `"${host}"`) });
      return refusalOf(addRule(snapshot, 'VirtualService', resourceNamed(snapshot, 'ServiceEntry/shop/api'), host));
    };
    expect(why(ports.http, '*.example.com')).toContain('*.example.com is a wildcard');
    expect(why(ports.http, 'db')).toContain('db has no dot');
    expect(why('{ number: 53, name: dns, protocol: UDP }', 'dns.example.com')).toContain('route none of the ports');
  });
});
