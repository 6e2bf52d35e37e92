import { expandHost, isClusterLocal, listIn, recordIn, textIn, textsIn, type Mesh } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import { flatOf, question, resourcesOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const expandedShortHost: WorkspaceRule = {
  id: 'expanded-short-host',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R13'],
  summary:
    'A host without dots in a VirtualService or DestinationRule means a Service, and something else is likely meant.',
  why: 'istiod makes name.namespace.svc.cluster.local of it, with the namespace of the resource that it stands in. Hosts of ServiceEntries are never made longer, so such a name does not find them. Where a Service of that name may be in the cluster, nothing is said unless an entry, a Service elsewhere or a gateway elsewhere has the name.',
  source:
    'istio/istio pilot/pkg/model/virtualservice.go (resolveVirtualServiceShortnames), pilot/pkg/model/config.go (ResolveShortnameToFQDN)',
  check: (input) => found(input),
};

/** A host as it stands somewhere. */
interface Written {
  readonly resource: Resource;
  readonly name: string;
  readonly path: Path;
}

const shortHosts = flatOf(resourcesOf, (resource): readonly Written[] => {
  if (resource.incomplete) return [];
  const spec = recordIn(resource.value, 'spec');
  const all =
    resource.kind === 'VirtualService' ? inRoutes(spec) : resource.kind === 'DestinationRule' ? inRule(spec) : [];
  return all.flatMap(([name, path]) => (/^[^.*]+$/.test(name) ? [{ resource, name, path }] : []));
});

type Named = readonly [name: string, path: Path];

function inRule(spec: unknown): readonly Named[] {
  return [[textIn(spec, 'host') ?? '', ['spec', 'host']]];
}

function inRoutes(spec: unknown): readonly Named[] {
  const hosts = textsIn(spec, 'hosts').map((name, index): Named => [name, ['spec', 'hosts', index]]);
  const routed = ['http', 'tls', 'tcp'].flatMap((list) =>
    listIn(spec, list).flatMap((rule, index) => [
      ...listIn(rule, 'route').map((each, at) =>
        destination(recordIn(each, 'destination'), ['spec', list, index, 'route', at, 'destination']),
      ),
      ...listIn(rule, 'mirrors').map((each, at) =>
        destination(recordIn(each, 'destination'), ['spec', list, index, 'mirrors', at, 'destination']),
      ),
      destination(recordIn(rule, 'mirror'), ['spec', list, index, 'mirror']),
    ]),
  );
  return [...hosts, ...routed];
}

function destination(written: unknown, path: Path): Named {
  return [textIn(written, 'host') ?? '', [...path, 'host']];
}

const found = question((input): readonly Report[] => {
  const few = shortHosts(input);
  if (few.length === 0) return [];
  const { mesh } = input;
  return few.flatMap((each) => reportOf(mesh, each) ?? []);
});

function reportOf(mesh: Mesh, { resource, name, path }: Written): Report | undefined {
  const namespace = resource.namespace ?? 'default';
  const full = expandHost(name, namespace);
  if (full === name || mesh.registry.withHost(full).length > 0) return undefined;
  const meant = meantBy(mesh, resource, name, namespace);
  if (meant === undefined) return undefined;
  const { host, isSure, fact } = meant;
  return {
    resource,
    path,
    ref: 'R13',
    severity: isSure ? 'warning' : 'info',
    message: `${name} without a dot means the Service ${full}. ${fact}`,
    fix: host === undefined ? undefined : remedyIn(resource, `Write ${host}`, [{ type: 'set', path, value: host }]),
  };
}

interface Meant {
  readonly fact: string;
  readonly isSure: boolean;
  /** What to write in its place. */
  readonly host: string | undefined;
}

function meantBy(mesh: Mesh, resource: Resource, name: string, namespace: string): Meant | undefined {
  if (mesh.registry.withHost(name).length > 0) {
    const fact = `The ServiceEntry host ${name} is never found this way: give the entry a name with dots, and write that name here.`;
    return { fact, isSure: true, host: undefined };
  }
  const hosts = hostsBeginning(mesh, name);
  const services = hosts.filter(isClusterLocal);
  const [service] = services;
  if (service !== undefined)
    return {
      fact: `${listNames(services)} is in another namespace: write the full name.`,
      isSure: true,
      host: services.length === 1 ? service : undefined,
    };
  const [outside] = hosts;
  if (outside !== undefined)
    return {
      fact: `If ${listNames(hosts)} is intended, write the full name: this short one does not find it.`,
      isSure: false,
      host: hosts.length === 1 ? outside : undefined,
    };
  return gatewayElsewhere(resource, name, namespace);
}

function gatewayElsewhere({ value, kind }: Resource, name: string, namespace: string): Meant | undefined {
  if (kind !== 'VirtualService' || !/egress-?gateway/.test(name)) return undefined;
  const named = textsIn(recordIn(value, 'spec'), 'gateways').flatMap((each) => /^([^/]+)\/./.exec(each)?.[1] ?? []);
  const [elsewhere] = named.filter((each) => each !== namespace && each !== '.');
  if (elsewhere === undefined) return undefined;
  return {
    fact: `The Gateway is in ${elsewhere}: write ${name}.${elsewhere}.svc.cluster.local if its pods are there too.`,
    isSure: true,
    host: undefined,
  };
}

const beginnings = new WeakMap<Mesh['registry'], ReadonlyMap<string, readonly string[]>>();

/** Hosts of services whose first label is a name. */
function hostsBeginning({ registry }: Mesh, name: string): readonly string[] {
  let known = beginnings.get(registry);
  if (known === undefined) {
    const map = new Map<string, string[]>();
    for (const host of registry.hosts()) {
      const first = host.split('.')[0] ?? '';
      if (first !== host) map.set(first, [...(map.get(first) ?? []), host]);
    }
    beginnings.set(registry, (known = map));
  }
  return known.get(name) ?? [];
}
