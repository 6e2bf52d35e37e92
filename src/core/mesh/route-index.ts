import { compareAge, compareText } from './base';
import { HostIndex, hostsOverlap, isWildcard } from './host';
import { diffLists, type ListDiff } from './list-diff';
import { destinationHosts, type VirtualService } from './virtual-service';

/** The VirtualServices of a mesh by host and by destination. */
export class RouteIndex {
  private readonly byHost: HostIndex<VirtualService>;
  private readonly byDestination: HostIndex<VirtualService>;

  /** Those for sidecars that send something to another host than their own, by key. */
  readonly redirecting: readonly VirtualService[];

  /** Pass the index before to share what stays. */
  constructor(
    private readonly virtualServices: readonly VirtualService[],
    previous?: RouteIndex,
  ) {
    const diff = diffLists(previous?.virtualServices ?? [], virtualServices);
    this.redirecting = updateRedirecting(previous?.redirecting ?? [], diff);
    this.byHost = (previous?.byHost ?? HostIndex.empty<VirtualService>(compareAge)).updated(diff, (each) => each.hosts);
    this.byDestination = (previous?.byDestination ?? HostIndex.empty<VirtualService>(compareAge)).updated(
      diff,
      destinationHosts,
    );
  }

  /** Those that have a host which stands for `host`, or which `host`, a wildcard, stands for: those of one host or pattern after the other, the oldest first in each. */
  routing(host: string): readonly VirtualService[] {
    return collect(this.byHost, host);
  }

  /** Those that send something to exactly `host`, oldest first. */
  sendingTo(host: string): readonly VirtualService[] {
    return this.byDestination.at(host);
  }
}

function updateRedirecting(
  before: readonly VirtualService[],
  { removed, added }: ListDiff<VirtualService>,
): readonly VirtualService[] {
  const more = added.filter((each) => each.redirects);
  if (more.length === 0 && !removed.some((each) => each.redirects)) return before;
  const kept = before.filter((each) => !removed.includes(each));
  return [...kept, ...more].sort((a, b) => compareText(a.resource.key, b.resource.key));
}

function collect(index: HostIndex<VirtualService>, host: string): readonly VirtualService[] {
  const patterns = index.patternsFor(host);
  const below = isWildcard(host) ? index.hosts().filter((each) => each !== host && hostsOverlap(each, host)) : [];
  const [only] = patterns;
  if (only === undefined && below.length === 0) return [];
  if (only !== undefined && patterns.length + below.length === 1) return index.at(only);
  return [...new Set([...patterns, ...below].flatMap((pattern) => index.at(pattern)))];
}
