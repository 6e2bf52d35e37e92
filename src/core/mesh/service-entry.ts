import { groupBy } from '../lists';
import { isRecord, type Resource } from '../schema';
import { isIp } from './address';
import { readView, type View } from './base';
import { protocolClass, type ProtocolClass } from './protocol';
import { hasKey, integerIn, integersIn, labelsIn, listIn, recordIn, textIn, textsIn } from './read';
import { readVisibility, type Visibility } from './visibility';

/**
 * A ServiceEntry as istiod takes it: unset enums have their zero values, so an absent `resolution` is NONE. Where the document could not be read to
 * its end, what is absent may stand in the rest, so it is unknown: `resolution` and `location` are empty then.
 */
export interface ServiceEntry extends View {
  readonly type: 'service-entry';
  readonly hosts: readonly string[];
  /** IPs and CIDRs as written. */
  readonly addresses: readonly string[];
  /** What istiod has allocated to each host, as `status.addresses` of an entry from a cluster says; empty where no status is read. */
  readonly allocated: ReadonlyMap<string, readonly string[]>;
  readonly ports: readonly ServicePort[];
  /** Empty when it was not read. */
  readonly location: string;
  /** Empty when it was not read. */
  readonly resolution: string;
  readonly endpoints: readonly Endpoint[];
  readonly exportTo: Visibility;
  /** Labels of the workloads that are its endpoints; undefined when there is no selector. */
  readonly selector: Readonly<Record<string, string>> | undefined;
}

/** One port of a ServiceEntry. */
export interface ServicePort {
  /** Its index in `spec.ports`. */
  readonly index: number;
  /** 0 when it is not readable. */
  readonly number: number;
  readonly name: string;
  /** As written; empty when unset or not read. */
  readonly protocol: string;
  readonly class: ProtocolClass;
  readonly targetPort: number | undefined;
}

/** One endpoint as written in `spec.endpoints`. */
export interface Endpoint {
  readonly index: number;
  /** An IP, a name, or `unix://…`; empty when unset (allowed with a network). */
  readonly address: string;
  /** Port numbers by port name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly locality: string | undefined;
  readonly network: string | undefined;
  readonly weight: number | undefined;
  readonly serviceAccount: string | undefined;
}

const nothingAllocated: ReadonlyMap<string, readonly string[]> = new Map();

/** What is no address is passed over (pilot/pkg/networking/serviceentry/ip_autoallocation.go, getHostAddressesFromServiceEntryStatus). */
function readAllocated(status: unknown): ReadonlyMap<string, readonly string[]> {
  const written = listIn(status, 'addresses').flatMap((each) => {
    const [host, address] = [textIn(each, 'host'), textIn(each, 'value')];
    return host !== undefined && address !== undefined && isIp(address)
      ? [{ host, address: address.toLowerCase() }]
      : [];
  });
  if (written.length === 0) return nothingAllocated;
  const byHost = [...groupBy(written, ({ host }) => host)];
  return new Map(byHost.map(([host, group]) => [host, group.map(({ address }) => address)]));
}

/** The typed view of a ServiceEntry; whatever cannot be read counts as absent. */
export function readServiceEntry(resource: Resource): ServiceEntry {
  const spec = recordIn(resource.value, 'spec');
  const { incomplete } = resource;
  const { namespace, name, created } = readView(resource);
  return {
    resource,
    namespace,
    name,
    created,
    type: 'service-entry',
    hosts: textsIn(spec, 'hosts'),
    addresses: textsIn(spec, 'addresses'),
    allocated: readAllocated(recordIn(resource.value, 'status')),
    ports: listIn(spec, 'ports').flatMap((port, index) => (isRecord(port) ? [readPort(port, index, incomplete)] : [])),
    location: textIn(spec, 'location') ?? (incomplete ? '' : 'MESH_EXTERNAL'),
    resolution: textIn(spec, 'resolution') ?? (incomplete ? '' : 'NONE'),
    endpoints: listIn(spec, 'endpoints').flatMap((endpoint, index) =>
      isRecord(endpoint) ? [readEndpoint(endpoint, index)] : [],
    ),
    exportTo: readVisibility(spec),
    selector: hasKey(spec, 'workloadSelector') ? labelsIn(recordIn(spec, 'workloadSelector'), 'labels') : undefined,
  };
}

/**
 * The port that is dialled at an endpoint: 0 for a unix socket, else the endpoint's own number for that port name, else the target
 * port, else the service port (pilot/pkg/serviceregistry/serviceentry/conversion.go, convertEndpoint).
 */
export function dialledPort(port: ServicePort, endpoint: Endpoint | undefined): number {
  if (endpoint?.address.startsWith('unix://')) return 0;
  const own = endpoint && Object.hasOwn(endpoint.ports, port.name) ? endpoint.ports[port.name] : undefined;
  return own ?? port.targetPort ?? port.number;
}

function readPort(port: Readonly<Record<string, unknown>>, index: number, incomplete: boolean): ServicePort {
  const protocol = textIn(port, 'protocol') ?? '';
  const target = integerIn(port, 'targetPort');
  return {
    index,
    number: integerIn(port, 'number') ?? 0,
    name: textIn(port, 'name') ?? '',
    protocol,
    class: protocol === '' && incomplete ? 'unknown' : protocolClass(protocol),
    targetPort: target === 0 ? undefined : target,
  };
}

function readEndpoint(endpoint: Readonly<Record<string, unknown>>, index: number): Endpoint {
  return {
    index,
    address: textIn(endpoint, 'address') ?? '',
    ports: integersIn(endpoint, 'ports'),
    labels: labelsIn(endpoint, 'labels'),
    locality: textIn(endpoint, 'locality'),
    network: textIn(endpoint, 'network'),
    weight: integerIn(endpoint, 'weight'),
    serviceAccount: textIn(endpoint, 'serviceAccount'),
  };
}
