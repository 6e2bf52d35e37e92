import { append } from '../../../lists';
import { isIp } from '../../address';
import { isWildcard } from '../../host';
import type { Proxy } from '../clients/proxy';
import { IdentityMap } from '../identity-map';
import type { ScopedService } from '../scope/scope';
import { allocatedForSidecar } from '../services/allocated-address';
import type { MeshService } from '../services/service';
import { portsNumbered } from '../../find-ports';

/** The names that lead to services, by what Envoy compares: in lower case and without a port. */
interface Domains {
  readonly named: ReadonlyMap<string, readonly ScopedService[]>;
  /** Those among the names that stand for others, such as `*.example.com`. */
  readonly patterns: readonly string[];
}

const known = new IdentityMap<Domains>();

/** What of a client decides by which names services are called there. */
export type NamingClient = Pick<Proxy, 'namespace' | 'dnsCapture'>;

/** The domains of the services that have an HTTP port of this number, for a client. */
export function domainsOf(services: readonly ScopedService[], port: number, client: NamingClient): Domains {
  return known.get([services], `${port} ${client.namespace} ${client.dnsCapture}`, () => {
    const named = new Map<string, ScopedService[]>();
    for (const service of services) {
      if (!isHttpOn(service, port)) continue;
      for (const domain of new Set(serviceDomains(service, client))) append(named, domain, service);
    }
    return { named, patterns: [...named.keys()].filter(isWildcard) };
  });
}

/** Whether requests to a port of a service are routed: it is HTTP, or may be by its first bytes. */
export function isHttpOn(service: ScopedService, port: number): boolean {
  return portsNumbered(service.ports, port).some((each) => each.class === 'http' || each.class === 'sniffed');
}

/**
 * What leads to a service: its host and those that stand for it, with a dot behind it too, short names of a host of the cluster, and its address: of several addresses of a ServiceEntry
 * the last one, for istiod makes a service of each and keeps the last by its name; of allocated ones, with DNS capture, the one that the client uses
 * (pilot/pkg/networking/core/httproute.go, BuildSidecarOutboundVirtualHosts and generateVirtualHostDomains).
 */
export function serviceDomains(service: ScopedService, client: NamingClient): readonly string[] {
  const names = [service.host, ...service.aliases].flatMap((each) => namesOf(each.toLowerCase(), client.namespace));
  const isHeadless = service.registry === 'Kubernetes' && service.resolution === 'NONE';
  const addresses =
    service.registry === 'Kubernetes'
      ? service.addresses
      : service.definitions.flatMap((each) => addressesFor(each, client)).slice(-1);
  return [...names, ...(isHeadless ? names.map((name) => `*.${name}`) : []), ...addresses.map(asDomain)];
}

function addressesFor(definition: MeshService, { dnsCapture }: NamingClient): readonly string[] {
  const { addresses, hiddenAddress } = definition;
  if (addresses.length > 0 || hiddenAddress !== 'allocated' || !dnsCapture) return addresses;
  return [allocatedForSidecar(definition)].filter((each) => each !== undefined);
}

function namesOf(host: string, namespace: string): readonly string[] {
  return isIp(host) ? [asDomain(host)] : [host, `${host}.`, ...shortNames(host, namespace)];
}

function asDomain(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address.toLowerCase()}]` : address;
}

/** A client in the same namespace may leave that out (httproute.go, generateAltVirtualHostsForKubernetesService). */
function shortNames(host: string, namespace: string): readonly string[] {
  const match = /^([^.]+)\.(.+)\.svc\.cluster\.local$/.exec(host);
  if (match === null) return [];
  const [, name = '', owner = ''] = match;
  const long = [`${name}.${owner}`, `${name}.${owner}.svc`];
  return owner === namespace ? [name, ...long] : long;
}

/** The domains among some that a name leads to, as Envoy prefers them: the name itself, then the longest pattern that covers it, with something in its place. */
export function preferredDomains(host: string, patterns: Iterable<string>): readonly string[] {
  const covering = [...new Set(patterns)].filter(
    (pattern) => host.length >= pattern.length && host.endsWith(pattern.slice(1)),
  );
  return [host, ...covering.filter((each) => each !== host).sort((a, b) => b.length - a.length)];
}
