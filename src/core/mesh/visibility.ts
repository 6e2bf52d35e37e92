import type { View } from './base';
import { textsIn } from './read';
import type { DefaultExport } from './settings';

export { defaultNamespace } from '../schema';

/** Who may see a resource, as `exportTo` lists it; an empty list is everybody. */
export type Visibility = readonly string[];

/** `exportTo` as written; empty when it is not, so that the mesh's default applies. */
export function readVisibility(spec: unknown): Visibility {
  return textsIn(spec, 'exportTo');
}

/**
 * Whether a resource of namespace `owner` is visible in `namespace`. `*` opens it to all, `.` is its own namespace only, a name is that
 * namespace only, and `~` is nobody (pilot/pkg/model/push_context.go, initServiceRegistry).
 */
export function isVisibleIn(exportTo: Visibility, owner: string, namespace: string): boolean {
  if (exportTo.length === 0 || exportTo.includes('*')) return true;
  if (exportTo.includes('~')) return false;
  return exportTo.includes(namespace) || (owner === namespace && exportTo.includes('.'));
}

/** Whether everybody sees it. */
export function isPublic(exportTo: Visibility): boolean {
  return exportTo.length === 0 || exportTo.includes('*');
}

/**
 * The namespaces that see all of some resources: names that matter (those of the resources, and those that they are exported to), and `*` for every
 * namespace that is not named.
 */
export function namespacesSeeingAll(
  views: readonly { readonly exportTo: Visibility; readonly namespace: string }[],
): readonly string[] {
  const named = views
    .flatMap(({ exportTo, namespace }) => [namespace, ...exportTo])
    .filter((name) => !/^[*.~]$/.test(name));
  const candidates = [...new Set(named), '*'];
  return candidates.filter((name) => views.every((view) => isVisibleIn(view.exportTo, view.namespace, name)));
}

/** Whether only its own namespace sees it: `.` or the own name, alone (push_context.go, setDestinationRules). */
export function isPrivate(exportTo: Visibility, owner: string): boolean {
  const names = new Set(exportTo);
  return names.size === 1 && (names.has('.') || names.has(owner));
}

/** A kind of view whose visibility the mesh's default decides where nothing is written. */
type Exported = View & { readonly exportTo: Visibility };

const opened = new WeakMap<Exported, Exported>();

/** The list with the mesh's default in place of every `exportTo` that is not written; the same objects for the same default. */
export function withDefaultExport<T extends Exported>(list: readonly T[], fallback: DefaultExport): readonly T[] {
  return fallback === '*' ? list : list.map((each) => (each.exportTo.length > 0 ? each : withExport(each, fallback)));
}

function withExport<T extends Exported>(view: T, exportTo: DefaultExport): T {
  const known = opened.get(view) as T | undefined;
  if (known?.exportTo[0] === exportTo) return known;
  const made: T = { ...view, exportTo: [exportTo] };
  opened.set(view, made);
  return made;
}
