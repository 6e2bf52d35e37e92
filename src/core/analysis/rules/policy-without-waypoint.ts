import { authorizationPolicies, waypointProxy, type AuthorizationPolicy, type MeshService } from '../../mesh';
import { namespaceOf } from '../istioctl/in-mesh';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const policyWithoutWaypoint: WorkspaceRule = {
  id: 'policy-without-waypoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  summary: 'An AuthorizationPolicy is for a service that has no waypoint.',
  why: 'Only the waypoint of a service reads policies whose targetRefs name it: ztunnel and sidecars leave them out, so that what the policy was to forbid stays allowed. A service is judged where it has a label of its own or its Namespace is among the files.',
  source:
    'istio/istio pilot/pkg/serviceregistry/ambient/policies.go (WaypointPolicyStatusCollection), authorization.go (convertAuthorizationPolicy); pilot/pkg/model/policyattachment.go',
  check: (input) => authorizationPolicies(input.mesh).flatMap((policy) => checkPolicy(input, policy)),
};

function checkPolicy(input: RuleInput, policy: AuthorizationPolicy): readonly Report[] {
  return policy.targets.flatMap((target): readonly Report[] => {
    const service = servicesOf(input, policy, target).find(({ resource }) => resource.name === target.name);
    if (service === undefined || !lacksWaypoint(input, service)) return [];
    const name = `${target.kind} ${service.namespace}/${target.name}`;
    return [
      {
        resource: policy.resource,
        path: target.path,
        message: `Nobody enforces this policy for calls to ${name}: only a waypoint reads policies for a service, and it has none. Give it the label istio.io/use-waypoint.`,
      },
    ];
  });
}

type Target = AuthorizationPolicy['targets'][number];

function servicesOf({ mesh }: RuleInput, { namespace }: AuthorizationPolicy, target: Target): readonly MeshService[] {
  const { kind, group } = target;
  const isEntry = kind === 'ServiceEntry' && group === 'networking.istio.io';
  if (!isEntry && !(kind === 'Service' && group === '')) return [];
  return mesh.registry.services.filter(
    (each) => each.namespace === namespace && each.resource.kind === kind && !each.resource.incomplete,
  );
}

/** Without a label of its own the one of its Namespace counts, which another file may have. */
function lacksWaypoint(input: RuleInput, service: MeshService): boolean {
  const isSaid = Object.hasOwn(service.labels, 'istio.io/use-waypoint') || namespaceOf(input, service.namespace);
  return Boolean(isSaid) && waypointProxy(input.mesh, service) === undefined;
}
