import { applicationsOf, isVisibleIn, proxyOf, type Mesh, type View, type Visibility } from '../mesh';
import type { Consequence } from './consequences';

/** A resource that `exportTo` shows or hides. */
export type Exported = View & { readonly exportTo: Visibility };

/** How many of the drawn workloads have a proxy that sees a resource, gateways apart; undefined where none is drawn. */
export function seenBy(mesh: Mesh, view: Exported): { readonly seen: number; readonly all: number } | undefined {
  const workloads = applicationsOf(mesh);
  if (workloads.length === 0) return undefined;
  const seen = workloads.filter(
    (each) => isVisibleIn(view.exportTo, view.namespace, each.namespace) && proxyOf(mesh, each).kind !== 'none',
  ).length;
  return { seen, all: workloads.length };
}

/** What a written `exportTo` leads to. */
export function exportConsequence(mesh: Mesh, view: Exported, written: unknown): Consequence[] {
  const counts = seenBy(mesh, view);
  if (!counts || !Array.isArray(written)) return [];
  const hint = `${counts.seen} of ${counts.all} pods`;
  const path = [...view.resource.place.path, 'spec', 'exportTo'];
  return [{ path, hint, says: `The proxies of ${hint} that are drawn see it.` }];
}
