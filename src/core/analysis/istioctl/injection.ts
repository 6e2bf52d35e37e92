import { isRecord } from '../../schema';
import { listIn, textIn } from '../../mesh';
import type { RuleInput } from '../run';
import { completeOf, type Seen } from './scope';

/** Labels of a Namespace that decide about sidecars and ambient mode. */
export const injectionLabel = 'istio-injection';
export const revisionLabel = 'istio.io/rev';
export const dataPlaneLabel = 'istio.io/dataplane-mode';

/** The namespaces that the analyzer of injection looks at: all but that of the control plane (istio/istio pkg/config/analysis/analyzers/injection/injection.go). */
export function workNamespaces(input: RuleInput): readonly Seen[] {
  return completeOf(input, 'Namespace').filter(({ name }) => name !== 'istio-system');
}

/** Whether a Namespace says nothing about sidecars and is not in ambient mode. An empty `istio-injection` says nothing, and any revision says something. */
export function isUnlabelled({ labels }: Seen): boolean {
  if (labels[dataPlaneLabel] === 'ambient') return false;
  return (labels[injectionLabel] ?? '') === '' && labels[revisionLabel] === undefined;
}

/** Whether the pods of a Namespace are to have a sidecar by its label. Those of a revision are not counted (injection.go, Analyze). */
export function isInjected({ labels }: Seen): boolean {
  return labels[dataPlaneLabel] !== 'ambient' && labels[injectionLabel] === 'enabled';
}

/** The sidecar among the containers of a pod's spec, with its place there; undefined when there is none. */
export function proxyIn(
  spec: Readonly<Record<string, unknown>>,
  lists: readonly ('containers' | 'initContainers')[],
): { readonly path: readonly (string | number)[]; readonly image: string | undefined } | undefined {
  for (const list of lists) {
    const index = listIn(spec, list).findIndex((each) => isRecord(each) && each['name'] === 'istio-proxy');
    if (index >= 0) return { path: [list, index], image: textIn(listIn(spec, list)[index], 'image') };
  }
  return undefined;
}
