import type { Mesh } from './build';
import type { PodOwner } from './workload';

/** The release that all proxies of the files run. */
export interface ProxyRelease {
  /** Such as `1.28`; it may be one that is not described here. */
  readonly release: string;
  /** The Pods that say so, in the order of the files; at least one. */
  readonly pods: readonly PodOwner[];
}

const known = new WeakMap<Mesh['podOwners'], ProxyRelease | null>();

/** What the images of all running proxies name alike; undefined where no proxy runs in the files, and where they name several or none. */
export function proxyRelease({ podOwners }: Pick<Mesh, 'podOwners'>): ProxyRelease | undefined {
  let found = known.get(podOwners);
  if (found === undefined) known.set(podOwners, (found = readRelease(podOwners)));
  return found ?? undefined;
}

function readRelease(podOwners: readonly PodOwner[]): ProxyRelease | null {
  const pods = podOwners.filter(({ running }) => running?.proxyTag !== undefined && !running.hasEnded);
  const releases = new Set(pods.map(({ running }) => releaseIn(running?.proxyTag ?? '')));
  const [release] = releases;
  return release === undefined || releases.size > 1 ? null : { release, pods };
}

/** The first two numbers of a tag: `1.28.1-distroless` is of `1.28`. */
function releaseIn(tag: string): string | undefined {
  return /^v?(\d+\.\d+)(?:[.-]|$)/.exec(tag)?.[1];
}
