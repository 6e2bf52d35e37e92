import type { Trace } from './trace';

/** How the hop is named of a call that no proxy sees. */
export const noProxyHop = 'none';

/** Why a call goes round the proxy of its pod, in one sentence; undefined where the proxy sees it, and for pods without one. */
export function roundBecause({ call, hops }: Pick<Trace, 'call' | 'hops'>): string | undefined {
  if (call.client.kind === 'none') return undefined;
  return hops.find(({ at, name }) => at === 'listener' && name === noProxyHop)?.because;
}
