import { compareText } from '../base';
import type { Mesh } from '../build';
import type { Dialled, Scheme } from '../call';
import { isWildcard } from '../host';
import type { MeshService } from '../proxy/services/service';
import { servicesOf } from '../proxy/services/services';
import type { ServicePort } from '../service-entry';
import type { Workload } from '../workload';
import { isWithinPod } from '../trace/redirection';

/** What workloads may try to reach: a host and port, as it is dialled. */
export interface PostureColumn {
  /** `https://api.example.com:443`; unique. */
  readonly key: string;
  /** As written, a pattern included; undefined for any other host. */
  readonly host: string | undefined;
  readonly port: number;
  /** How it is tried: what a client of that port speaks. */
  readonly scheme: Scheme;
  /** What is dialled to try it: for a pattern a name below it. */
  readonly url: string;
}

/** A name that no entry has. */
const otherHost = 'any-other-host.invalid';

/** Any host that is in none of the columns before, by TLS. */
const anyOther: PostureColumn = {
  key: 'other',
  host: undefined,
  port: 443,
  scheme: 'https',
  url: `https://${otherHost}:443`,
};

/** A column with the text by which it is sorted. */
interface Placed {
  readonly column: PostureColumn;
  readonly order: string;
}

/**
 * Every host and port of an entry, and every one that a drawn call dials, by the host's domain (`com`, then `example.com`, then names below), and any other
 * host last. Ports for UDP are left out: no proxy carries them.
 */
export function columnsOf(mesh: Mesh): readonly PostureColumn[] {
  const found = new Map<string, Placed>();
  const add = (placed: readonly Placed[]): void => {
    for (const each of placed) if (!found.has(each.column.key)) found.set(each.column.key, each);
  };
  for (const service of servicesOf(mesh)) if (service.registry === 'ServiceEntry') add(ofService(service));
  for (const workload of mesh.workloads) add(ofWorkload(workload));
  const sorted = [...found.values()].sort((a, b) => compareText(a.order, b.order));
  return [...sorted.map(({ column }) => column), anyOther];
}

/** Equal for a call and a port that stand for the same column. */
export function columnKey(host: string, port: number, scheme: Scheme): string {
  return `${scheme}://${host}:${port}`;
}

/** Services and workloads stay the same objects while others change, so most columns are made once. */
const placedBy = new WeakMap<object, readonly Placed[]>();

function ofService(service: MeshService): readonly Placed[] {
  let placed = placedBy.get(service);
  if (placed === undefined) placedBy.set(service, (placed = portColumns(service)));
  return placed;
}

function ofWorkload(workload: Workload): readonly Placed[] {
  let placed = placedBy.get(workload);
  if (placed === undefined)
    placedBy.set(workload, (placed = workload.calls.flatMap(({ dialled }) => calledColumn(dialled))));
  return placed;
}

const schemes: Readonly<Partial<Record<ServicePort['class'], Scheme>>> = { http: 'http', tls: 'https', tcp: 'tcp' };

function portColumns({ host, ports }: MeshService): readonly Placed[] {
  return ports.flatMap((port) => {
    if (port.number === 0 || port.class === 'udp') return [];
    const scheme = /^grpc/i.test(port.protocol) ? 'grpc' : (schemes[port.class] ?? 'tcp');
    return [placedColumn(host, port.number, scheme)];
  });
}

/** Calls of a pod to itself reach nobody else. */
function calledColumn(dialled: Dialled | undefined): readonly Placed[] {
  if (dialled?.port === undefined || isWithinPod(dialled.host)) return [];
  return [placedColumn(dialled.host, dialled.port, dialled.scheme)];
}

function placedColumn(host: string, port: number, scheme: Scheme): Placed {
  const name = isWildcard(host) ? nameBelow(host) : host;
  const dialled = (name.includes(':') ? `[${name}]` : name).toLowerCase();
  const key = columnKey(host.toLowerCase(), port, scheme);
  const column = { key, host, port, scheme, url: `${scheme}://${dialled}:${port}` };
  return { column, order: `${byDomain(host.toLowerCase())} ${String(port).padStart(5, '0')} ${scheme}` };
}

/** A name that a pattern takes and that nobody has. */
function nameBelow(pattern: string): string {
  const domain = pattern.replace(/^\*\.?/, '');
  return domain === '' ? otherHost : `any-name.${domain}`;
}

/** `com.example.api`, so that names of one domain stand together; addresses as they are. */
function byDomain(host: string): string {
  return /[a-z]/i.test(host) && !host.includes(':') ? host.split('.').reverse().join('.') : host;
}
