import type { Expectation, ExpectationCheck, Hop, Trace } from '../../core/mesh';

/** The first decision on the way that led elsewhere than promised; undefined where nothing differs. */
export function differingHop({ hops }: Trace, { differs }: ExpectationCheck): Hop | undefined {
  const [first] = differs;
  return first && byPart[first](hops);
}

/** A call ends at its last hop; who encrypts is decided with the cluster; the last proxy where a route leads to it, or does not. */
const byPart: Readonly<Record<keyof Expectation, (hops: readonly Hop[]) => Hop | undefined>> = {
  outcome: (hops) => hops.at(-1),
  tls: (hops) => lastOf(hops, 'destination-rule') ?? lastOf(hops, 'cluster') ?? hops.at(-1),
  via: (hops) => hops.find(({ at }) => at === 'route') ?? lastOf(hops, 'listener') ?? hops[0],
};

function lastOf(hops: readonly Hop[], at: Hop['at']): Hop | undefined {
  return hops.findLast((hop) => hop.at === at);
}
