import type { Resource } from '../../schema';
import { defaultNamespace } from '../../mesh';

/** What a message calls a resource: `Kind namespace/name`. */
export function callOf(resource: Pick<Resource, 'kind' | 'namespace' | 'name'>): string {
  return `${resource.kind} ${resource.namespace ?? defaultNamespace}/${resource.name}`;
}

/** A list of names as a sentence has it: `a`, `a and b`, `a, b and c`; of more than `most` the rest is counted. */
export function listNames(names: readonly string[], most = 4): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
