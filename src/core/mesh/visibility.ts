import { textsIn } from './read';

/** Who may see a resource, as written in `exportTo`; an empty list stands for the mesh's default, which is everybody. */
export type Visibility = readonly string[];

/** The namespace that a resource without one lands in when it is applied with kubectl's own default. */
export const defaultNamespace = 'default';

/** `exportTo` as written; the mesh default `*` applies when it is empty. */
export function readVisibility(spec: unknown): Visibility {
  return textsIn(spec, 'exportTo');
}

/**
 * Whether a resource of namespace `owner` is visible in `namespace`. `*` opens it to all, `.` is the own namespace only, a name is that
 * namespace only, and `~` is nobody (pilot/pkg/model/push_context.go, initServiceRegistry).
 */
export function isVisibleIn(exportTo: Visibility, owner: string, namespace: string): boolean {
  if (exportTo.length === 0 || exportTo.includes('*')) return true;
  if (exportTo.includes('~')) return false;
  return exportTo.includes(namespace) || (owner === namespace && exportTo.includes('.'));
}

/** Whether only the own namespace sees it: `.` or the own name, alone (push_context.go, setDestinationRules). */
export function isPrivate(exportTo: Visibility, owner: string): boolean {
  const names = new Set(exportTo);
  return names.size === 1 && (names.has('.') || names.has(owner));
}
