import { expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';

const { mesh: from } = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }, { number: 8080, name: alt, protocol: HTTP }], resolution: DNS }
  ---
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: shop }
  spec:
    outboundTrafficPolicy: { mode: REGISTRY_ONLY }
    egress: [{ port: { number: 15080, name: proxy, protocol: HTTP_PROXY }, bind: 127.0.0.1, captureMode: NONE, hosts: ["./*"] }]`;

// pilot/pkg/networking/core/httproute.go, mergeAllVirtualHosts: names without a port are those of port 80.
it.each([
  ['api.example.com', 'outbound|80||api.example.com'],
  ['api.example.com:80', 'outbound|80||api.example.com'],
  ['api.example.com:8080', 'outbound|8080||api.example.com'],
  ['api.example.com:15080', undefined],
])('takes the port of a request to a listener for HTTP_PROXY from its Host %s', (host, cluster) => {
  const call = { client: anyPod(from, 'shop'), url: 'http://127.0.0.1:15080/', method: 'GET', headers: { Host: host } };
  const trace = traceCall(from, call);
  expect(trace?.cluster?.name).toBe(cluster);
  if (cluster === undefined) expect(trace?.response?.code).toBe(502);
});
