import { isPublic, type Visibility } from '../../visibility';

/**
 * The place in istiod's order that `exportTo` gives to what a namespace sees: 0 for its own private things, 1 for what is exported to it by name, 2 for what
 * is public; undefined for what it does not see (pilot/pkg/model/push_context.go, initServiceRegistry, servicesExportedToNamespace and
 * initVirtualServices).
 */
export function exportRank(exportTo: Visibility, owner: string, namespace: string): 0 | 1 | 2 | undefined {
  if (isPublic(exportTo)) return 2;
  if (exportTo.includes('~')) return undefined;
  if (owner === namespace) return exportTo.includes('.') || exportTo.includes(namespace) ? 0 : undefined;
  return exportTo.includes(namespace) ? 1 : undefined;
}
