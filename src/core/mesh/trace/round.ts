import type { Trace } from './trace';

/** How the hop is named of a call that no proxy sees. */
export const noProxyHop = 'none';

/** Why a call goes round the sidecar of its pod, in one sentence; undefined where the sidecar sees it, and for pods without one. */
export function roundBecause({ call, hops }: Pick<Trace, 'call' | 'hops'>): string | undefined {
  if (call.client.kind !== 'sidecar') return undefined;
  return hops.find(({ at, name }) => at === 'listener' && name === noProxyHop)?.because;
}
