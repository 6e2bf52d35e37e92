import { describe, expect, it } from 'vitest';
import { meshConfig } from '../../testing/istio-resource';
import { mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { anyPod, proxyOf } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: shop }
  spec:
    hosts: [db.example.com]
    addresses: [240.1.1.1]
    ports: [{ number: 5432, name: tcp, protocol: TCP }]
    resolution: DNS
  ---`;

function told(model: Mesh, url: string): { readonly because: string; readonly caveats: readonly string[] } {
  const [workload] = model.workloads;
  const client = workload ? proxyOf(model, workload) : anyPod(model, 'shop');
  const trace = traceCall(model, { client, url, method: 'GET', headers: {} });
  return { because: trace?.hops.at(url.includes('db.') ? 0 : -1)?.because ?? '', caveats: trace?.caveats ?? [] };
}

describe('a call that rests on a setting of the mesh', () => {
  const unknown = 'https://other.example.com';

  it('says that the outbound policy is assumed where nothing decides it', () => {
    expect(told(mesh`${entry}`.mesh, unknown)).toEqual({
      because:
        'The mesh’s outboundTrafficPolicy is taken to be ALLOW_ANY, Istio’s default, as nothing among these files decides it.',
      caveats: [
        'Nothing among these files decides outboundTrafficPolicy, so it is taken to be ALLOW_ANY, Istio’s default; with REGISTRY_ONLY the call would be refused.',
      ],
    });
  });

  it.each([
    ['MeshConfig', meshConfig('{ enableTracing: true }')],
    [
      'a design',
      'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nspec: { mesh: { outboundTrafficPolicy: ALLOW_ANY } }\n---\n',
    ],
  ])('states it where %s decides it', (_, document) => {
    const model = mesh`${document}${entry}`.mesh;
    expect(told(model, unknown)).toEqual({ because: 'The mesh’s outboundTrafficPolicy is ALLOW_ANY.', caveats: [] });
  });

  it('says that DNS capture is assumed, and what hangs on it for bytes', () => {
    const { because, caveats } = told(mesh`${entry}`.mesh, 'tcp://db.example.com:5432');
    expect(because).toBe(
      'DNS capture is taken to be off, Istio’s default, as nothing among these files decides it: the proxy answers no names, so db.example.com makes no DNS record.',
    );
    expect(caveats[0]).toBe(
      'Nothing among these files decides DNS capture, so it is taken to be off, Istio’s default; with it the connection would go to the address of db.example.com that istiod knows.',
    );
  });

  const install = `
    apiVersion: install.istio.io/v1alpha1
    kind: IstioOperator
    metadata: { name: canary }
    spec: { meshConfig: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } } }
    ---`;

  it('says it beside two installations, of which none is all that istiod reads', () => {
    const { because } = told(mesh`${install}${install.replace('canary', 'stable')}${entry}`.mesh, unknown);
    expect(because).toBe(
      'The mesh’s outboundTrafficPolicy is taken to be ALLOW_ANY, Istio’s default, as nothing among these files decides it.',
    );
  });

  it('knows it by the environment of a sidecar that runs', () => {
    const pod = `
      apiVersion: v1
      kind: Pod
      metadata: { name: web, namespace: shop }
      spec: { containers: [{ name: istio-proxy, env: [{ name: CA_ADDR, value: istiod }] }] }
      status: { phase: Running }
      ---`;
    const { because } = told(mesh`${entry}${pod}`.mesh, 'tcp://db.example.com:5432');
    expect(because).toBe('The proxy answers no names without DNS capture, so db.example.com makes no DNS record.');
  });
});
