import type { Mesh, ServiceEntry } from '../mesh';
import { baseKey, hostConflicts, nameOf } from './host-conflicts';
import { listenerConflicts, wholePorts } from './listener-conflicts';
import { remember } from './remember';
import type { Conflict } from './topology';

/** The faults of an entry that follow from itself and from entries with its hosts. */
export function ownConflicts(mesh: Mesh, entry: ServiceEntry): readonly Conflict[] {
  if (entry.resource.incomplete) return [];
  return [...hostConflicts(mesh, entry), ...wholePorts(mesh, entry)];
}

/** The faults between entries that have nothing but a port or a key in common, by the entry's key. */
export function sharedConflicts({ entries, settings }: Mesh): ReadonlyMap<string, readonly Conflict[]> {
  return joined(listenerConflicts(entries, settings), keyConflicts(entries));
}

const joined = remember(
  (
    listeners: ReadonlyMap<string, readonly Conflict[]>,
    keys: ReadonlyMap<string, readonly Conflict[]>,
  ): ReadonlyMap<string, readonly Conflict[]> => {
    if (keys.size === 0) return listeners;
    const all = new Map(listeners);
    for (const [key, conflicts] of keys) all.set(key, [...conflicts, ...(listeners.get(key) ?? [])]);
    return all;
  },
);

/** Documents that are one resource to a cluster: the one applied last is in force. */
const keyConflicts = remember((entries: Mesh['entries']): ReadonlyMap<string, readonly Conflict[]> => {
  const found = new Map<string, readonly Conflict[]>();
  if (!entries.some(({ resource, name }) => name !== '' && resource.key.includes('#'))) return found;
  for (const group of groupByKey(entries).values()) {
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

function groupByKey(entries: Mesh['entries']): ReadonlyMap<string, readonly ServiceEntry[]> {
  const groups = new Map<string, ServiceEntry[]>();
  for (const entry of entries) {
    if (entry.name === '') continue;
    const key = baseKey(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

function saysSame(entry: ServiceEntry, group: readonly ServiceEntry[]): string {
  const files = [...new Set(group.map(({ resource }) => resource.place.file))];
  const where = files.length > 1 ? `in ${files.join(' and ')}` : `in ${files[0]}`;
  const times = group.length === 2 ? 'twice' : `${group.length} times`;
  return `${nameOf(entry)} stands ${times} ${where}; only the document applied last is in force.`;
}
