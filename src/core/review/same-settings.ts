import { isEqual, type Cluster, type Hop, type Trace } from '../mesh';
import type { Resource } from '../schema';
import type { BothTraces } from './difference';
import { saysTheSame, type Counterparts } from './document-changes';

/**
 * Whether all that sets the policy of a call is the same on both sides, so that its values need not be held against each other: the decisions, the mesh, and for
 * each cluster on the way whatever its policy and TLS are taken from. Most calls of a large design are.
 */
export function hasSameSettings({ before, after }: BothTraces, counterparts: Counterparts): boolean {
  const isSame = (a: Resource | undefined, b: Resource | undefined): boolean =>
    a === undefined || b === undefined ? a === b : isUnchanged(a, b, counterparts);
  const [old, now] = [clustersOf(before), clustersOf(after)];
  return (
    before.outcome === after.outcome &&
    before.tls === after.tls &&
    before.via === after.via &&
    before.legs.length === after.legs.length &&
    isEqual(before.request, after.request) &&
    before.hops.length === after.hops.length &&
    before.hops.every((hop, index) => isSameHop(hop, after.hops[index], isSame)) &&
    old.length === now.length &&
    old.every((cluster, index) => isSameCluster(cluster, now[index], isSame))
  );
}

type SameResource = (a: Resource | undefined, b: Resource | undefined) => boolean;

const known = new WeakMap<Resource, { readonly other: Resource; readonly same: boolean }>();

function isUnchanged(before: Resource, after: Resource, { ofBefore }: Counterparts): boolean {
  if (ofBefore.get(before) !== after) return false;
  let told = known.get(before);
  if (told?.other !== after) known.set(before, (told = { other: after, same: saysTheSame(before, after) }));
  return told.same;
}

function isSameHop(was: Hop, is: Hop | undefined, isSame: SameResource): boolean {
  return (
    is !== undefined &&
    was.at === is.at &&
    was.proxy === is.proxy &&
    was.name === is.name &&
    isEqual(was.path, is.path) &&
    isSame(was.resource, is.resource)
  );
}

function clustersOf({ legs, cluster }: Trace): readonly Cluster[] {
  return [...legs.flatMap(({ ways }) => ways.map((way) => way.cluster)), ...(cluster ? [cluster] : [])];
}

function isSameCluster(was: Cluster, is: Cluster | undefined, isSame: SameResource): boolean {
  if (is === undefined || was.name !== is.name || was.type !== is.type) return false;
  const [old, now] = [Object.entries(was.policy.blocks), is.policy.blocks];
  return (
    old.length === Object.keys(now).length &&
    old.every(([name, block]) => {
      const other = Object.hasOwn(now, name) ? now[name as keyof typeof now] : undefined;
      return other !== undefined && isSame(block.resource, other.resource) && isEqual(block.value, other.value);
    }) &&
    isEqual(was.outlier, is.outlier) &&
    isEqual(was.pool, is.pool) &&
    isEqual(was.loadBalancer, is.loadBalancer) &&
    isEqual({ ...was.tls, block: undefined }, { ...is.tls, block: undefined })
  );
}
