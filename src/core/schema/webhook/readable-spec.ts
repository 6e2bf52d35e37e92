import { isRecord } from '../../lists';
import type { Subject } from '../report';
import { has, specOf, type Spot } from './read';

/** The spec of a resource, an empty one where it is absent; undefined where it is no mapping, of which the API server speaks enough. */
export function readableSpec({ resource }: Subject): Spot | undefined {
  const isThere = has({ value: resource.value, path: [] }, 'spec');
  return isThere && !isRecord(resource.value['spec']) ? undefined : specOf(resource);
}
