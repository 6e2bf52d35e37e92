import { expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';

const { mesh: from } = mesh`
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: shop }
  spec: { outboundTrafficPolicy: { mode: ALLOW_ANY, egressProxy: { host: proxy.shop.svc.cluster.local, port: { number: 3128 } } } }
  ---
  apiVersion: v1
  kind: Service
  metadata: { name: proxy, namespace: shop }
  spec: { selector: { app: proxy }, ports: [{ name: tcp, port: 3128 }] }`;

it('names the egressProxy as where the listener hands on what it does not know', () => {
  const call = { client: anyPod(from, 'shop'), url: 'https://else.example.com', method: 'GET', headers: {} };
  const listener = traceCall(from, call)?.hops.find(({ at }) => at === 'listener');
  expect(listener?.what).toBe('Listener virtualOutbound hands it to the egressProxy proxy.shop.svc.cluster.local.');
});
