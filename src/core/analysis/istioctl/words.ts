import type { Resource } from '../../schema';
import { defaultNamespace } from '../../mesh';
import { joinNames } from '../../text';

/** What a message calls a resource: `Kind namespace/name`. */
export function callOf(resource: Pick<Resource, 'kind' | 'namespace' | 'name'>): string {
  return `${resource.kind} ${resource.namespace ?? defaultNamespace}/${resource.name}`;
}

/**
 * A list of names as a sentence has it: `a`, `a and b`, `a, b and c`; of more than `most` the rest is counted. Where there are more names than are
 * handed over, `count` says how many.
 */
export function listNames(names: readonly string[], most = 4, count = names.length): string {
  return joinNames(names, 'and', most, { of: count });
}
