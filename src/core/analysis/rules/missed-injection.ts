import { isIgnoredNamespace, podDocument, proxyOf, type Mesh, type Workload } from '../../mesh';
import { isInjected, proxyIn, workNamespaces } from '../istioctl/injection';
import { podsOf } from '../istioctl/pods';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const missedInjection: WorkspaceRule = {
  id: 'missed-injection',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  summary: 'A Pod runs without a sidecar in a namespace whose other Pods get one.',
  why: 'It was made while injection did not reach it: before its namespace was labelled, or while istiod did not answer. Its calls leave as the app sends them, in plain text where the sidecar was to start TLS, and REGISTRY_ONLY does not hold for it.',
  source: 'istio/istio pkg/kube/inject/inject.go (injectRequired); pkg/kube/inject/webhook.go (Inject)',
  check: checkPods,
};

function checkPods(input: RuleInput): readonly Report[] {
  const { mesh } = input;
  const bare = mesh.workloads.filter((each) => isBare(mesh, each) && isMeant(each) && isThere(each));
  if (bare.length === 0) return [];
  const injecting = injectingNamespaces(input);
  return bare.flatMap((workload) => {
    const others = injecting.get(workload.namespace);
    return others === undefined ? [] : reportOn(mesh, workload, others);
  });
}

function isBare(mesh: Mesh, workload: Workload): boolean {
  return workload.runs?.proxy === 'none' && proxyOf(mesh, workload).kind === 'none';
}

/** Whether nothing of its own keeps a sidecar from a pod. */
function isMeant({ namespace, labels, annotations, hostNetwork }: Workload): boolean {
  if (hostNetwork || isIgnoredNamespace(namespace) || labels['istio.io/dataplane-mode'] === 'none') return false;
  return (labels[injectKey] ?? annotations[injectKey]) !== 'false';
}

const injectKey = 'sidecar.istio.io/inject';

function isThere({ pods }: Workload): boolean {
  return pods.some(({ running }) => running?.hasEnded === false);
}

/**
 * How many Pods of a namespace got a sidecar for no reason of their own. Left out are namespaces that are labelled for it, of which `pod-without-proxy` speaks, and
 * those with sidecars written into templates.
 */
function injectingNamespaces(input: RuleInput): ReadonlyMap<string, number> {
  const { mesh } = input;
  const labelled = workNamespaces(input).filter(isInjected);
  const byHand = podsOf(input).filter(
    ({ kind, spec }) => kind !== 'Pod' && proxyIn(spec, ['containers', 'initContainers']),
  );
  const leftOut = new Set([...labelled.map(({ name }) => name), ...byHand.map(({ namespace }) => namespace)]);
  const found = new Map<string, number>();
  for (const each of mesh.workloads)
    if (each.runs !== undefined && !leftOut.has(each.namespace) && isGiven(mesh, each))
      found.set(each.namespace, (found.get(each.namespace) ?? 0) + each.pods.length);
  return found;
}

/** Whether pods have a sidecar without a label of their own that asks for it. */
function isGiven(mesh: Mesh, workload: Workload): boolean {
  const { labels, annotations } = workload;
  if (labels[injectKey] !== undefined || annotations[injectKey] !== undefined) return false;
  return labels['istio.io/rev'] === undefined && proxyOf(mesh, workload).kind === 'sidecar';
}

function reportOn(mesh: Mesh, { namespace, pods }: Workload, others: number): readonly Report[] {
  const running = pods.filter((pod) => pod.running?.hasEnded === false);
  const [first] = running;
  const resource = first && podDocument(mesh, namespace, first.name)?.resource;
  if (first === undefined || resource === undefined) return [];
  const who = running.length > 1 ? `${first.name} and ${running.length - 1} more like it run` : `${first.name} runs`;
  const have = others === 1 ? 'another Pod of the namespace has one' : `${others} other Pods of the namespace have one`;
  const [them, their] = running.length > 1 ? ['them', 'their'] : ['it', 'its'];
  const message = `Pod ${namespace}/${who} without a sidecar, and ${have}: no rule applies to ${their} calls. Recreate ${them}; if that does not help, find out why injection skipped ${them}.`;
  return [{ resource, path: ['spec', 'containers'], part: 'key', message }];
}
