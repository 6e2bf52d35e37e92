import { expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { tracesOf } from './traces';
import { misreadOf } from './misread';
import { answerWords } from './trace-words';

interface Setting {
  readonly port: string;
  readonly tls?: string;
  readonly url: string;
  readonly endpoint?: string;
}

function drawn({ port, tls, url, endpoint }: Setting): Mesh {
  return mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ ${port} }], resolution: DNS${endpoint === undefined ? '' : `, endpoints: [{ ${endpoint} }]`} }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec: { host: api.example.com, trafficPolicy: { tls: { mode: ${tls ?? 'DISABLE'} } } }
  ---
  kind: EgressDesign
  metadata: { name: shop }
  spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: '${url}' }] }] }`.mesh;
}

const plain80 = 'number: 80, name: http, protocol: HTTP';
const to443 = `${plain80}, targetPort: 443`;
const tls443 = 'number: 443, name: tls, protocol: TLS';

it.each<readonly [Setting, ReturnType<typeof misreadOf>]>([
  [{ port: to443, url: 'http://api.example.com' }, 'plain-to-tls'],
  [{ port: to443, tls: 'SIMPLE', url: 'http://api.example.com' }, undefined],
  [{ port: plain80, url: 'http://api.example.com' }, undefined],
  [{ port: plain80, tls: 'SIMPLE', url: 'http://api.example.com' }, 'tls-to-plain'],
  [{ port: tls443, url: 'https://api.example.com' }, undefined],
  [{ port: tls443, tls: 'SIMPLE', url: 'https://api.example.com' }, 'tls-in-tls'],
  [{ port: plain80, tls: 'ISTIO_MUTUAL', url: 'http://api.example.com' }, 'mesh-tls'],
  [{ port: tls443, tls: 'ISTIO_MUTUAL', url: 'https://api.example.com' }, 'mesh-tls'],
  [
    {
      port: plain80,
      tls: 'ISTIO_MUTUAL',
      url: 'http://api.example.com',
      endpoint: 'address: gw.example.com, ports: { http: 15443 }',
    },
    undefined,
  ],
])('%o is %s', (setting, misread) => {
  const [trace] = [...tracesOf(drawn(setting)).values()];
  expect(trace && [trace.outcome, misreadOf(trace)]).toEqual(['reached', misread]);
  if (misread) expect(trace && answerWords(trace)).toMatch(/^Reached, but not understood: /);
});
