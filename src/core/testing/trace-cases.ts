import type { Resource } from '../schema';
import type { Snapshot } from '../snapshot';
import { tracesOf, type Cluster, type Hop, type Trace } from '../mesh';
import { mesh } from './mesh-fixture';

/** A pod that calls an entry over HTTP, whose rule starts TLS, and one that calls a host nobody knows. */
export const payments = (): Snapshot => mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: card-api
    namespace: payments
  spec:
    hosts: [api.cards.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: card-api
    namespace: payments
  spec:
    host: api.cards.example.com
    trafficPolicy:
      tls:
        mode: SIMPLE
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata:
    name: payments
  spec:
    mesh:
      outboundTrafficPolicy: REGISTRY_ONLY
    workloads:
      - name: checkout
        namespace: payments
        labels: { app: checkout }
        calls:
          - url: http://api.cards.example.com/v1
            expect: { outcome: reached, tls: originated }
          - url: https://telemetry.example.net
`;

/** The resource of that kind. */
export function resourceOf({ resources }: Snapshot, kind: string): Resource {
  const found = resources.find((each) => each.kind === kind);
  if (!found) throw new Error(`No ${kind} among ${resources.length} resources.`);
  return found;
}

/** The trace of the first call of `payments`, with hops and a policy that are fixed here; `over` replaces parts of it. */
export function reachedTrace(snapshot: Snapshot, over: Partial<Trace> = {}): Trace {
  const traced = firstTrace(snapshot);
  const entry = resourceOf(snapshot, 'ServiceEntry');
  const rule = resourceOf(snapshot, 'DestinationRule');
  return {
    ...traced,
    outcome: 'reached',
    response: null,
    tls: 'originated',
    via: 'sidecar',
    hops: [
      hop('dns', 'api.cards.example.com', 'DNS outside the mesh answers the name.', 'The entry has no address.'),
      hop('listener', '0.0.0.0_80', 'The sidecar reads it as HTTP.', 'The port is an HTTP port.'),
      hop('route', 'api.cards.example.com:80', 'The default route takes it.', 'No VirtualService has the host.'),
      {
        ...hop('destination-rule', 'card-api', 'The sidecar starts TLS.', 'The rule has tls.mode SIMPLE.'),
        resource: rule,
        path: ['spec', 'trafficPolicy'],
        losers: [{ resource: entry, path: ['spec', 'hosts'], because: 'It sets no policy.', tied: true }],
        probable: true,
      },
      { ...hop('cluster', clusterName, 'STRICT_DNS.', 'resolution is DNS.'), resource: entry, path: ['spec'] },
      hop('endpoint', 'api.cards.example.com:443', 'Envoy connects to port 443.', 'targetPort is 443.'),
    ],
    cluster: clusterWith([endpointAt('api.cards.example.com')]),
    policy: policyWith(traced, rule),
    ineffective: [],
    ties: [],
    caveats: [],
    ...over,
  };
}

/** The trace of a call that the sidecar refuses. */
export function refusedTrace(snapshot: Snapshot): Trace {
  const { call, hops } = reachedTrace(snapshot);
  return reachedTrace(snapshot, {
    call: { ...call, url: 'https://telemetry.example.net' },
    outcome: 'blackhole',
    response: { code: null, flag: 'UH', location: null },
    tls: null,
    request: null,
    hops: hops.slice(0, 2),
    cluster: undefined,
    policy: undefined,
  });
}

const clusterName = 'outbound|80||api.cards.example.com';

function hop(at: Hop['at'], name: string, what: string, because: string): Hop {
  return { proxy: 'sidecar', at, name, what, because, resource: undefined, path: [], losers: [], probable: false };
}

function firstTrace({ mesh: { workloads }, mesh }: Snapshot): Trace {
  const call = workloads[0]?.calls[0];
  const trace = call && tracesOf(mesh).get(call);
  if (!trace) throw new Error('The first call has no trace.');
  return trace;
}

/** One endpoint of a cluster. */
export function endpointAt(address: string): Cluster['endpoints'][number] {
  const [endpoint] = firstTrace(payments()).cluster?.endpoints ?? [];
  if (!endpoint) throw new Error('The first call has no endpoint.');
  return { ...endpoint, address };
}

/** A cluster as the trace shows it. */
export function clusterWith(endpoints: Cluster['endpoints'], type: Cluster['type'] = 'STRICT_DNS'): Cluster {
  const { cluster } = firstTrace(payments());
  if (!cluster) throw new Error('The first call has no cluster.');
  return { ...cluster, endpoints, type };
}

function policyWith({ policy }: Trace, rule: Resource): NonNullable<Trace['policy']> {
  if (!policy?.retries) throw new Error('The first call has no policy.');
  return {
    ...policy,
    timeout: null,
    retries: {
      ...policy.retries,
      ...{
        attempts: 2,
        retryOn: ['connect-failure', 'retriable-status-codes'],
        statusCodes: [503],
        perTryTimeout: null,
      },
    },
    fault: null,
    outlierDetection: null,
    tls: {
      ...{ mode: 'SIMPLE', sni: 'api.cards.example.com', sanCheck: true },
      ...{ subjectAltNames: ['api.cards.example.com'], ca: 'system' },
    },
    isHttp: true,
    origins: new Map([
      ['tls', { by: 'resource', resource: rule, path: ['spec', 'trafficPolicy', 'tls'] }],
      ['retries', { by: 'istio', resource: undefined, path: [] }],
      ['connectionPool', { by: 'envoy', resource: undefined, path: [] }],
    ]),
  };
}
