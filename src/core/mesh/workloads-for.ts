import { isSameList } from '../lists';
import type { Mesh } from './build';
import { isEqual } from './equal';
import { mergeWorkloads } from './merge-workloads';

/** What workloads are made from; `asked` are the labels of single pods that selectors for proxies name. */
interface Ground extends Pick<Mesh, 'podOwners' | 'designs'> {
  readonly asked: ReadonlySet<string>;
}

const grounds = new WeakMap<Mesh['workloads'], Ground>();

/** The workloads of a mesh; the same list as in the one before as long as they are the same. */
export function workloadsFor(ground: Ground, previous: Mesh | undefined): Mesh['workloads'] {
  const { podOwners, designs, asked } = ground;
  const before = previous && grounds.get(previous.workloads);
  if (before && staysFor(ground, before)) return previous.workloads;
  const merged = mergeWorkloads(podOwners, designs, previous?.workloads, asked);
  const workloads = previous && isSameList(merged, previous.workloads) ? previous.workloads : merged;
  grounds.set(workloads, ground);
  return workloads;
}

function staysFor(now: Ground, before: Ground): boolean {
  if (now.designs !== before.designs || now.podOwners !== before.podOwners) return false;
  return isEqual([...now.asked], [...before.asked]);
}
