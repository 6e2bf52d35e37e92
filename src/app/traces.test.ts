import { expect, it } from 'vitest';
import { dedent } from '../core/testing/mesh-fixture';
import { load } from './store';
import { settleTraces } from './traces';

it('says of each drawn call whether the server understands what reaches it', async () => {
  const text = dedent(`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      ports: [{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP, targetPort: 443 }]
      resolution: DNS
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: api, namespace: shop }
    spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      workloads:
        - name: cart
          namespace: shop
          calls: [{ url: 'https://api.example.com' }, { url: 'http://api.example.com' }]
  `);
  load({ files: [{ path: 'egress.yaml', text }] });
  const { rows } = await settleTraces();
  expect(rows.map(({ trace, misread }) => [trace?.outcome, misread])).toEqual([
    ['reached', 'tls-in-tls'],
    ['reached', undefined],
  ]);
});
