import { describe, expect, it } from 'vitest';
import { templates } from '../../../core/templates';
import { designFrom, newFindings, snapshotAfter, yaml } from '../../../core/testing/change-cases';
import { backToDirect } from './back-to-direct';
import { routeThroughGateway } from './route-through-egress-gateway';

const key = 'ServiceEntry/shop/api';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
    namespace: shop # beside the entry
  spec:
    host: api.example.com
    trafficPolicy:
      tls: { mode: SIMPLE, caCertificates: system }
`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        labels: { app: cart }
        calls:
          - url: http://api.example.com/v1
            expect: { outcome: reached, tls: originated, via: sidecar }
      - name: istio-egressgateway
        namespace: istio-system
        labels: { istio: egressgateway }
`;

describe('Back to direct', () => {
  it('takes back what routing through the gateway wrote', () => {
    const before = designFrom({ 'egress.yaml': entry, 'design.yaml': design });
    const routed = snapshotAfter(before, routeThroughGateway.change(before, key, {}));
    const after = snapshotAfter(routed, backToDirect.change(routed, key, {}));
    expect(after.workspace).toEqual(before.workspace);
    expect(backToDirect.offered(after, key)).toBe('api goes out directly already.');
  });

  it('takes back TLS that is passed through', () => {
    const passing = entry
      .replace(
        '{ number: 80, name: http, protocol: HTTP, targetPort: 443 }',
        '{ number: 443, name: https, protocol: HTTPS }',
      )
      .replace(/ {2}---[\s\S]*/, '');
    const before = designFrom({ 'egress.yaml': passing });
    const routed = snapshotAfter(before, routeThroughGateway.change(before, key, {}));
    expect(routed.workspace.files[0]?.text).toContain('kind: Gateway');
    const after = snapshotAfter(routed, backToDirect.change(routed, key, {}));
    expect(after.workspace).toEqual(before.workspace);
  });

  it('leaves what a Gateway, a rule and a VirtualService do for other hosts', () => {
    const shared = `
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: out, namespace: istio-system }
      spec:
        selector: { istio: egressgateway }
        servers:
          - port: { number: 443, name: https, protocol: HTTPS }
            hosts: [other.example.com]
            tls: { mode: ISTIO_MUTUAL }
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: out, namespace: istio-system }
      spec:
        host: istio-egressgateway.istio-system.svc.cluster.local
        subsets:
          - name: other
            trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: other.example.com } }
    `;
    const own = `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        http:
          - timeout: 5s # theirs is 4
            route:
              - destination: { host: api.example.com }
    `;
    const before = designFrom({ 'egress.yaml': `${entry}---\n${own}`, 'gateway.yaml': shared, 'design.yaml': design });
    const routed = snapshotAfter(before, routeThroughGateway.change(before, key, {}));
    expect(newFindings(before, routed)).toEqual([]);
    const after = snapshotAfter(routed, backToDirect.change(routed, key, {}));
    expect(after.workspace).toEqual(before.workspace);
  });

  it('lets the apps’ port lead where the gateway dialled, as in the template', () => {
    const template = templates.find(({ id }) => id === 'egress-gateway');
    if (!template) throw new Error('There is no template egress-gateway');
    const { resources, design: drawn } = template.write(template.defaults);
    const before = designFrom({ 'egress.yaml': resources, 'design.yaml': drawn });
    const [entryKey = ''] = before.resources.filter(({ kind }) => kind === 'ServiceEntry').map((each) => each.key);
    const after = snapshotAfter(before, backToDirect.change(before, entryKey, {}));
    expect(newFindings(before, after)).toEqual([]);
    const text = after.workspace.files[0]?.text ?? '';
    expect(after.resources.map(({ kind }) => kind)).toEqual([
      'ServiceEntry',
      'VirtualService',
      'DestinationRule',
      'EgressDesign',
    ]);
    expect(text).toContain('protocol: HTTP\n      targetPort: 443\n');
    expect(text).toContain(
      yaml(`
        spec:
          host: api.partner.example.com
          trafficPolicy:
            portLevelSettings:
              - port:
                  number: 80
                tls:
                  mode: SIMPLE
      `),
    );
    expect(text).toContain('    - name: to-the-server\n      match:\n        - port: 80\n      timeout: 15s\n');
    expect(after.workspace.files[1]?.text).toContain('tls: originated\n            via: sidecar');
  });
});
