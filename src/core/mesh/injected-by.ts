import type { Mesh } from './build';
import { injectionAmong, type Injection } from './injection-source';
import { namespaceLabels } from './proxy/clients/namespace';
import { labelsIn, recordIn } from './read';
import type { Workload } from './workload';

type Ground = Pick<Mesh, 'others'>;
type Pods = Pick<Workload, 'namespace' | 'labels'>;

const answers = new WeakMap<Mesh['others'], Map<string | undefined, Injection>>();

/** The values that pods are injected with: those of their revision where several could be meant; those of the whole mesh for no certain pods. */
export function injectionFor(mesh: Ground, pods: Pods | undefined): Injection {
  let known = answers.get(mesh.others);
  if (known === undefined) answers.set(mesh.others, (known = new Map<string | undefined, Injection>()));
  const revision = pods && revisionOf(mesh, pods);
  let found = known.get(revision);
  if (found === undefined) known.set(revision, (found = findInjection(mesh, revision)));
  return found;
}

function findInjection({ others }: Ground, revision: string | undefined): Injection {
  const sources = others.flatMap(({ injection }) => injection ?? []);
  return injectionAmong(sources, revision === undefined ? undefined : (tagged(others, revision) ?? revision));
}

/**
 * The revision, or the tag of one, by which a webhook is chosen for pods: `default` for `istio-injection`, which comes before `istio.io/rev` of the namespace and
 * that before the pod's own (manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml). Undefined where nothing is written.
 */
function revisionOf(mesh: Ground, { namespace, labels }: Pods): string | undefined {
  const common = namespaceLabels(mesh, namespace);
  if (common['istio-injection'] !== undefined) return 'default';
  const written = common['istio.io/rev'] ?? labels['istio.io/rev'];
  return written ?? (labels['sidecar.istio.io/inject'] === 'true' ? 'default' : undefined);
}

/** The revision that a tag stands for: its webhook has both as labels (manifests/charts/istio-control/istio-discovery/templates/revision-tags-mwc.yaml). */
function tagged(others: Mesh['others'], tag: string): string | undefined {
  for (const { kind, group, resource } of others) {
    if (kind !== 'MutatingWebhookConfiguration' || group !== 'admissionregistration.k8s.io') continue;
    const labels = labelsIn(recordIn(resource.value, 'metadata'), 'labels');
    if (labels['istio.io/tag'] === tag) return labels['istio.io/rev'];
  }
  return undefined;
}
