import { isWithin, levelsOf } from './locality';
import type { Distribution } from './locality-setting';
import type { PlainEndpoint } from './endpoints';

/** The weights of localities, by their name; endpoints of a locality without one are removed. */
type LocalityWeights = ReadonlyMap<string, number>;

/**
 * What the first item of `distribute` for the proxy's locality gives to each locality; undefined where none is for it. A locality belongs to the first key
 * that it lies in, and the weight of a key is shared by its localities in proportion to the weights of their endpoints, rounded up
 * (pilot/pkg/networking/core/loadbalancer/loadbalancer.go, applyLocalityWeights).
 */
export function distributed(
  locality: string | undefined,
  endpoints: readonly PlainEndpoint[],
  distribute: readonly Distribution[],
): LocalityWeights | undefined {
  const item = distribute.find(({ from }) => isWithin(levelsOf(locality), from));
  if (item === undefined) return undefined;
  const left = sumsByLocality(endpoints);
  const weights = new Map<string, number>();
  for (const [key, weight] of item.to) {
    const taken = [...left].filter(([name]) => isWithin(levelsOf(name), key));
    const total = taken.reduce((sum, [, own]) => sum + own, 0);
    for (const [name, own] of taken) {
      left.delete(name);
      // A weight of 0 leaves the locality what its endpoints sum up to.
      weights.set(name, weight > 0 ? Math.ceil((own * weight) / total) : own);
    }
  }
  return weights;
}

/** The name of an endpoint's locality among the weights: empty for an unknown one. */
export function localityName({ locality }: Pick<PlainEndpoint, 'locality'>): string {
  return locality ?? '';
}

function sumsByLocality(endpoints: readonly PlainEndpoint[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const each of endpoints) sums.set(localityName(each), (sums.get(localityName(each)) ?? 0) + each.weight);
  return sums;
}
