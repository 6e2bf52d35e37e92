import type { Hop, Trace } from './trace';

/** How the hop is named of a call that no proxy sees. */
export const noProxyHop = 'none';

/** Whether a call leaves as the app sends it since no proxy sees it: the pod has none, or the call goes round it. */
export function isUnseen({ outcome, hops }: Pick<Trace, 'outcome' | 'hops'>): boolean {
  return outcome === 'passthrough' && hops.some(isPast);
}

function isPast({ at, name }: Hop): boolean {
  return at === 'listener' && name === noProxyHop;
}

/** Why a call goes round the proxy of its pod, in one sentence; undefined where the proxy sees it, and for pods without one. */
export function roundBecause({ call, hops }: Pick<Trace, 'call' | 'hops'>): string | undefined {
  if (call.client.kind === 'none') return undefined;
  return hops.find(isPast)?.because;
}
