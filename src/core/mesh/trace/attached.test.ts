import { describe, expect, it } from 'vitest';
import { document } from '../../testing/gateway-cases';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';

const entry = document(
  'ServiceEntry shop/api',
  'hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS',
);
const design = document('EgressDesign design', 'mesh: { outboundTrafficPolicy: ALLOW_ANY, dnsCapture: false }');

const attached = (kind: string, spec: string, group = 'gateway.networking.k8s.io/v1', namespace = 'shop'): string => `
  apiVersion: ${group}
  kind: ${kind}
  metadata: { name: extra, namespace: ${namespace} }
  spec: { ${spec} }
`;
const toEntry = '[{ group: networking.istio.io, kind: ServiceEntry, name: api }]';

const service = `
  apiVersion: v1
  kind: Service
  metadata: { name: plain, namespace: shop }
  spec: { selector: { app: plain }, ports: [{ name: http, port: 80 }] }
`;

function caveatsOf(extra: string, url = 'http://api.example.com'): readonly string[] {
  const { mesh: model } = mesh`${[entry, design, extra].join('---\n')}`;
  const call = { client: anyPod(model, 'shop'), url, method: 'GET', headers: {} };
  return traceCall(model, call)?.caveats ?? [];
}

// pilot/pkg/config/kube/gateway/conversion.go (allowedParentReferences), backend_policies.go (BackendTLSPolicyCollection).
describe('what of the Gateway API is attached to a service on the way', () => {
  it.each([
    ['HTTPRoute', attached('HTTPRoute', `parentRefs: ${toEntry}`)],
    ['BackendTLSPolicy', attached('BackendTLSPolicy', `targetRefs: ${toEntry}`)],
    [
      'XBackendTrafficPolicy',
      attached('XBackendTrafficPolicy', `targetRefs: ${toEntry}`, 'gateway.networking.x-k8s.io/v1alpha1'),
    ],
  ])('is said not to be judged: %s', (kind, extra) =>
    expect(caveatsOf(extra)).toEqual([
      `${kind} shop/extra is attached to ServiceEntry shop/api, and Fairway does not judge what it changes: the answer may be wrong.`,
    ]),
  );

  it('is found in another namespace by what it names', () => {
    const named = toEntry.replace('name: api', 'name: api, namespace: shop');
    const route = attached('HTTPRoute', `parentRefs: ${named}`, undefined, 'other');
    expect(caveatsOf(route)).toHaveLength(1);
  });

  const toService = (reference: string): readonly string[] =>
    caveatsOf(
      [service, attached('HTTPRoute', `parentRefs: [{ kind: Service, name: plain${reference} }]`)].join('---\n'),
      'http://plain.shop',
    );

  // sigs.k8s.io/gateway-api apis/v1/shared_types.go, ParentReference: a group that is left out is gateway.networking.k8s.io.
  it('is a Service only by the empty group', () => {
    expect(toService(", group: ''")).toHaveLength(1);
    expect(toService('')).toEqual([]);
  });

  it('is asked of calls to its port alone, where it names one', () => {
    expect(toService(", group: '', port: 80")).toHaveLength(1);
    expect(toService(", group: '', port: 8080")).toEqual([]);
  });

  it.each([
    ['another entry', attached('HTTPRoute', `parentRefs: ${toEntry.replace('name: api', 'name: other')}`)],
    ['a Service of that name', attached('HTTPRoute', "parentRefs: [{ group: '', kind: Service, name: api }]")],
    ['a Gateway', attached('HTTPRoute', 'parentRefs: [{ name: api }]')],
    ['an entry of its own namespace', attached('HTTPRoute', `parentRefs: ${toEntry}`, undefined, 'other')],
  ])('is left out where it is attached to %s', (_, extra) => expect(caveatsOf(extra)).toEqual([]));
});
