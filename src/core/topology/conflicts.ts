import { groupBy } from '../lists';
import type { Mesh, ServiceEntry } from '../mesh';
import { baseKey, hostConflicts, nameOf } from './host-conflicts';
import { listenerConflicts, type ConflictsByKey } from './listener-conflicts';
import { remember } from './remember';
import type { Conflict } from './topology';

/** The faults of an entry that follow from entries with its hosts. */
export function ownConflicts(mesh: Mesh, entry: ServiceEntry): readonly Conflict[] {
  return entry.resource.incomplete ? [] : hostConflicts(mesh, entry);
}

/** The faults that follow from listeners and keys, which entries share that have nothing else in common, by the entry's key. */
export function sharedConflicts(mesh: Mesh): ConflictsByKey {
  return joined(listenerConflicts(mesh), keyConflicts(mesh.entries));
}

const joined = remember((listeners: ConflictsByKey, keys: ConflictsByKey): ConflictsByKey => {
  if (keys.size === 0) return listeners;
  const all = new Map(listeners);
  for (const [key, conflicts] of keys) all.set(key, [...conflicts, ...(listeners.get(key) ?? [])]);
  return all;
});

/** Documents that are one resource to a cluster: the one applied last is in force. */
const keyConflicts = remember((entries: Mesh['entries']): ConflictsByKey => {
  const found = new Map<string, readonly Conflict[]>();
  const named = entries.filter(({ name }) => name !== '');
  if (!named.some(({ resource }) => resource.key.includes('#'))) return found;
  for (const group of groupBy(named, baseKey).values()) {
    for (const entry of group.length > 1 ? group : []) {
      const others = group.filter((each) => each !== entry);
      found.set(entry.resource.key, [
        {
          type: 'same-resource',
          with: others.map((each) => each.resource.key),
          port: undefined,
          says: saysSame(entry, group),
        },
      ]);
    }
  }
  return found;
});

function saysSame(entry: ServiceEntry, group: readonly ServiceEntry[]): string {
  const files = [...new Set(group.map(({ resource }) => resource.place.file))];
  const where = files.length > 1 ? `in ${files.join(' and ')}` : `in ${files[0]}`;
  const times = group.length === 2 ? 'twice' : `${group.length} times`;
  return `${nameOf(entry)} stands ${times} ${where}; only the document applied last is in force.`;
}
