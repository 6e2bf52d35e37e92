import { labelSelector, probe, runningPods, shellWord } from '../../core/exchange';
import { labelsIn, parseCall, recordIn, type Trace, type Workload } from '../../core/mesh';
import type { FreeCall } from '../traced-call';

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
    says: `Make the call from the app’s own container: ${expected(trace)}`,
    command: `kubectl exec -n ${shellWord(namespace)} "$POD" -- ${probe(dialled, trace.call)}`,
  };
  if (trace.call.client.kind === 'ztunnel') return [pod, test, ...ztunnelChecks(dialled.host)];
  return [pod, ...proxyChecks(trace, '$POD', namespace), ...gatewayChecks(trace), test, logCheck(trace, namespace)];
}

function podCommand(namespace: string, labels: Readonly<Record<string, string>>): ClusterCheck {
  const says =
    Object.keys(labels).length > 0
      ? 'Take one of the running pods.'
      : `Take any running pod of namespace ${namespace}, as no labels say which; to name the right one, write its name in place of $(…).`;
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
      says: `The listener for port ${dialled?.port ?? ''}.`,
      command: `istioctl proxy-config listener ${of} --port ${dialled?.port ?? ''}`,
    },
  ];
  if (first.some(({ at, name }) => at === 'route' && name.includes(':')))
    checks.push({
      says: 'The virtual host and its routes.',
      command: `istioctl proxy-config route ${of} --name ${dialled?.port ?? ''} -o yaml`,
    });
  if (fqdn !== undefined && fqdn !== '') {
    const named = subset === '' || subset === undefined ? '' : ` --subset ${shellWord(subset)}`;
    checks.push(
      {
        says: `Cluster ${cluster}, with its TLS and limits.`,
        command: `istioctl proxy-config cluster ${of} --fqdn ${shellWord(fqdn)} --port ${port ?? ''}${named} -o yaml`,
      },
      {
        says: 'Its endpoints, and which of them are ejected.',
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
      says: 'Take one of the gateway’s pods.',
      command: `GATEWAY=$(kubectl get pod -A -l ${shellWord(labelSelector(selector))} --field-selector=status.phase=Running -o jsonpath='{.items[0].metadata.name}.{.items[0].metadata.namespace}')`,
    },
    {
      says: 'The cluster of the server at the gateway.',
      command: `istioctl proxy-config cluster "$GATEWAY" --fqdn ${shellWord(host)} --port ${port} -o yaml`,
    },
  ];
}

function ztunnelChecks(host: string): readonly ClusterCheck[] {
  return [
    { says: 'Whether ztunnel knows the address, and its waypoint.', command: 'istioctl ztunnel-config service' },
    {
      says: 'What ztunnel logs of the call.',
      command: `kubectl logs -n istio-system ds/ztunnel --tail 50 | grep ${shellWord(host)}`,
    },
  ];
}

function logCheck(trace: Trace, namespace: string): ClusterCheck {
  const { response, cluster, outcome } = trace;
  const upstream =
    outcome === 'passthrough' ? 'PassthroughCluster' : outcome === 'blackhole' ? 'BlackHoleCluster' : cluster?.name;
  const flag = response?.flag;
  const looks = [
    flag ? `response flag ${flag}${flagWords[flag] ? ` (${flagWords[flag]})` : ''}` : 'no response flag (-)',
    upstream === undefined ? '' : `upstream cluster ${upstream}`,
  ].filter((each) => each !== '');
  return {
    says: `What Envoy logs of it, where access logs are on: ${looks.join(', ')}. UF would be a failed connection, UO an overflowing limit, UT a timeout.`,
    command: `kubectl logs -n ${shellWord(namespace)} "$POD" -c istio-proxy --tail 20`,
  };
}

/** Envoy, docs/root/configuration/observability/access_log/usage.rst. */
const flagWords: Readonly<Record<string, string>> = {
  NR: 'no route',
  NC: 'no cluster',
  UH: 'no healthy upstream',
  UF: 'connection failure',
  FI: 'injected fault',
};

function expected({ outcome, response }: Trace): string {
  if (response?.code) return `the proxy answers ${response.code}.`;
  if (response) return 'the connection is closed.';
  return outcome === 'unresolved' ? 'the name has no address.' : 'the server answers.';
}
