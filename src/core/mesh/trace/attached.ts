import { isRecord } from '../../schema';
import type { Mesh, OtherResource } from '../build';
import { integerIn, listIn, recordIn, textIn } from '../read';
import type { MeshService } from '../proxy/services/service';
import type { Stage } from './journey';
import { resourceWords } from './trace-words';

/** Where each kind of the Gateway API names the services that it is for, beside the Gateways. */
const references: Readonly<Record<string, 'parentRefs' | 'targetRefs'>> = {
  HTTPRoute: 'parentRefs',
  GRPCRoute: 'parentRefs',
  TLSRoute: 'parentRefs',
  TCPRoute: 'parentRefs',
  BackendTLSPolicy: 'targetRefs',
  XBackendTrafficPolicy: 'targetRefs',
};

/** Whether a resource is of the Gateway API and may be attached to a service. */
export function isAttachable({ kind, group }: Pick<OtherResource, 'kind' | 'group'>): boolean {
  return Object.hasOwn(references, kind) && /^gateway\.networking\.(?:x-)?k8s\.io$/.test(group);
}

/**
 * Sentences about routes and policies of the Gateway API that are attached to a service on the way of a call: istiod makes VirtualServices and DestinationRules
 * of them, which are not judged here (pilot/pkg/config/kube/gateway/conversion.go, allowedParentReferences; backend_policies.go, BackendTLSPolicyCollection).
 * ztunnel reads none of them. `dialled` is the port of the call; proxies behind the first one may get it at another.
 */
export function attachedCaveats(
  { others }: Pick<Mesh, 'others'>,
  stages: readonly Stage[],
  dialled: number,
): readonly string[] {
  const attachable = attachableIn(others);
  if (attachable.length === 0) return [];
  const asked = stages.filter(({ via }) => via !== 'ztunnel');
  const targets = asked.flatMap((stage, index) => targetsAt(stage, index === 0 ? dialled : undefined));
  return attachable.flatMap((each) => {
    const target = targets.find((one) => isAttached(each, one));
    return target === undefined ? [] : [wordsFor(each, target.service)];
  });
}

const known = new WeakMap<Mesh['others'], readonly OtherResource[]>();

function attachableIn(others: Mesh['others']): readonly OtherResource[] {
  let found = known.get(others);
  if (found === undefined) known.set(others, (found = others.filter(isAttachable)));
  return found;
}

/** A service on the way of a call, and its port that is called; undefined where it is not known. */
interface Target {
  readonly service: MeshService;
  readonly port: number | undefined;
}

/** The definitions of what a proxy took a call for, and of where it sends it. */
function targetsAt({ services, ways }: Stage, port: number | undefined): readonly Target[] {
  const sentTo = ways.flatMap(({ cluster }) =>
    (cluster.service?.definitions ?? []).map((service) => ({ service, port: cluster.port })),
  );
  return [...services.map((service) => ({ service, port })), ...sentTo];
}

/**
 * A reference that leaves out its group is one to gateway.networking.k8s.io, and that to a Service writes `group: ''`; one with a port is for calls to that port
 * (sigs.k8s.io/gateway-api apis/v1/shared_types.go, ParentReference).
 */
function isAttached({ resource, kind, namespace }: OtherResource, target: Target): boolean {
  const { service } = target;
  const group = service.resource.kind === 'ServiceEntry' ? 'networking.istio.io' : '';
  return listIn(recordIn(resource.value, 'spec'), references[kind] ?? '').some(
    (each) =>
      isRecord(each) &&
      each['kind'] === service.resource.kind &&
      each['group'] === group &&
      each['name'] === service.resource.name &&
      (textIn(each, 'namespace') ?? namespace) === service.namespace &&
      isForPort(integerIn(each, 'port'), target.port),
  );
}

function isForPort(written: number | undefined, called: number | undefined): boolean {
  return written === undefined || called === undefined || written === called;
}

function wordsFor({ kind, namespace, name }: OtherResource, { resource, namespace: home }: MeshService): string {
  const target = resourceWords({ kind: resource.kind, namespace: home, name: resource.name });
  return `${kind} ${namespace}/${name} is attached to ${target}, and Fairway does not judge what it changes: the answer may be wrong.`;
}
