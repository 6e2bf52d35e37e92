import { compareText } from './base';
import { selects } from './label-index';
import type { PodOwner } from './workload';

type Labels = Readonly<Record<string, string>>;

/**
 * Labels that controllers and the injector give to pods beside those of their template. They say which pod it is, or what is known otherwise, so that they
 * count only where a selector asks for them (kubernetes/kubernetes pkg/controller; istio/istio
 * manifests/charts/istio-control/istio-discovery/files/injection-template.yaml).
 */
export const addedLabels: ReadonlySet<string> = new Set([
  ...['pod-template-hash', 'controller-revision-hash', 'pod-template-generation', 'rollouts-pod-template-hash'],
  ...['statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index'],
  ...['controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name'],
  'batch.kubernetes.io/job-completion-index',
  ...['security.istio.io/tlsMode', 'service.istio.io/canonical-name', 'service.istio.io/canonical-revision'],
]);

/** Pods that are alike in all that makes a difference to Istio; at least one. */
export interface PodGroup {
  readonly pods: readonly PodOwner[];
  /** Those of them all, without what only tells pods apart. */
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** Pods in groups, in the order of their first ones. `asked` are the added labels that some selector for proxies names. */
export function groupPods(pods: readonly PodOwner[], asked: ReadonlySet<string>): readonly PodGroup[] {
  const groups = new Map<string, { pods: PodOwner[]; labels: Labels; annotations: Labels }>();
  for (const pod of pods) {
    const labels = pick(pod.labels, (name) => !addedLabels.has(name) || asked.has(name));
    const annotations = pick(pod.annotations, isForProxy);
    const key = JSON.stringify([entriesOf(labels), entriesOf(annotations), ...settled(pod)]);
    const group = groups.get(key);
    if (group) group.pods.push(pod);
    else groups.set(key, { pods: [pod], labels, annotations });
  }
  return [...groups.values()];
}

/**
 * The group that is what a template makes now: it has all that the template says. Of several it is the largest, since the others were changed by hand, or have
 * not been made anew since something changed that injection looks at; of equally large ones one with a proxy.
 */
export function groupOfTemplate(template: PodOwner, groups: readonly PodGroup[]): PodGroup | undefined {
  const like = groups.filter(({ pods: [pod], labels, annotations }) => {
    if (pod === undefined || pod.hostNetwork !== template.hostNetwork) return false;
    if (accountOf(pod) !== accountOf(template)) return false;
    return (
      selects(pick(template.labels, isKept), labels) && selects(pick(template.annotations, isForProxy), annotations)
    );
  });
  return [...like].sort((a, b) => b.pods.length - a.pods.length || Number(isBare(a)) - Number(isBare(b)))[0];
}

function isBare({ pods: [pod] }: PodGroup): boolean {
  return pod?.running?.proxy === 'none';
}

function isKept(name: string): boolean {
  return !addedLabels.has(name);
}

/** Annotations by which pods tell injection and their proxy something; all others differ for reasons of others. */
function isForProxy(name: string): boolean {
  if (name === 'sidecar.istio.io/status') return false;
  return /^(?:traffic\.sidecar|sidecar|proxy|inject|ambient)\.istio\.io\//.test(name);
}

function settled(pod: PodOwner): readonly unknown[] {
  const { proxy = null, dnsCapture = null, redirection = null } = pod.running ?? {};
  return [accountOf(pod), pod.hostNetwork, pod.asProxyUser, proxy, dnsCapture, redirection];
}

/** The API server writes the account of the namespace into each pod. */
function accountOf({ serviceAccount = 'default' }: PodOwner): string {
  return serviceAccount;
}

function pick(labels: Labels, isWanted: (name: string) => boolean): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => isWanted(name)));
}

function entriesOf(labels: Labels): readonly (readonly [string, string])[] {
  return Object.entries(labels).sort(([a], [b]) => compareText(a, b));
}
