import { ambientCart, ambientMesh, entry, waypoint } from '../../testing/ambient-cases';
import { bundle, document } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { policyWithoutWaypoint } from './policy-without-waypoint';

const policy = (target: string, namespace = 'shop'): string =>
  document(`AuthorizationPolicy ${namespace}/api`, `targetRefs: [${target}]`).replace(
    /networking.istio.io\/\w+/,
    'security.istio.io/v1',
  );
const toEntry = '{ kind: ServiceEntry, group: networking.istio.io, name: api }';
const none = 'labels: { istio.io/use-waypoint: none }';
const message =
  'Nobody enforces this policy for calls to ServiceEntry shop/api: only a waypoint reads policies for a service, and it has none. Give it the label istio.io/use-waypoint.';

testRule(policyWithoutWaypoint, {
  valid: [
    bundle(ambientCart, waypoint(), entry(), policy(toEntry)),
    // One that is named and not among the files.
    bundle(ambientCart, entry(), policy(toEntry)),
    // The Namespace may say it elsewhere.
    bundle(ambientMesh(), entry('resolution: DNS', ''), policy(toEntry)),
    bundle(ambientCart, entry('resolution: DNS', ''), policy(toEntry, 'billing')),
    bundle(ambientCart, entry('resolution: DNS', ''), policy('{ kind: ServiceEntry, name: api }')),
    bundle(ambientCart, entry('resolution: DNS', ''), policy(toEntry.replace('name: api', 'name: other'))),
    bundle(ambientCart, policy('{ kind: Gateway, group: gateway.networking.k8s.io, name: wp }')),
  ],
  invalid: [
    {
      code: bundle(ambientCart, entry('resolution: DNS', ''), policy(toEntry)),
      findings: [{ message, path: 'spec.targetRefs[0]' }],
    },
    {
      code: bundle(ambientMesh(), waypoint(), entry('resolution: DNS', none), policy(toEntry)),
      findings: [{ message }],
    },
  ],
});
