import type { Call, Dialled, Mesh, Workload } from '../../mesh';
import { listIn, recordIn, textIn } from '../../mesh';
import { runningPods, shellWord, type CommandGroup, type CommandLine } from './command-line';

/** How a call is tried, by what the app speaks. The proxy takes what the app's container sends; what istio-proxy itself sends goes past it. */
export function probe({ scheme, host, port, path }: Dialled, call: Pick<Call, 'method' | 'headers'>): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const at = shellWord(`${name}:${port ?? ''}`);
  if (scheme === 'tls') return `openssl s_client -connect ${at} -servername ${shellWord(host)} </dev/null`;
  if (scheme === 'tcp') return `nc -zv -w 5 ${shellWord(host)} ${port ?? ''}`;
  const headers = Object.entries(call.headers).map(([key, value]) => ` -H ${shellWord(`${key}: ${value}`)}`);
  const method = call.method === 'GET' ? '' : ` -X ${shellWord(call.method)}`;
  const version = scheme === 'grpc' ? ' --http2-prior-knowledge' : '';
  const isDefault = port === (scheme === 'https' ? 443 : 80);
  const url = `${scheme === 'https' ? 'https' : 'http'}://${name}${isDefault ? '' : `:${port ?? ''}`}${path}`;
  return `curl -sS -o /dev/null -w '%{http_code}\\n' --max-time 10${version}${method}${headers.join('')} ${shellWord(url)}`;
}

/** The most calls that are listed; a design can draw thousands, and one shows how it is done. */
const mostCalls = 20;

/** How the calls of a design are tried, each from the container of the app that makes it. */
export function probeCommands(mesh: Mesh): CommandGroup | undefined {
  const calls = mesh.workloads.flatMap((workload) =>
    workload.calls.flatMap((call) =>
      call.dialled?.port === undefined ? [] : [{ workload, call, dialled: call.dialled }],
    ),
  );
  if (calls.length === 0) return undefined;
  const more = calls.length - mostCalls;
  return {
    title: 'Test from the app’s container',
    note: `Not from istio-proxy: what it sends itself is not routed. kubectl takes the app’s container where injection has marked it as the default one.${more > 0 ? ` ${more} more calls are tried in the same way.` : ''}`,
    commands: calls.slice(0, mostCalls).map(({ workload, call, dialled }): CommandLine => ({
      says: `${workload.name} calls ${call.url}.${anyPod(workload)}`,
      command: `kubectl exec -n ${shellWord(workload.namespace)} ${target(workload)}${container(mesh, workload)} -- ${probe(dialled, call)}`,
    })),
  };
}

const owners: Readonly<Record<string, string>> = {
  Deployment: 'deploy',
  StatefulSet: 'statefulset',
  DaemonSet: 'daemonset',
  ReplicaSet: 'replicaset',
  Job: 'job',
  Pod: 'pod',
};

/** What kubectl takes for a pod: its owner, or one found by the labels of a workload that is only drawn. */
function target({ source, name, namespace, labels }: Workload): string {
  const owner = Object.hasOwn(owners, source) ? owners[source] : undefined;
  if (owner !== undefined) return shellWord(`${owner}/${name}`);
  return `"$(${runningPods(namespace, labels)} -o name | head -n 1)"`;
}

/** Said where nothing tells the pods of a workload from the others of its namespace. */
function anyPod({ source, namespace, labels }: Workload): string {
  if (Object.hasOwn(owners, source) || Object.keys(labels).length > 0) return '';
  return ` It has no labels, so any running pod of namespace ${namespace} is taken; to name the right one, write pod/NAME in place of "$(…)".`;
}

/** The app's container by name where a file says it: the first that is not the proxy. */
function container(mesh: Mesh, workload: Workload): string {
  const owner = mesh.podOwners.find(
    (each) => each.kind === workload.source && each.name === workload.name && each.namespace === workload.namespace,
  );
  if (!owner) return '';
  const spec = recordIn(owner.resource.value, 'spec');
  const pod = owner.kind === 'Pod' ? spec : recordIn(recordIn(spec, 'template'), 'spec');
  const names = listIn(pod, 'containers').flatMap((each) => textIn(each, 'name') ?? []);
  const app = names.find((name) => name !== 'istio-proxy');
  return app === undefined ? '' : ` -c ${shellWord(app)}`;
}
