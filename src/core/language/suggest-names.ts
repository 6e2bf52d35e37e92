import { typeAt, type FieldType, type StringType } from '../schema';
import { expandHost, isWildcard, type Mesh } from '../mesh';
import type { Path } from '../text';
import type { Candidate } from './completion';
import { headOf, type Context } from './context';
import { knownNames, type KnownHost, type KnownPort, type QualifiedName } from './known-names';

/** The names of the design that a text could be, those first that are nearest to it. */
export function namesFor(type: StringType, context: Context, mesh: Mesh): readonly Candidate[] {
  const names = knownNames(mesh);
  const own = namespaceOf(context);
  switch (type.references) {
    case 'host':
      return hostsFor(context, mesh);
    case 'namespace':
      return names.namespaces.map((value) => ({ value, detail: value === own ? 'its own' : 'namespace' }));
    case 'gateway':
      return [
        { value: 'mesh', detail: 'every sidecar', doc: 'The rules apply to calls of pods, not only of gateways.' },
        ...names.gateways.map((each) => ({ value: `${each.namespace}/${each.name}`, detail: 'Gateway' })),
      ];
    case 'secret':
      return qualified(names.secrets, own, 'Secret');
    case 'service-account':
      return qualified(names.serviceAccounts, own, 'ServiceAccount');
    case 'subset':
      return subsetsFor(context, mesh);
    case 'port-name':
      return portsFor(context, mesh).flatMap((port) =>
        port.name === '' ? [] : [{ value: port.name, detail: `${port.number} ${port.protocol}`.trim() }],
      );
    default:
      return type.format === 'locality' ? localitiesFor(context, mesh) : [];
  }
}

/** The numbers that a port could have: those of the host that it belongs to. */
export function portNumbersFor(context: Context, mesh: Mesh): readonly Candidate[] {
  return portsFor(context, mesh).map(({ number, name, protocol }) => ({
    value: String(number),
    detail: [name, protocol].filter((word) => word !== '').join(' · '),
    isText: false,
  }));
}

/** Keys of a mapping with names of its own: labels of workloads, ports of the entry. */
export function mapKeysFor(type: FieldType, context: Context, mesh: Mesh): readonly Candidate[] {
  if (type.type !== 'map') return [];
  if (type.key === 'label') return [...knownNames(mesh).labels.keys()].map((value) => ({ value, detail: 'label' }));
  if (type.key === 'locality') return localitiesFor(context, mesh);
  if (type.key !== 'port-name') return [];
  const ports = [...context.base, 'spec', 'ports'];
  return Array.from({ length: context.sketch.lengthAt(ports) }, (_, index) => ({
    value: context.sketch.scalarAt([...ports, index, 'name']) ?? '',
    detail: context.sketch.scalarAt([...ports, index, 'number']) ?? '',
  })).filter(({ value }) => value !== '');
}

/** Values that a label has somewhere in the design. */
export function labelValuesFor(context: Context, mesh: Mesh): readonly Candidate[] {
  const { kind, inside } = context;
  const owner = kind && typeAt(kind, inside.slice(0, -1));
  if (owner?.type !== 'map' || owner.key !== 'label') return [];
  return (knownNames(mesh).labels.get(String(inside.at(-1))) ?? []).map((value) => ({ value, detail: 'label' }));
}

/** Failover is between regions alone; elsewhere a locality may end with its region or zone, and what is written whole comes first. */
function localitiesFor({ inside }: Context, mesh: Mesh): readonly Candidate[] {
  const whole = inside.includes('failover') ? [] : knownNames(mesh).localities;
  const regions = knownNames(mesh).localities.map((locality) => locality.split('/')[0] ?? '');
  const isPattern = inside.includes('distribute');
  return [...new Set([...whole, ...regions.map((region) => (isPattern ? `${region}/*` : region))])].map((value) => ({
    value,
    detail: value.includes('/') ? 'locality' : 'region',
  }));
}

/** URLs of a drawn call: the hosts of the registry, with the scheme that their ports take. */
export function urlsFor(mesh: Mesh): readonly Candidate[] {
  return knownNames(mesh)
    .hosts.filter((host) => !isWildcard(host.name))
    .flatMap((host) => host.ports.map((port) => ({ value: urlOf(host, port), detail: ownerOf(host) })));
}

function urlOf(host: KnownHost, port: KnownPort): string {
  const protocol = port.protocol.toUpperCase();
  if (protocol === 'HTTPS' || protocol === 'TLS') return `https://${host.name}${suffix(port.number, 443)}`;
  if (/^(HTTP|HTTP2|GRPC|GRPC-WEB)$/.test(protocol)) return `http://${host.name}${suffix(port.number, 80)}`;
  return `tcp://${host.name}:${port.number}`;
}

function suffix(port: number, usual: number): string {
  return port === usual ? '' : `:${port}`;
}

function hostsFor(context: Context, mesh: Mesh): readonly Candidate[] {
  const { hosts, undefinedHosts } = knownNames(mesh);
  const { kind, inside } = context;
  const all = hosts.map((host) => ({ value: host.name, detail: ownerOf(host) }));
  if (kind?.kind === 'ServiceEntry') {
    const called = undefinedHosts.map((value) => ({ value, detail: 'called, and no entry has it' }));
    return [...called, ...all];
  }
  if (kind?.kind === 'Sidecar') return importsOf(hosts);
  if (kind?.kind === 'VirtualService' && inside.includes('sniHosts')) {
    const own = context.sketch.scalarsAt([...context.base, 'spec', 'hosts']);
    return [
      ...own.map((value) => ({ value, detail: 'its own host' })),
      ...all.filter((each) => !own.includes(each.value)),
    ];
  }
  return all;
}

/** What a Sidecar imports is `namespace/host`. */
function importsOf(hosts: readonly KnownHost[]): readonly Candidate[] {
  return [
    { value: './*', detail: 'its own namespace' },
    { value: '*/*', detail: 'everything' },
    { value: '~/*', detail: 'nothing' },
    ...hosts.map((host) => ({ value: `${host.owner.namespace}/${host.name}`, detail: ownerOf(host) })),
  ];
}

function ownerOf({ kind, owner }: KnownHost): string {
  return `${kind} ${owner.namespace}/${owner.name}`;
}

function subsetsFor(context: Context, mesh: Mesh): readonly Candidate[] {
  // The name of a DestinationRule's own subset is a new one.
  const host = context.kind?.kind === 'DestinationRule' ? undefined : hostInQuestion(context);
  if (host === undefined) return [];
  const found = new Map<string, Candidate>();
  for (const rule of mesh.ruleIndex.covering(host)) {
    for (const { name } of rule.subsets)
      if (name !== '') found.set(name, { value: name, detail: `DestinationRule ${rule.namespace}/${rule.name}` });
  }
  return [...found.values()];
}

function portsFor(context: Context, mesh: Mesh): readonly KnownPort[] {
  const { kind, inside } = context;
  if (kind === undefined || isNewPort(kind.kind, inside)) return [];
  const named = hostInQuestion(context);
  const own = context.sketch.scalarsAt([...context.base, 'spec', 'hosts']);
  const hosts = named === undefined ? own.map((host) => expandHost(host, namespaceOf(context))) : [named];
  const ports = knownNames(mesh)
    .hosts.filter((host) => hosts.includes(host.name))
    .flatMap((host) => host.ports);
  return ports.filter((port, index) => ports.findIndex((each) => each.number === port.number) === index);
}

/** Ports of entries, gateways and listeners are made there, and not chosen. */
function isNewPort(kind: string, inside: Path): boolean {
  return kind !== 'DestinationRule' && kind !== 'VirtualService' && !inside.includes('backendRefs');
}

/** The host that stands beside the caret's field, or beside what it lies in. */
function hostInQuestion({ sketch, base, inside, caret }: Context): string | undefined {
  const namespace = headOf(sketch, base).namespace ?? 'default';
  for (let length = inside.length; length > 0; length--) {
    const host = sketch.scalarAt([...caret.path.slice(0, base.length + length), 'host']);
    if (host !== undefined && host !== '') return expandHost(host, namespace);
  }
  return undefined;
}

function namespaceOf({ sketch, base }: Context): string {
  return headOf(sketch, base).namespace ?? 'default';
}

/** Those of the own namespace first, since that is where most can be read from. */
function qualified(names: readonly QualifiedName[], own: string, kind: string): readonly Candidate[] {
  const rank = (each: QualifiedName): number => (each.namespace === own ? 0 : 1);
  return [...names]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ namespace, name }) => ({ value: name, detail: `${kind} in ${namespace}` }));
}
