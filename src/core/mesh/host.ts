import { hostsOverlap, isHostWithin, isWildcardHost } from '../schema';
import { compareText } from './base';
import type { ListDiff } from './list-diff';

export { hostsOverlap };

/** Whether a host name is a pattern: Istio takes every name that begins with `*` as one, not only `*.suffix`. */
export const isWildcard = isWildcardHost;

/** Whether `pattern` stands for `host`: equal, or a wildcard whose rest is the end of it. Case matters, as in istiod. */
export function hostCovers(pattern: string, host: string): boolean {
  return isHostWithin(host, pattern);
}

/** Whether a name is, or may be, one of a service inside the cluster. */
export function isClusterLocal(host: string): boolean {
  return (!host.includes('.') && !host.includes(':')) || host.endsWith('.svc') || host.endsWith('.svc.cluster.local');
}

/** The Service that a host names: `name.namespace.svc`, with or without the domain of a cluster; undefined for other names. */
export function serviceNamed(host: string): { readonly name: string; readonly namespace: string } | undefined {
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/.exec(host) ?? [];
  return name === undefined || namespace === undefined ? undefined : { name, namespace };
}

/**
 * The name that istiod makes of a host in a VirtualService, a destination or a DestinationRule: one without a dot becomes the
 * cluster-local service of the resource's namespace (pilot/pkg/model, ResolveShortnameToFQDN). Hosts of a ServiceEntry are never expanded.
 */
export function expandHost(host: string, namespace: string): string {
  if (host === '' || host.includes('.') || isWildcard(host)) return host;
  return `${host}.${namespace}.svc.cluster.local`;
}

/** An order in which no two values of an index are equal. */
type Order<T> = (a: T, b: T) => number;

/**
 * Values by host or pattern, asked with a name: the exact host first, then the wildcards that cover it, the longest first. An index is not
 * changed once it is made; `updated` makes the next one, which shares the lists of all hosts that stay. What it tells depends on the values in it
 * alone, and never on when each of them came.
 */
export class HostIndex<T> {
  private sortedHosts: readonly string[] | undefined;

  private constructor(
    private readonly compare: Order<T>,
    private readonly exact: ReadonlyMap<string, readonly T[]>,
    private readonly wildcards: ReadonlyMap<string, readonly T[]>,
    /** Patterns such as `*api.com` that do not begin with `*.`; they are rare, so they are looked through. */
    private readonly odd: readonly string[],
  ) {}

  /** An index of nothing, which keeps the values of each host in this order. */
  static empty<T>(compare: Order<T>): HostIndex<T> {
    return new HostIndex<T>(compare, new Map(), new Map(), []);
  }

  /** The index without some values and with others; `hostsOf` says under which hosts a value stands. */
  updated({ removed, added }: ListDiff<T>, hostsOf: (value: T) => readonly string[]): HostIndex<T> {
    if (removed.length + added.length === 0) return this;
    const exact = new Map(this.exact);
    const wildcards = new Map(this.wildcards);
    const mapOf = (host: string): Map<string, readonly T[]> => (isWildcard(host) ? wildcards : exact);
    for (const value of removed) for (const host of new Set(hostsOf(value))) dropValue(mapOf(host), host, value);
    const grown = new Map<string, T[]>();
    for (const value of added) for (const host of new Set(hostsOf(value))) addValue(mapOf(host), grown, host, value);
    for (const list of grown.values()) if (list.length > 1) list.sort(this.compare);
    const odd = [...wildcards.keys()].filter((pattern) => !pattern.startsWith('*.') && pattern !== '*');
    return new HostIndex<T>(this.compare, exact, wildcards, odd);
  }

  /** The values of exactly this host or pattern, in order; the same list as long as they stay. */
  at(host: string): readonly T[] {
    return (isWildcard(host) ? this.wildcards : this.exact).get(host) ?? [];
  }

  /** The hosts and patterns that cover a name: itself, then longer patterns before shorter ones. */
  patternsFor(host: string): string[] {
    const found = this.at(host).length > 0 ? [host] : [];
    return this.wildcards.size === 0 ? found : [...found, ...this.wildcardsFor(host)];
  }

  /** All hosts by name, then all patterns by name. */
  hosts(): readonly string[] {
    return (this.sortedHosts ??= [...namesIn(this.exact), ...namesIn(this.wildcards)]);
  }

  private wildcardsFor(host: string): string[] {
    const found: string[] = [];
    for (let dot = host.indexOf('.', isWildcard(host) ? 2 : 0); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      const pattern = `*${host.slice(dot)}`;
      if (this.wildcards.has(pattern)) found.push(pattern);
    }
    if (this.wildcards.has('*') && host !== '*') found.push('*');
    const odd = this.odd.filter((pattern) => pattern !== host && hostCovers(pattern, host));
    return odd.length === 0 ? found : [...found, ...odd].sort((a, b) => b.length - a.length);
  }
}

function namesIn(map: ReadonlyMap<string, unknown>): string[] {
  return [...map.keys()].sort(compareText);
}

function dropValue<T>(map: Map<string, readonly T[]>, host: string, value: T): void {
  const left = (map.get(host) ?? []).filter((each) => each !== value);
  if (left.length > 0) map.set(host, left);
  else map.delete(host);
}

/** Lists made in the same update, kept in `grown`, are added to in place; lists of the index before are copied. */
function addValue<T>(map: Map<string, readonly T[]>, grown: Map<string, T[]>, host: string, value: T): void {
  const own = grown.get(host);
  if (own && map.get(host) === own) {
    own.push(value);
    return;
  }
  const list = [...(map.get(host) ?? []), value];
  grown.set(host, list);
  map.set(host, list);
}
