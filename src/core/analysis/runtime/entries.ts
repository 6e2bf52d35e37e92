import { sameList } from '../../lists';
import type { ServiceEntry } from '../../mesh';
import { flatOf, question, type Question } from '../question';
import { clusterUses } from './cluster-uses';

/** The ServiceEntries that some client uses, in the order of their clusters; those whose text is not read to its end are left out. */
const usedEntries = question((input, before: readonly ServiceEntry[] | undefined): readonly ServiceEntry[] => {
  const entries = new Set<ServiceEntry>();
  for (const { service } of clusterUses(input))
    for (const { entry } of service.definitions) if (entry && !entry.resource.incomplete) entries.add(entry);
  return sameList([...entries], before);
});

/** What there is to say of each entry that counts for somebody. */
export function forEntries<R>(check: (entry: ServiceEntry) => readonly R[]): Question<readonly R[]> {
  return flatOf(usedEntries, check);
}
