import { isRecord } from '../../schema';
import { hasKey, listIn, textIn } from '../../mesh';
import { question, settingsOf } from '../question';
import type { RuleInput } from '../run';
import type { DrawnPod } from './pods';
import { seenOf, type Seen } from './scope';

const namespacesByName = question(
  (input): ReadonlyMap<string, Seen> => new Map(seenOf(input, 'Namespace').map((seen) => [seen.name, seen])),
);

/** The Namespace object of a name; undefined when it is not drawn. */
export function namespaceOf(input: RuleInput, name: string): Seen | undefined {
  return namespacesByName(input).get(name);
}

/**
 * Whether a pod has a sidecar: it is written into it, its label or annotation `sidecar.istio.io/inject` says so, or its Namespace does. The first
 * that is there decides; revision labels do not count (istio/istio pkg/config/analysis/analyzers/util/in_mesh.go, inMesh). Undefined when
 * the Namespace would decide and none is drawn at all. A workload of a design has what the design says of the mesh.
 */
export function inMesh(input: RuleInput, pod: DrawnPod): boolean | undefined {
  if (pod.kind === 'EgressDesign') return settingsOf(input).dataPlane !== 'ambient';
  if (hasProxy(pod)) return true;
  const stated = pod.labels[injectKey] ?? pod.annotations[injectKey];
  if (stated !== undefined) return stated === 'true';
  if (seenOf(input, 'Namespace').length === 0) return undefined;
  return namespaceOf(input, pod.namespace)?.labels['istio-injection'] === 'enabled';
}

const injectKey = 'sidecar.istio.io/inject';

/** A native sidecar stands among the init containers; in a template Istio looks at containers alone (in_mesh.go, DeploymentInMesh). */
function hasProxy(pod: DrawnPod): boolean {
  const containers = [
    ...listIn(pod.spec, 'containers'),
    ...(pod.kind === 'Pod' ? listIn(pod.spec, 'initContainers') : []),
  ];
  const proxy = containers.find((container) => isRecord(container) && container['name'] === 'istio-proxy');
  return textIn(proxy, 'image') !== undefined;
}

/**
 * Whether ztunnel captures a pod's traffic, as the annotation of the CNI plugin says (in_mesh.go, PodInAmbientMode), or will say of pods that are yet to be made
 * (istio/istio cni/pkg/util/podutil.go, PodRedirectionEnabled).
 */
export function isAmbientPod(input: RuleInput, pod: DrawnPod): boolean {
  if (pod.kind === 'EgressDesign') return settingsOf(input).dataPlane === 'ambient';
  if (pod.annotations['ambient.istio.io/redirection'] === 'enabled') return true;
  const runs = pod.kind === 'Pod' && hasKey(pod.resource.value, 'status');
  if (runs || inMesh(input, pod) === true) return false;
  const mode = pod.labels[modeKey] ?? namespaceOf(input, pod.namespace)?.labels[modeKey];
  return mode === 'ambient';
}

const modeKey = 'istio.io/dataplane-mode';

/** Whether a Namespace puts its pods into ambient mode: labels for sidecars win over that (in_mesh.go, NamespaceInAmbientMode). */
export function isAmbientNamespace(namespace: Seen | undefined): boolean {
  if (namespace === undefined || namespace.labels['istio-injection'] === 'enabled') return false;
  if ((namespace.labels['istio.io/rev'] ?? '') !== '') return false;
  return namespace.labels[modeKey] === 'ambient';
}
