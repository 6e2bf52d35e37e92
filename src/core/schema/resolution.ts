import { isRecord, itemsOf } from '../lists';
import type { Path } from '../text';
import { isAddress, isDomain, isWildcardDomain } from './host-syntax';
import { takenBy, type Resolution } from './resolutions';
import { compareVersions, newestIstio } from './versions';

/** Something in an entry that does not go with its resolution. */
export interface ResolutionConflict {
  /** From the entry's `spec`. */
  readonly path: Path;
  /** The fact, then what to do. */
  readonly says: string;
  /** Who refuses the entry for it: the API server, istiod, or nobody, and then it is without effect. */
  readonly by: 'schema' | 'webhook' | 'nobody';
  /** Row of the validation reference. */
  readonly ref: string;
  /** What to remove so that it is gone, from `spec`; empty where only somebody who knows the servers can tell. */
  readonly remove: readonly Path[];
}

type Spec = Readonly<Record<string, unknown>>;

/** The resolution in force: NONE, the zero value of the enum, where none is written. */
export function resolutionModeOf(spec: Spec): string {
  return typeof spec['resolution'] === 'string' ? spec['resolution'] : 'NONE';
}

/** What in an entry's `spec` does not go with its resolution in a release of Istio; nothing for a resolution that is not known. */
export function resolutionConflicts(spec: Spec, release = newestIstio): readonly ResolutionConflict[] {
  const mode = resolutionModeOf(spec);
  const takes = takenBy(mode, release);
  if (!takes) return [];
  return [
    ...hostConflicts(spec, mode, takes),
    ...addressConflicts(spec, mode, takes),
    ...endpointConflicts(spec, mode, takes),
    ...selectorConflicts(spec, mode, takes),
    ...portConflicts(spec, mode, takes),
    ...locationConflicts(spec, mode, release),
  ];
}

function locationConflicts(spec: Spec, mode: string, release: string): ResolutionConflict[] {
  if (mode !== 'DYNAMIC_DNS' || spec['location'] !== 'MESH_INTERNAL' || compareVersions(release, '1.30') >= 0)
    return [];
  const says = `DYNAMIC_DNS is for MESH_EXTERNAL before Istio 1.30, and istiod ${release} refuses MESH_INTERNAL. Change location.`;
  return [refusal(['location'], 'webhook', 'wh-se-ddns-location', says)];
}

function hostConflicts(spec: Spec, mode: string, takes: Resolution): ResolutionConflict[] {
  const hosts = textsOf(spec, 'hosts');
  const conflict = (host: string, index: number, ref: string, says: string): ResolutionConflict =>
    refusal(['hosts', index], 'webhook', ref, `${mode} needs ${says.replace('%', host)}`);
  if (takes.wildcards === 'needed')
    return hosts.flatMap((host, index) =>
      host.startsWith('*')
        ? []
        : [conflict(host, index, 'wh-se-ddns-wildcard', 'a wildcard, and istiod refuses %. Use DNS for it.')],
    );
  if (takes.wildcards === 'taken' || itemsOf(spec['endpoints']).length > 0) return [];
  // The webhook names the first one alone. What is no host at all, or * alone, is refused with every resolution.
  const first = hosts.findIndex((host) => host !== '*' && isWildcardDomain(host) && !isDomain(host));
  const says = 'exact names, and istiod refuses %. Use DYNAMIC_DNS or NONE, or list names.';
  return first < 0 ? [] : [conflict(hosts[first] ?? '', first, 'wh-se-dns-hosts', says)];
}

function addressConflicts(spec: Spec, mode: string, takes: Resolution): ResolutionConflict[] {
  const addresses = textsOf(spec, 'addresses');
  if (takes.addresses === 'ranges') return [];
  const ranges = addresses.flatMap((address, index) =>
    address.includes('/')
      ? [
          refusal(
            ['addresses', index],
            'schema',
            'crd-se-cidr',
            `CIDRs need resolution NONE or STATIC; the API server refuses ${address} with ${mode}. List single addresses, or change resolution.`,
            [['addresses', index]],
          ),
        ]
      : [],
  );
  if (takes.addresses === 'single' || addresses.length === 0) return ranges;
  const [range] = ranges;
  const says = `${mode} takes no addresses, and istiod refuses them. Remove them.`;
  // A range is refused before istiod sees the entry.
  return [
    range
      ? { ...range, remove: [['addresses']] }
      : refusal(['addresses'], 'webhook', 'wh-se-ddns-addresses', says, [['addresses']]),
  ];
}

function endpointConflicts(spec: Spec, mode: string, takes: Resolution): ResolutionConflict[] {
  const isPresent = spec['endpoints'] !== undefined && spec['endpoints'] !== null;
  const endpoints = itemsOf(spec['endpoints']);
  if (takes.mostEndpoints === 0) {
    if (mode === 'NONE' && isPresent) return [endpointsUnderNone(spec)];
    const says = `${mode} takes no endpoints, and istiod refuses them. Remove them, or use STATIC or DNS.`;
    return endpoints.length > 0
      ? [refusal(['endpoints'], 'webhook', 'wh-se-ddns-endpoints', says, [['endpoints']])]
      : [];
  }
  const tooMany = endpoints.slice(takes.mostEndpoints).map((_, index) => ['endpoints', takes.mostEndpoints + index]);
  const says = `${mode} takes at most one endpoint; the API server refuses ${endpoints.length}. Use DNS, or keep one.`;
  return [
    ...(tooMany.length > 0 ? [refusal(['endpoints'], 'schema', 'crd-se-dnsrr-endpoints', says, tooMany)] : []),
    ...endpoints.flatMap((endpoint, index) => endpointConflict(endpoint, index, mode, takes)),
    ...noEndpoint(spec, mode, endpoints),
  ];
}

/** The API server refuses an empty list as well. */
function endpointsUnderNone(spec: Spec): ResolutionConflict {
  const written =
    typeof spec['resolution'] === 'string' ? 'resolution NONE,' : 'resolution NONE, which is meant when it is unset,';
  const says = `The API server refuses endpoints with ${written} for Envoy dials what the app dialled. Remove them, or use STATIC or DNS.`;
  return refusal(['endpoints'], 'schema', 'crd-se-none-endpoints', says, [['endpoints']]);
}

function endpointConflict(endpoint: unknown, index: number, mode: string, takes: Resolution): ResolutionConflict[] {
  if (!isRecord(endpoint)) return [];
  const address = endpoint['address'] ?? '';
  if (typeof address !== 'string') return [];
  const path = ['endpoints', index, 'address'];
  if (takes.endpointIs === 'ip or name' && address === '' && hasText(endpoint, 'network')) {
    const says = `${mode} needs an IP or a name, and istiod refuses an endpoint that has a network alone. Give it an address, or use STATIC.`;
    return [
      refusal(
        Object.hasOwn(endpoint, 'address') ? path : ['endpoints', index, 'network'],
        'webhook',
        'wh-se-dns-ep-address',
        says,
      ),
    ];
  }
  if (takes.endpointIs === 'ip or socket' && isDomain(address) && !isAddress(address)) {
    const says = `${mode} needs an IP or unix://, and istiod refuses the name ${address}. Use DNS, or write its IP.`;
    return [refusal(path, 'webhook', 'wh-we-address-ip', says)];
  }
  if (takes.endpointIs === 'ip or name' && address.startsWith('unix://')) {
    const says = `${mode} needs an IP or a name, and istiod refuses the socket ${address}. Use STATIC for it.`;
    return [refusal(path, 'webhook', 'wh-se-dns-ep-address', says)];
  }
  return [];
}

/** Accepted, and yet nobody answers (pilot/pkg/serviceregistry/serviceentry/conversion.go: STATIC has no implicit endpoint). */
function noEndpoint(spec: Spec, mode: string, endpoints: readonly unknown[]): ResolutionConflict[] {
  if (mode !== 'STATIC' || endpoints.length > 0 || isRecord(spec['workloadSelector'])) return [];
  return [without(['resolution'], 'wh-se-unchecked', 'Calls get 503 until an endpoint is added.')];
}

function selectorConflicts(spec: Spec, mode: string, takes: Resolution): ResolutionConflict[] {
  if (takes.usesSelector || !isRecord(spec['workloadSelector'])) return [];
  const path = ['workloadSelector'];
  return mode === 'NONE'
    ? [
        without(
          path,
          'wh-se-none-selector',
          'NONE ignores selected workloads: Envoy dials the address that the app dialled.',
          [path],
        ),
      ]
    : [
        without(path, 'wh-se-unchecked', `${mode} resolves the name of each call: selected workloads are not used.`, [
          path,
        ]),
      ];
}

function portConflicts(spec: Spec, mode: string, { protocols }: Resolution): ResolutionConflict[] {
  if (!protocols) return [];
  return itemsOf(spec['ports']).flatMap((port, index) => {
    const written = isRecord(port) ? port['protocol'] : undefined;
    const name = typeof written === 'string' ? written.toUpperCase() : '';
    if (protocols.includes(name)) return [];
    const what = name === '' ? 'a port without protocol' : name;
    const way =
      name === 'HTTPS' && protocols.includes('TLS') ? ' TLS is what to write for HTTPS.' : ' Change protocol.';
    const says = `${mode} takes ${protocols.join(', ')} ports, and istiod refuses ${what}.${way}`;
    const path = name === '' ? ['ports', index] : ['ports', index, 'protocol'];
    return [refusal(path, 'webhook', 'wh-se-ddns-protocol', says)];
  });
}

function refusal(
  path: Path,
  by: 'schema' | 'webhook',
  ref: string,
  says: string,
  remove: readonly Path[] = [],
): ResolutionConflict {
  return { path, by, ref, says, remove };
}

function without(path: Path, ref: string, says: string, remove: readonly Path[] = []): ResolutionConflict {
  return { path, by: 'nobody', ref, says, remove };
}

function hasText(value: Spec, name: string): boolean {
  return typeof value[name] === 'string' && value[name] !== '';
}

function textsOf(spec: Spec, name: string): readonly string[] {
  return itemsOf(spec[name]).map((each) => (typeof each === 'string' ? each : ''));
}
