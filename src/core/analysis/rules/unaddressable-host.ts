import { recordIn, textIn, textsIn, listIn, expandHost, protocolClass } from '../../mesh';
import type { Resource } from '../../schema';
import { remedyIn } from '../istioctl/remedy';
import { eachOf, flatOf, question, resourcesOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const unaddressableHost: WorkspaceRule = {
  id: 'unaddressable-host',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R14'],
  summary: 'A host of a ServiceEntry has upper-case letters, or no dot.',
  why: 'istiod writes virtual hosts and their default routes in lower case and clusters as written, so that requests to a host with upper case lead to a cluster that does not exist: 503. Only a rule of a VirtualService that names the host as it is written gets there. Server names of TLS connections are compared in lower case, so those get there. A name without a dot in a VirtualService or DestinationRule means a Service of the cluster, so neither can name such an entry; without any of them it is a hint.',
  source:
    'istio/istio pilot/pkg/networking/core/httproute.go (BuildSidecarOutboundVirtualHosts); pilot/pkg/networking/core/cluster.go (buildOutboundClusters); envoyproxy/envoy source/common/listener_manager/filter_chain_manager_impl.cc (addFilterChains); pilot/pkg/model/config.go (ResolveShortnameToFQDN)',
  check: (input) => reports(input).flat(),
};

const entries = flatOf(resourcesOf, (resource) =>
  resource.kind === 'ServiceEntry' &&
  !resource.incomplete &&
  hostsOf(resource).some((host) => isUpper(host) || isShort(host))
    ? [resource]
    : [],
);

/** Names without a dot that rules use. */
const shortNames = flatOf(resourcesOf, ({ kind, value }) => {
  const spec = recordIn(value, 'spec');
  if (kind === 'DestinationRule') return [textIn(spec, 'host') ?? ''].filter(isShort);
  if (kind !== 'VirtualService') return [];
  const routed = ['http', 'tls', 'tcp'].flatMap((list) =>
    listIn(spec, list).flatMap((rule) =>
      listIn(rule, 'route').map((each) => textIn(recordIn(each, 'destination'), 'host') ?? ''),
    ),
  );
  return [...textsIn(spec, 'hosts'), ...routed].filter(isShort);
});

const usedNames = question((input): ReadonlySet<string> => new Set(shortNames(input)));

const reports = eachOf(entries, usedNames, (resource, used): readonly Report[] =>
  hostsOf(resource).flatMap((host, index) => {
    const path = ['spec', 'hosts', index];
    if (isUpper(host)) return upperReport(resource, host, path);
    return isShort(host) ? [shortReport(resource, host, path, used)] : [];
  }),
);

function hostsOf({ value }: Resource): readonly string[] {
  return textsIn(recordIn(value, 'spec'), 'hosts');
}

function isUpper(host: string): boolean {
  return host !== host.toLowerCase();
}

function isShort(host: string): boolean {
  return /^[^.*]+$/.test(host);
}

function upperReport(resource: Resource, host: string, path: Report['path']): readonly Report[] {
  const classes = listIn(recordIn(resource.value, 'spec'), 'ports').map((port) =>
    protocolClass(textIn(port, 'protocol') ?? ''),
  );
  const lower = host.toLowerCase();
  if (!classes.some((each) => each === 'http' || each === 'sniffed')) return [];
  return [
    {
      resource,
      path,
      ref: 'R14',
      message: `${host} has upper-case letters: its default route goes to ${lower} and its cluster is named ${host}, so requests get 503 unless a VirtualService sends them to ${host}. Write ${lower}.`,
      fix: remedyIn(resource, `Write ${lower}`, [{ type: 'set', path, value: lower }]),
    },
  ];
}

function shortReport(resource: Resource, host: string, path: Report['path'], used: ReadonlySet<string>): Report {
  const full = expandHost(host, resource.namespace ?? 'default');
  return {
    resource,
    path,
    ref: 'R14',
    severity: used.has(host) ? 'warning' : 'info',
    message: `${host} has no dot, so no VirtualService or DestinationRule can name it: there ${host} means ${full}. Use a name with dots.`,
  };
}
