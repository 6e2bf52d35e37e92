import { describe, expect, it } from 'vitest';
import { istioResource, meshConfig } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import { anyPod } from '../clients/proxies';
import type { ProxyKind } from '../clients/proxy';
import { scopeOf } from '../scope/scopes';

const http = 'ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS';
const entries = `
  ${istioResource('ServiceEntry', 'open', 'a', `{ hosts: [open.com], ${http} }`)}
  ${istioResource('ServiceEntry', 'elsewhere', 'a', `{ hosts: [elsewhere.com], exportTo: [b], ${http} }`)}
  ${istioResource('ServiceEntry', 'trusted', 'trusted', `{ hosts: [trusted.com], ${http} }`)}
  apiVersion: v1
  kind: Namespace
  metadata: { name: trusted, labels: { egress: shared } }
  ---`;

function known(config: string, namespace: string, kind: ProxyKind = 'sidecar', release = '1.31'): string {
  const { mesh: model } = mesh`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: { istioVersion: "${release}" }
    ---
    ${meshConfig(`{ serviceEntryVisibility: ${config} }`)}
    ${entries}`;
  const { services } = scopeOf(model, { ...anyPod(model, namespace), kind });
  return services
    .map(({ host }) => host)
    .sort()
    .join(' ');
}

describe('serviceEntryVisibility', () => {
  const shared =
    'policies: [{ visibility: PUBLIC, matchingRules: [{ namespaceSelector: { matchLabels: { egress: shared } } }] }]';

  it('takes away from exportTo, where sidecars are to honour it', () => {
    const config = `{ defaultVisibility: NAMESPACE, applyToSidecars: true, ${shared} }`;
    expect(known(config, 'a')).toBe('open.com trusted.com');
    expect(known(config, 'b')).toBe('trusted.com');
    expect(known(config, 'b', 'egress-gateway')).toBe('trusted.com');
  });

  it('means nothing to sidecars that are not to honour it, and everything to ztunnel', () => {
    const config = `{ defaultVisibility: NAMESPACE, ${shared} }`;
    expect(known(config, 'b')).toBe('elsewhere.com open.com trusted.com');
    expect(known(config, 'b', 'ztunnel')).toBe('trusted.com');
    expect(known(config, 'a', 'ztunnel')).toBe('elsewhere.com open.com trusted.com');
  });

  it('hides from everybody with NONE, and is unknown before 1.31', () => {
    const config = '{ defaultVisibility: NONE, applyToSidecars: true }';
    expect(known(config, 'a')).toBe('');
    expect(known(config, 'a', 'ztunnel')).toBe('');
    expect(known(config, 'a', 'sidecar', '1.30')).toBe('open.com trusted.com');
  });

  it('goes by the first policy that matches in all rules; an unknown rule matches nothing', () => {
    const byName = 'matchingRules: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: a } } }]';
    const unknown = '{ visibility: PUBLIC, matchingRules: [{ hostnameSuffix: com }] }';
    const config = `{ defaultVisibility: NONE, applyToSidecars: true, policies: [${unknown}, { visibility: NAMESPACE, ${byName} }, { visibility: PUBLIC }] }`;
    expect(known(config, 'b')).toBe('trusted.com');
    expect(known(config, 'a')).toBe('open.com trusted.com');
  });
});
