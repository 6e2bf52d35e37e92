import { compareText } from '../base';
import type { Mesh } from '../build';
import { parseCall, type Scheme } from '../call';
import { isWildcard } from '../host';
import type { MeshService } from '../proxy/service';
import { servicesOf } from '../proxy/services';
import type { ServicePort } from '../service-entry';

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

/**
 * Every host and port of an entry, and every one that a drawn call dials, by the host's domain (`com`, then `example.com`, then names below), and any other
 * host last. Ports for UDP are left out: no proxy carries them.
 */
export function columnsOf(mesh: Mesh): readonly PostureColumn[] {
  const found = new Map<string, PostureColumn>();
  const add = (column: PostureColumn): void => {
    if (!found.has(column.key)) found.set(column.key, column);
  };
  for (const service of servicesOf(mesh))
    if (service.registry === 'ServiceEntry') for (const column of portColumns(service)) add(column);
  for (const { calls } of mesh.workloads) for (const { url } of calls) calledColumns(url).forEach(add);
  return [...[...found.values()].sort(compareColumns), anyOther];
}

const schemes: Readonly<Partial<Record<ServicePort['class'], Scheme>>> = { http: 'http', tls: 'https', tcp: 'tcp' };

function portColumns({ host, ports }: MeshService): readonly PostureColumn[] {
  return ports.flatMap((port) => {
    if (port.number === 0 || port.class === 'udp') return [];
    const scheme = /^grpc/i.test(port.protocol) ? 'grpc' : (schemes[port.class] ?? 'tcp');
    return [columnOf(host, port.number, scheme)];
  });
}

function calledColumns(url: string): readonly PostureColumn[] {
  const dialled = parseCall(url);
  return dialled?.port === undefined ? [] : [columnOf(dialled.host, dialled.port, dialled.scheme)];
}

function columnOf(host: string, port: number, scheme: Scheme): PostureColumn {
  const name = isWildcard(host) ? host.replace(/^\*\.?/, 'any-name.') : host;
  const dialled = name.includes(':') ? `[${name}]` : name;
  return {
    key: `${scheme}://${host}:${port}`,
    host,
    port,
    scheme,
    url: `${scheme}://${dialled.toLowerCase()}:${port}`,
  };
}

function compareColumns(a: PostureColumn, b: PostureColumn): number {
  return compareText(byDomain(a.host), byDomain(b.host)) || a.port - b.port || compareText(a.scheme, b.scheme);
}

/** `com.example.api`, so that names of one domain stand together; addresses as they are. */
function byDomain(host = ''): string {
  return /[a-z]/i.test(host) && !host.includes(':') ? host.split('.').reverse().join('.') : host;
}
