import { describe, expect, it } from 'vitest';
import { document, entry, scopeIn } from '../../../testing/listener-fixture';
import { mesh } from '../../../testing/mesh-fixture';
import { listenersOn } from './listeners';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';

const rule = (match: string): string =>
  document(
    'VirtualService',
    'default/vs',
    `{ hosts: [a.com], tls: [{ match: [{ sniHosts: [a.com]${match} }], route: [{ destination: { host: b.com } }] }] }`,
  );

function listeners(documents: readonly string[], namespaces: readonly string[]): readonly unknown[] {
  const model = mesh`${documents.join('\n---\n')}`.mesh;
  return namespaces.map((namespace) => listenersOn(scopeOf(model, anyPod(model, namespace)), 443)[0]);
}

describe('listeners', () => {
  const entries = [entry('a.com', 'TLS', { port: 443 }), entry('b.com', 'TLS', { port: 443 })];

  it('are made once for all callers that have the same', () => {
    const [one, other] = listeners([...entries, rule('')], ['one', 'other']);
    expect(one).toBe(other);
  });

  it.each([
    ['a rule for one of them', [rule(', sourceNamespace: one')]],
    ['a service that one does not see', [entry('c.com', 'TLS', { port: 443, more: 'exportTo: [one]' })]],
  ])('are not those of another caller with %s', (_, more) => {
    const [one, other] = listeners([...entries, ...more], ['one', 'other']);
    expect(one).not.toEqual(other);
  });

  it('differ with DNS capture, and with the ports of implied destinations', () => {
    const names = (documents: readonly string[], dnsCapture: boolean): readonly string[] =>
      listenersOn(scopeIn(documents, { dnsCapture }), 443).map(({ name }) => name);
    expect(names(entries, false)).toEqual(['0.0.0.0_443']);
    expect(names(entries, true)).toEqual(['a.com_443', 'b.com_443']);
  });
});
