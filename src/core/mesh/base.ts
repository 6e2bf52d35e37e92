import type { Resource } from '../schema';
import { recordIn, textIn } from './read';
import { defaultNamespace } from './visibility';

/** What all typed views of a resource have. */
export interface View {
  readonly resource: Resource;
  /** The namespace that counts: as written, else `default`. */
  readonly namespace: string;
  readonly name: string;
  /** `metadata.creationTimestamp` in milliseconds; 0, the oldest, when it is not given. */
  readonly created: number;
}

/** The common part of a view. */
export function readView(resource: Resource): View {
  const created = Date.parse(textIn(recordIn(resource.value, 'metadata'), 'creationTimestamp') ?? '');
  return {
    resource,
    namespace: resource.namespace ?? defaultNamespace,
    name: resource.name,
    created: Number.isNaN(created) ? 0 : created,
  };
}

/**
 * Older first; then by name, then by namespace (pilot/pkg/model/config.go, sortConfigByCreationTime). Resources with the same name, which no
 * cluster has, by their key.
 */
export function compareAge(a: View, b: View): number {
  return (
    a.created - b.created ||
    compareText(a.name, b.name) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.resource.key, b.resource.key)
  );
}

/**
 * The order of services with one host: older first, then by namespace. Their names are the host, and the name of the ServiceEntry decides nothing:
 * within a namespace it only keeps the order the same (pilot/pkg/model/push_context.go, SortServicesByCreationTime).
 */
export function compareServices(a: View, b: View): number {
  return a.created - b.created || compareText(a.namespace, b.namespace) || compareAge(a, b);
}

/** Order by UTF-16 units: the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
