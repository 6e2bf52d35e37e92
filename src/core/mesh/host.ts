/**
 * Whether a host name is a pattern: Istio takes every name that begins with `*` as one, not only `*.suffix`
 * (istio/istio pkg/config/host/name.go, IsWildCarded).
 */
export function isWildcard(host: string): boolean {
  return host.startsWith('*');
}

/** Whether `pattern` stands for `host`: equal, or a wildcard whose rest is the end of it. Case matters, as in istiod. */
export function hostCovers(pattern: string, host: string): boolean {
  if (!isWildcard(pattern)) return pattern === host;
  return isWildcard(host) ? host.slice(1).endsWith(pattern.slice(1)) : host.endsWith(pattern.slice(1));
}

/** Whether either of two hosts stands for the other, as TLS and TCP routes and Sidecar imports match (host/name.go, Matches). */
export function hostsOverlap(a: string, b: string): boolean {
  return hostCovers(a, b) || hostCovers(b, a);
}

/**
 * The name that istiod makes of a host in a VirtualService, a destination or a DestinationRule: one without a dot becomes the
 * cluster-local service of the resource's namespace (pilot/pkg/model, ResolveShortnameToFQDN). Hosts of a ServiceEntry are never expanded.
 */
export function expandHost(host: string, namespace: string): string {
  if (host === '' || host.includes('.') || isWildcard(host)) return host;
  return `${host}.${namespace}.svc.cluster.local`;
}

/** Hosts as keys, asked with a name: the exact key first, then the wildcards that cover it, the longest first. */
export class HostIndex<T> {
  private readonly exact = new Map<string, T[]>();
  private readonly suffixes = new Map<string, T[]>();
  /** Patterns such as `*api.com` that do not begin with `*.`; they are rare, so they are looked through. */
  private readonly odd: string[] = [];

  add(host: string, value: T): void {
    const map = isWildcard(host) ? this.suffixes : this.exact;
    const list = map.get(host);
    if (list) {
      list.push(value);
      return;
    }
    map.set(host, [value]);
    if (isWildcard(host) && !host.startsWith('*.') && host !== '*') this.odd.push(host);
  }

  /** The values of exactly this host or pattern. */
  at(host: string): readonly T[] {
    return (isWildcard(host) ? this.suffixes : this.exact).get(host) ?? [];
  }

  /** The hosts and patterns that cover a name: itself, then longer patterns before shorter ones. */
  patternsFor(host: string): string[] {
    const found = this.at(host).length > 0 ? [host] : [];
    if (this.suffixes.size === 0) return found;
    return [...found, ...this.wildcardsFor(host)];
  }

  /** All hosts and patterns, in the order in which they came. */
  hosts(): string[] {
    return [...this.exact.keys(), ...this.suffixes.keys()];
  }

  private wildcardsFor(host: string): string[] {
    const found: string[] = [];
    for (let dot = host.indexOf('.', isWildcard(host) ? 2 : 0); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      const pattern = `*${host.slice(dot)}`;
      if (this.suffixes.has(pattern)) found.push(pattern);
    }
    if (this.suffixes.has('*') && host !== '*') found.push('*');
    const odd = this.odd.filter((pattern) => pattern !== host && hostCovers(pattern, host));
    return odd.length === 0 ? found : [...found, ...odd].sort((a, b) => b.length - a.length);
  }
}
