import type { Mesh, OtherResource } from '../build';
import { listIn, recordIn, textIn } from '../read';
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
 * ztunnel reads none of them.
 */
export function attachedCaveats({ others }: Pick<Mesh, 'others'>, stages: readonly Stage[]): readonly string[] {
  const attachable = attachableIn(others);
  if (attachable.length === 0) return [];
  const services = new Set(stages.filter(({ via }) => via !== 'ztunnel').flatMap(definitionsAt));
  return attachable.flatMap((each) => {
    const service = [...services].find((one) => isAttached(each, one));
    return service === undefined ? [] : [wordsFor(each, service)];
  });
}

const known = new WeakMap<Mesh['others'], readonly OtherResource[]>();

function attachableIn(others: Mesh['others']): readonly OtherResource[] {
  let found = known.get(others);
  if (found === undefined) known.set(others, (found = others.filter(isAttachable)));
  return found;
}

/** The definitions of what a proxy took a call for, and of where it sends it. */
function definitionsAt({ services, ways }: Stage): readonly MeshService[] {
  const sentTo = ways.flatMap(({ cluster }) => cluster.service?.definitions ?? []);
  return [...services, ...sentTo];
}

function isAttached({ resource, kind, namespace }: OtherResource, { resource: service, ...of }: MeshService): boolean {
  const group = service.kind === 'ServiceEntry' ? 'networking.istio.io' : '';
  return listIn(recordIn(resource.value, 'spec'), references[kind] ?? '').some(
    (each) =>
      textIn(each, 'kind') === service.kind &&
      (textIn(each, 'group') ?? '') === group &&
      textIn(each, 'name') === service.name &&
      (textIn(each, 'namespace') ?? namespace) === of.namespace,
  );
}

function wordsFor({ kind, namespace, name }: OtherResource, { resource, namespace: home }: MeshService): string {
  const target = resourceWords({ kind: resource.kind, namespace: home, name: resource.name });
  return `${kind} ${namespace}/${name} is attached to ${target}, and Fairway does not judge what it changes: the answer may be wrong.`;
}
