import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import { readView } from '../../base';
import type { Mesh, OtherResource } from '../../build';
import { hasKey, labelsIn, listIn, recordIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import { nameLabel } from '../ambient/ambient-waypoint';
import type { AuthorizedCall } from './authorization';
import { isSince } from '../clusters/cluster-shape';

/** An AuthorizationPolicy as istiod takes it. */
export interface AuthorizationPolicy {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  readonly action: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  /** As written: an item that is empty takes everything. */
  readonly rules: readonly unknown[];
  /** Undefined without one, which is every pod of the namespace. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  readonly targets: readonly Target[];
  /** Only logged (`istio.io/dry-run`). */
  readonly isDryRun: boolean;
}

/** What a policy is for, by `targetRefs`. */
interface Target {
  /** Of the policy, `['spec', 'targetRefs', 0]`. */
  readonly path: Path;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

const known = new WeakMap<Mesh['others'], readonly AuthorizationPolicy[]>();

/** All AuthorizationPolicies among the files. */
export function authorizationPolicies({ others }: Pick<Mesh, 'others'>): readonly AuthorizationPolicy[] {
  let found = known.get(others);
  if (found === undefined) {
    found = others
      .filter(({ kind, group }) => kind === 'AuthorizationPolicy' && group === 'security.istio.io')
      .map(readPolicy);
    known.set(others, found);
  }
  return found;
}

/** Those that count where a call arrives, the root namespace's first (pilot/pkg/model/policyattachment.go, ShouldAttachPolicy). */
export function policiesFor(mesh: Mesh, at: AuthorizedCall['at']): readonly AuthorizationPolicy[] {
  const all = authorizationPolicies(mesh);
  const isRoot = ({ namespace }: AuthorizationPolicy): boolean => namespace === mesh.settings.rootNamespace;
  const found = all.filter((policy) =>
    'gateway' in at
      ? attachesToGateway(mesh, at, policy, isRoot(policy))
      : attachesToWaypoint(at, policy, isRoot(policy)),
  );
  return [...found.filter(isRoot), ...found.filter((policy) => !isRoot(policy))];
}

/** Pods of a Gateway are found by labels; `targetRefs` name one of Istio's Gateways only since 1.32. */
function attachesToGateway(
  { settings }: Mesh,
  { gateway }: Extract<AuthorizedCall['at'], { gateway: unknown }>,
  policy: AuthorizationPolicy,
  isRoot: boolean,
): boolean {
  const { targets, selector, namespace } = policy;
  if (targets.length > 0)
    return (
      isSince(settings.istioVersion, '1.32') &&
      targets.some(
        ({ group, kind, name }) =>
          group === 'networking.istio.io' &&
          kind === 'Gateway' &&
          gateway.gateways.some((each) => each.namespace === namespace && each.name === name),
      )
    );
  if (!isRoot && namespace !== gateway.proxy.namespace) return false;
  return selector === undefined || matchesLabels(selector, gateway.proxy.labels);
}

/** A waypoint reads policies that name it, its class or the service, and none with a selector. */
function attachesToWaypoint(
  { waypoint, service }: Extract<AuthorizedCall['at'], { waypoint: unknown }>,
  { targets, namespace }: AuthorizationPolicy,
  isRoot: boolean,
): boolean {
  return targets.some((target) => {
    const { group, kind, name } = target;
    const isService =
      (kind === 'Service' && group === '') || (kind === 'ServiceEntry' && group === 'networking.istio.io');
    if (isService)
      return kind === service.resource.kind && name === service.resource.name && namespace === service.namespace;
    if (group !== 'gateway.networking.k8s.io') return false;
    if (kind === 'GatewayClass') return isRoot && name === 'istio-waypoint';
    if (target.namespace !== undefined && target.namespace !== waypoint.namespace) return false;
    return kind === 'Gateway' && namespace === waypoint.namespace && name === waypoint.labels[nameLabel];
  });
}

const views = new WeakMap<Resource, AuthorizationPolicy>();

function readPolicy({ resource }: OtherResource): AuthorizationPolicy {
  let view = views.get(resource);
  if (view === undefined) views.set(resource, (view = viewOf(resource)));
  return view;
}

const actions = ['DENY', 'AUDIT', 'CUSTOM'] as const;

function viewOf(resource: Resource): AuthorizationPolicy {
  const { namespace, name } = readView(resource);
  const spec = recordIn(resource.value, 'spec');
  const annotations = labelsIn(recordIn(resource.value, 'metadata'), 'annotations');
  const single = hasKey(spec, 'targetRef') ? [spec['targetRef']] : [];
  const targets = listIn(spec, 'targetRefs');
  return {
    resource,
    namespace,
    name,
    action: actions.find((action) => action === spec['action']) ?? 'ALLOW',
    rules: listIn(spec, 'rules'),
    selector: hasKey(spec, 'selector') ? labelsIn(recordIn(spec, 'selector'), 'matchLabels') : undefined,
    targets:
      targets.length > 0
        ? targets.map((each, index) => readTarget(each, ['spec', 'targetRefs', index]))
        : single.map((each) => readTarget(each, ['spec', 'targetRef'])),
    isDryRun: annotations['istio.io/dry-run'] === 'true',
  };
}

function readTarget(target: unknown, path: Path): Target {
  const group = textIn(target, 'group') ?? '';
  return {
    path,
    group: group === 'core' ? '' : group,
    kind: textIn(target, 'kind') ?? '',
    name: textIn(target, 'name') ?? '',
    namespace: textIn(target, 'namespace'),
  };
}
