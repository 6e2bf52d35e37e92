import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { proxyOf } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import type { Trace } from './trace';
import { answerWords } from './trace-words';

const pod = (ports: string): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: desk, namespace: shop }
  spec:
    template:
      metadata:
        labels: { app: desk }
        annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "${ports}" }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: DNS
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:`;

function traceFrom(from: Mesh): Trace {
  const [workload] = from.workloads;
  const trace =
    workload &&
    traceCall(from, { client: proxyOf(from, workload), url: 'https://api.example.com', method: 'GET', headers: {} });
  if (trace === undefined) throw new Error('The call was not followed');
  return trace;
}

describe('a port that the pod takes out of what the sidecar sees', () => {
  it('is passed to the address that DNS answers, and the annotation decides', () => {
    const trace = traceFrom(mesh`${pod('80, 443')} { mesh: { dnsCapture: false } }`.mesh);
    expect(trace.outcome).toBe('passthrough');
    const last = trace.hops.at(-1);
    expect([last?.resource?.name, last?.path.at(-1)]).toEqual([
      'desk',
      'traffic.sidecar.istio.io/excludeOutboundPorts',
    ]);
  });

  it('leaves what is written for the host without effect', () => {
    const text = `${pod('443')} { mesh: { dnsCapture: false } }`;
    const { ineffective } = traceFrom(mesh`${text}`.mesh);
    expect(ineffective.map(({ resource, because }) => [resource.kind, because])).toEqual([
      ['ServiceEntry', 'The call goes round the sidecar, which alone would read it.'],
    ]);
  });

  it('leads nowhere where the sidecar answers an address that istiod has made up', () => {
    const trace = traceFrom(mesh`${pod('443')} { mesh: { dnsCapture: true } }`.mesh);
    expect(trace.outcome).toBe('error');
    expect(answerWords(trace)).toBe(
      'Not delivered: the app dials an address that its sidecar alone knows, and the call goes round the sidecar. It times out.',
    );
  });

  it('is seen where another port is taken out', () =>
    expect(traceFrom(mesh`${pod('80')} { mesh: { dnsCapture: true } }`.mesh).outcome).toBe('reached'));
});
