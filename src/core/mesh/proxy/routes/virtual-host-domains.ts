import { append } from '../../../lists';
import { isIp } from '../../address';
import { isWildcard } from '../../host';
import { IdentityMap } from '../identity-map';
import type { ScopedService } from '../scope/scope';
import { portsNumbered } from '../../find-ports';

/** The names that lead to services, by what Envoy compares: in lower case and without a port. */
interface Domains {
  readonly named: ReadonlyMap<string, readonly ScopedService[]>;
  /** Those among the names that stand for others, such as `*.example.com`. */
  readonly patterns: readonly string[];
}

const known = new IdentityMap<Domains>();

/** The domains of the services that have an HTTP port of this number, for a client of a namespace. */
export function domainsOf(services: readonly ScopedService[], port: number, namespace: string): Domains {
  return known.get([services], `${port} ${namespace}`, () => {
    const named = new Map<string, ScopedService[]>();
    for (const service of services) {
      if (!isHttpOn(service, port)) continue;
      for (const domain of new Set(serviceDomains(service, namespace))) append(named, domain, service);
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
 * the last one, for istiod makes a service of each and keeps the last by its name (pilot/pkg/networking/core/httproute.go, generateVirtualHostDomains).
 */
export function serviceDomains(service: ScopedService, namespace: string): readonly string[] {
  const names = [service.host, ...service.aliases].flatMap((each) => namesOf(each.toLowerCase(), namespace));
  const isHeadless = service.registry === 'Kubernetes' && service.resolution === 'NONE';
  const addresses = service.registry === 'Kubernetes' ? service.addresses : service.addresses.slice(-1);
  return [...names, ...(isHeadless ? names.map((name) => `*.${name}`) : []), ...addresses.map(asDomain)];
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
