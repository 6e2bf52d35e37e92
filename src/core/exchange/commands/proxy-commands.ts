import {
  listIn,
  plainHosts,
  protocolClass,
  recordIn,
  textIn,
  type DestinationRule,
  type Gateway,
  type Mesh,
  type ServiceEntry,
  type VirtualService,
} from '../../mesh';
import type { Resource } from '../../schema';
import { shellWord, type CommandGroup, type CommandLine } from './command-line';
import { clientPod, gatewayPod, podCommand, routesPlaces, rulePod } from './proxy-pods';
import { ruleSeat } from './rule-seat';

/** What shows on a cluster whether a resource does what it says; undefined for kinds that Envoy's own configuration does not show. */
export function proxyCommands(mesh: Mesh, resource: Resource): CommandGroup | undefined {
  const title = `${resource.kind} ${resource.name}`;
  const group = (first: CommandLine, rest: readonly CommandLine[], note?: string): CommandGroup => ({
    title,
    ...(note === undefined ? {} : { note }),
    commands: [first, ...rest],
  });
  const entry = mesh.entries.find((each) => each.resource === resource);
  if (entry) return group(clientPod(mesh, entry.hosts, entry.namespace), entryCommands(entry), statsNote);
  const rule = mesh.rules.find((each) => each.resource === resource);
  if (rule) {
    const seat = ruleSeat(mesh, rule);
    return group(rulePod(mesh, rule, seat), ruleCommands(rule, seat.port), statsNote);
  }
  const routes = mesh.virtualServices.find((each) => each.resource === resource);
  if (routes) {
    const places = routesPlaces(mesh, routes);
    const [first, ...rest] = places.flatMap(({ name, pod }) => [pod, ...routeCommands(routes, name)]);
    return first && group(first, rest);
  }
  const gateway = mesh.gateways.find((each) => each.resource === resource);
  if (gateway) return group(gatewayPod(mesh, gateway), gatewayCommands(gateway));
  const sidecar = mesh.sidecars.find((each) => each.resource === resource);
  if (sidecar) return group(podCommand(sidecar.namespace, sidecar.selector ?? {}), sidecarCommands);
  if (resource.kind === 'AuthorizationPolicy') {
    const labels = recordIn(recordIn(resource.value, 'spec'), 'selector')['matchLabels'];
    return group(podCommand(resource.namespace ?? 'default', asLabels(labels)), policyCommands);
  }
  return undefined;
}

/**
 * Istio leaves most statistics of clusters out of what Envoy counts unless an annotation asks for them (istio/istio
 * tools/packaging/common/envoy_bootstrap.json, stats_matcher; pkg/bootstrap/config.go, getStatsOptions).
 */
const statsNote =
  'Counters of a cluster are there only where the pod asks for them: annotation proxy.istio.io/config with proxyStatsMatcher: { inclusionPrefixes: [cluster.outbound] }. What the clusters page says is always there.';

const pod = '"$POD.$NAMESPACE"';

/** Asks Envoy's own admin page, which only its pod can reach. */
function admin(page: string): string {
  return `kubectl exec -n "$NAMESPACE" "$POD" -c istio-proxy -- pilot-agent request GET ${page}`;
}

function entryCommands({ hosts, ports, resolution }: ServiceEntry): readonly CommandLine[] {
  const [host = ''] = hosts;
  return ports.flatMap(({ number, class: protocol }) => [
    { says: `The listener for port ${number}.`, command: `istioctl proxy-config listeners ${pod} --port ${number}` },
    ...(protocol === 'http'
      ? [
          {
            says: 'The virtual hosts of the port.',
            command: `istioctl proxy-config routes ${pod} --name ${number} -o yaml`,
          },
        ]
      : []),
    ...clusterCommands(host, number, ''),
    resolution === 'NONE'
      ? {
          says: 'It connects to the address that was dialled, so Envoy lists no endpoint.',
          command: admin(`clusters | grep -F ${shellWord(clusterName(host, number, ''))}`),
        }
      : endpointCommand(host, number, ''),
  ]);
}

function ruleCommands(rule: DestinationRule, port: number | undefined): readonly CommandLine[] {
  const { host, subsets } = rule;
  const names = ['', ...subsets.map(({ name }) => name)];
  const spec = JSON.stringify(rule.resource.value['spec'] ?? {});
  return [
    ...(port === undefined
      ? [
          {
            says: 'Its clusters, with their TLS, limits and ejection.',
            command: `istioctl proxy-config clusters ${pod} --fqdn ${shellWord(host)} -o yaml`,
          },
        ]
      : names.flatMap((subset) => [...clusterCommands(host, port, subset), endpointCommand(host, port, subset)])),
    ...(spec.includes('"credentialName"')
      ? [
          {
            says: 'The certificates that the proxy was given: ACTIVE, not WARMING.',
            command: `istioctl proxy-config secret ${pod}`,
          },
        ]
      : []),
    {
      says: 'Ejections, overflows and failed connections.',
      command: admin(
        `stats | grep -F ${shellWord(`|${host}`)} | grep -E 'outlier_detection|overflow|connect_fail|ssl'`,
      ),
    },
  ];
}

function clusterCommands(host: string, port: number, subset: string): readonly CommandLine[] {
  const named = subset === '' ? '' : ` --subset ${shellWord(subset)}`;
  return [
    {
      says: `Cluster ${clusterName(host, port, subset)}, with its TLS and limits.`,
      command: `istioctl proxy-config clusters ${pod} --fqdn ${shellWord(host)} --port ${port}${named} -o yaml`,
    },
  ];
}

function endpointCommand(host: string, port: number, subset: string): CommandLine {
  return {
    says: 'Its endpoints, and which of them are ejected.',
    command: `istioctl proxy-config endpoints ${pod} --cluster ${shellWord(clusterName(host, port, subset))}`,
  };
}

/** As istiod names it (istio/istio pilot/pkg/model/service.go, BuildSubsetKey). */
function clusterName(host: string, port: number, subset: string): string {
  return `outbound|${port}|${subset}|${host}`;
}

/** At one place: `mesh`, or a gateway's name. */
function routeCommands({ resource, hosts, routes }: VirtualService, place: string): readonly CommandLine[] {
  const { namespace, name } = resource;
  const here = routes.filter(({ matchGateways }) => matchGateways.length === 0 || matchGateways.includes(place));
  const asRequests = here.some(({ protocol }) => protocol === 'http');
  const origin = `namespaces/${namespace ?? 'default'}/virtual-service/${name}`;
  const where = place === 'mesh' ? 'sidecar' : 'gateway';
  return [
    ...(asRequests
      ? [
          {
            says: `The routes of the ${where}: those that this VirtualService made say so.`,
            command: `istioctl proxy-config routes ${pod} -o yaml | grep -F -B 5 -A 5 ${shellWord(origin)}`,
          },
          {
            says: 'Its virtual hosts.',
            command: `istioctl proxy-config routes ${pod} | grep -F ${shellWord(hosts[0] ?? '')}`,
          },
        ]
      : []),
    ...(here.some(({ protocol }) => protocol !== 'http')
      ? [
          {
            says: 'The filter chains by server name or address.',
            command: `istioctl proxy-config listeners ${pod} -o yaml | grep -F -A 20 ${shellWord(hosts[0] ?? '')}`,
          },
        ]
      : []),
    { says: 'What istioctl finds for the pod.', command: 'istioctl experimental describe pod "$POD" -n "$NAMESPACE"' },
  ];
}

function gatewayCommands(gateway: Gateway): readonly CommandLine[] {
  const servers = listIn(recordIn(gateway.resource.value, 'spec'), 'servers');
  const secrets = servers.some((server) => textIn(recordIn(server, 'tls'), 'credentialName'));
  const web = gateway.servers.some(
    ({ protocol }) => protocolClass(protocol) === 'http' || protocol.toUpperCase() === 'HTTPS',
  );
  const hosts = [...new Set(gateway.servers.flatMap((server) => plainHosts(server)))];
  return [
    {
      says: `The listeners: of port ${gateway.servers.map(({ port }) => port ?? '').join(', ')}, or of the port of the pods behind it.`,
      command: `istioctl proxy-config listeners ${pod}`,
    },
    ...(web
      ? [{ says: 'The routes that VirtualServices gave it.', command: `istioctl proxy-config routes ${pod}` }]
      : []),
    ...(secrets
      ? [
          {
            says: 'The certificates that it was given: ACTIVE, not WARMING.',
            command: `istioctl proxy-config secret ${pod}`,
          },
        ]
      : []),
    {
      says: `Where it sends on${hosts.length > 0 ? ` calls for ${hosts.slice(0, 3).join(', ')}` : ''}.`,
      command: `istioctl proxy-config clusters ${pod} --direction outbound`,
    },
    {
      says: 'What it logs, where access logs are on.',
      command: 'kubectl logs -n "$NAMESPACE" "$POD" -c istio-proxy --tail 20',
    },
  ];
}

const sidecarCommands: readonly CommandLine[] = [
  {
    says: 'The clusters that the proxy knows: what the Sidecar imports, and no other.',
    command: `istioctl proxy-config clusters ${pod} --direction outbound`,
  },
  { says: 'The listeners for what it calls.', command: `istioctl proxy-config listeners ${pod}` },
  {
    says: 'What becomes of calls to anywhere else: PassthroughCluster, or BlackHoleCluster.',
    command: `istioctl proxy-config listeners ${pod} --port 15001 -o yaml | grep -E 'PassthroughCluster|BlackHoleCluster'`,
  },
];

const policyCommands: readonly CommandLine[] = [
  { says: 'The policies that the proxy enforces.', command: `istioctl experimental authz check ${pod}` },
  { says: 'What it refused.', command: admin("stats | grep -F 'rbac'") },
];

function asLabels(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(recordIn({ value }, 'value')).flatMap(([key, each]) =>
      typeof each === 'string' ? [[key, each]] : [],
    ),
  );
}
