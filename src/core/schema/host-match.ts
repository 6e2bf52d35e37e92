/** How istiod holds host names against each other (istio/istio pkg/config/host/name.go). Case matters, and short names are not expanded. */

/** Whether a host name is a pattern: every name that begins with `*`, not only `*.suffix` (IsWildCarded). */
export function isWildcardHost(host: string): boolean {
  return host.startsWith('*');
}

/** Whether every name that `host` stands for is one of `pattern` (SubsetOf). A wildcard is never within a plain name. */
export function isHostWithin(host: string, pattern: string): boolean {
  if (!isWildcardHost(pattern)) return host === pattern;
  return (isWildcardHost(host) ? host.slice(1) : host).endsWith(pattern.slice(1));
}

/** Whether some name is one of both (Matches). `*.a.com` does not overlap `a.com`; `*` overlaps everything. */
export function hostsOverlap(a: string, b: string): boolean {
  return isHostWithin(a, b) || isHostWithin(b, a);
}
