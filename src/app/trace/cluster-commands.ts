import { labelSelector, probe, runningPods, shellWord } from '../../core/exchange';
import { labelsIn, parseCall, recordIn, statusForCaller, type Trace, type Workload } from '../../core/mesh';
import type { FreeCall } from '../traced-call';
import { checkWords } from './words';

/** A command to run, and what it shows. */
interface ClusterCheck {
  readonly says: string;
  readonly command: string;
}

/** What the command line says of the same call: `fairway trace --from shop/cart https://api.example.com design.yaml`. */
export function traceCommand({ namespace, name, url, method, headers }: FreeCall, files: readonly string[]): string {
  const options = [
    `--from ${shellWord(`${namespace}/${name ?? 'any'}`)}`,
    ...(method === 'GET' ? [] : [`--method ${shellWord(method)}`]),
    ...Object.entries(headers).map(([key, value]) => `--header ${shellWord(`${key}=${value}`)}`),
  ];
  return ['fairway trace', ...options, shellWord(url), ...files.map(shellWord)].join(' ');
}

/** Commands that show on a cluster what the trace says, in the order in which they are run. */
export function clusterChecks(trace: Trace, workload: Workload | undefined): readonly ClusterCheck[] {
  const dialled = parseCall(trace.call.url);
  if (!dialled) return [];
  const { namespace, labels } = trace.call.client;
  const pod = podCommand(namespace, workload?.labels ?? labels);
  // Injection makes the app's container the default one of `kubectl exec` (istio/istio pkg/kube/inject, applyMetadata).
  const test: ClusterCheck = {
    says: expected(trace),
    command: `kubectl exec -n ${shellWord(namespace)} "$POD" -- ${probe(dialled, trace.call)}`,
  };
  if (trace.call.client.kind === 'ztunnel') return [pod, test, ...ztunnelChecks(dialled.host)];
  return [pod, ...proxyChecks(trace, '$POD', namespace), ...gatewayChecks(trace), test, logCheck(trace, namespace)];
}

function podCommand(namespace: string, labels: Readonly<Record<string, string>>): ClusterCheck {
  const says = Object.keys(labels).length > 0 ? checkWords.takeRunningPod : checkWords.takeAnyPod(namespace);
  return {
    says,
    command: `POD=$(${runningPods(namespace, labels)} -o jsonpath='{.items[0].metadata.name}')`,
  };
}

/** What the client's own Envoy has: listener, routes and cluster. */
function proxyChecks(trace: Trace, pod: string, namespace: string): readonly ClusterCheck[] {
  const of = `"${pod}.${namespace}"`;
  const dialled = parseCall(trace.call.url);
  const first = trace.hops.filter(({ proxy }) => proxy === trace.hops[0]?.proxy);
  const cluster = first.find(({ at }) => at === 'cluster')?.name ?? '';
  const [, port, subset, fqdn] = cluster.split('|');
  const checks: ClusterCheck[] = [
    {
      says: checkWords.listener(dialled?.port ?? ''),
      command: `istioctl proxy-config listener ${of} --port ${dialled?.port ?? ''}`,
    },
  ];
  if (first.some(({ at, name }) => at === 'route' && name.includes(':')))
    checks.push({
      says: checkWords.virtualHost,
      command: `istioctl proxy-config route ${of} --name ${dialled?.port ?? ''} -o yaml`,
    });
  if (fqdn !== undefined && fqdn !== '') {
    const named = subset === '' || subset === undefined ? '' : ` --subset ${shellWord(subset)}`;
    checks.push(
      {
        says: checkWords.cluster(cluster),
        command: `istioctl proxy-config cluster ${of} --fqdn ${shellWord(fqdn)} --port ${port ?? ''}${named} -o yaml`,
      },
      {
        says: checkWords.endpoints,
        command: `istioctl proxy-config endpoint ${of} --cluster ${shellWord(cluster)}`,
      },
    );
  }
  return checks;
}

/** The same at the egress gateway, where the call leads through one. */
function gatewayChecks(trace: Trace): readonly ClusterCheck[] {
  const hop = trace.hops.find(({ at, resource }) => at === 'gateway' && resource?.kind === 'Gateway');
  if (!hop?.resource || trace.cluster === undefined) return [];
  const selector = labelsIn(recordIn(hop.resource.value, 'spec'), 'selector');
  const { host, port } = trace.cluster;
  return [
    {
      says: checkWords.gatewayPod,
      command: `GATEWAY=$(kubectl get pod -A -l ${shellWord(labelSelector(selector))} --field-selector=status.phase=Running -o jsonpath='{.items[0].metadata.name}.{.items[0].metadata.namespace}')`,
    },
    {
      says: checkWords.gatewayCluster,
      command: `istioctl proxy-config cluster "$GATEWAY" --fqdn ${shellWord(host)} --port ${port} -o yaml`,
    },
  ];
}

function ztunnelChecks(host: string): readonly ClusterCheck[] {
  return [
    { says: checkWords.ztunnelKnows, command: 'istioctl ztunnel-config service' },
    {
      says: checkWords.ztunnelLogs,
      command: `kubectl logs -n istio-system ds/ztunnel --tail 50 | grep ${shellWord(host)}`,
    },
  ];
}

function logCheck(trace: Trace, namespace: string): ClusterCheck {
  const { response, cluster, outcome } = trace;
  const upstream =
    outcome === 'passthrough' ? 'PassthroughCluster' : outcome === 'blackhole' ? 'BlackHoleCluster' : cluster?.name;

  return {
    says: checkWords.log(response?.flag ?? undefined, upstream),
    command: `kubectl logs -n ${shellWord(namespace)} "$POD" -c istio-proxy --tail 20`,
  };
}

function expected(trace: Trace): string {
  const { outcome, response } = trace;
  const status = statusForCaller(trace);
  if (status !== null) return checkWords.call.answered(status);
  if (response) return checkWords.call.closed;
  return outcome === 'unresolved' ? checkWords.call.noAddress : checkWords.call.delivered;
}
