import { groupBy } from '../../lists';
import { recordIn, textsIn, type ClusterUse } from '../../mesh';
import type { Resource } from '../../schema';
import { flatOf, question } from '../question';
import { readableUses } from './cluster-uses';

/** A ServiceEntry with `subjectAltNames`, and all clusters that are made of it. */
export interface NamedEntry {
  readonly resource: Resource;
  readonly uses: readonly [ClusterUse, ...ClusterUse[]];
}

/** Where the names stand. */
export const namesPath = ['spec', 'subjectAltNames'];

const named = flatOf(readableUses, (use) =>
  use.service.definitions.flatMap(({ resource, entry }) =>
    entry && textsIn(recordIn(resource.value, 'spec'), 'subjectAltNames').length > 0 ? [{ resource, use }] : [],
  ),
);

/** The ServiceEntries that list names for the server's certificate. */
export const namedEntries = question((input): readonly NamedEntry[] => {
  const entries = [...groupBy(named(input), ({ resource }) => resource)];
  return entries.map(([resource, [first, ...more]]) => ({
    resource,
    uses: [first.use, ...more.map(({ use }) => use)],
  }));
});
