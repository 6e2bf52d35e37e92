import { readTls, type Cluster } from '../mesh';
import type { TlsBy } from './call-row';

/** Puts together whether the application encrypts (undefined: it may or may not) and what a sidecar, or a waypoint, adds for a cluster. */
export function tlsBy(app: boolean | undefined, cluster: Cluster, by: 'sidecar' | 'waypoint' = 'sidecar'): TlsBy {
  const adds = addsTls(cluster);
  if (adds === undefined) return 'unknown';
  if (!adds) return tlsByApp(app);
  return app ? `app-and-${by}` : by;
}

/** What is on the network where no proxy adds TLS. */
export function tlsByApp(app: boolean | undefined): TlsBy {
  return app === undefined ? 'unknown' : app ? 'app' : 'none';
}

/**
 * Whether a proxy adds TLS for a cluster. Auto mTLS is tried with those endpoints that can take it; undefined where these are some of several, and where the
 * text was not read to its end that decides.
 */
export function addsTls({ policy, tls, endpoints }: Cluster): boolean | undefined {
  const isUnread = policy.rule?.rules.some(({ resource }) => resource.incomplete) ?? false;
  if (isUnread && (tls.block === undefined || readTls(tls.block.value, true).mode === '')) return undefined;
  if (tls.added !== 'auto') return tls.added !== 'none';
  const ready = endpoints.filter(({ mtlsReady }) => mtlsReady).length;
  return ready > 0 && ready < endpoints.length ? undefined : ready > 0;
}

/** The one that all agree on; `unknown` where one of them is, or there are none. */
export function commonTls(all: readonly TlsBy[]): TlsBy {
  const [first = 'unknown'] = all;
  if (all.includes('unknown')) return 'unknown';
  return all.every((each) => each === first) ? first : 'mixed';
}
