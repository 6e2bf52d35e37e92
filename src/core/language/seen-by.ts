import {
  applicationsOf,
  knowsEntry,
  knowsRoutes,
  knowsRule,
  proxyOf,
  scopeOf,
  type Mesh,
  type Scope,
  type View,
  type Visibility,
} from '../mesh';
import type { Resource } from '../schema';
import type { Consequence } from './consequences';

/** A resource that `exportTo` shows or hides. */
export type Exported = View & { readonly exportTo: Visibility };

/** How many of the drawn workloads have a proxy that gets a resource, gateways apart; undefined where none is drawn, or for a kind that `exportTo` is not of. */
export function seenBy(mesh: Mesh, resource: Resource): { readonly seen: number; readonly all: number } | undefined {
  const knows = knowing(mesh, resource);
  const workloads = applicationsOf(mesh);
  if (knows === undefined || workloads.length === 0) return undefined;
  // Proxies that nothing tells apart share what they know.
  const known = new Map<Scope, boolean>();
  const isSeen = (scope: Scope): boolean => {
    const found = known.get(scope) ?? knows(scope);
    known.set(scope, found);
    return found;
  };
  const proxies = workloads.map((each) => proxyOf(mesh, each)).filter(({ kind }) => kind !== 'none');
  return { seen: proxies.filter((proxy) => isSeen(scopeOf(mesh, proxy))).length, all: workloads.length };
}

/** Whether what a proxy knows has a resource in it. */
function knowing(mesh: Mesh, resource: Resource): ((scope: Scope) => boolean) | undefined {
  const of = <T extends { readonly resource: Resource }>(list: readonly T[]): T | undefined =>
    list.find((each) => each.resource === resource);
  switch (resource.kind) {
    case 'ServiceEntry': {
      const entry = of(mesh.entries);
      return entry && ((scope) => knowsEntry(scope, entry));
    }
    case 'DestinationRule': {
      const rule = of(mesh.rules);
      return rule && ((scope) => knowsRule(scope, rule));
    }
    case 'VirtualService': {
      const routes = of(mesh.virtualServices);
      return routes && ((scope) => knowsRoutes(scope, routes));
    }
    default:
      return undefined;
  }
}

/** What a written `exportTo` leads to. */
export function exportConsequence(mesh: Mesh, { resource }: Exported, written: unknown): Consequence[] {
  const counts = seenBy(mesh, resource);
  if (!counts || !Array.isArray(written)) return [];
  const hint = `${counts.seen} of ${counts.all} pods`;
  const path = [...resource.place.path, 'spec', 'exportTo'];
  return [{ path, hint, says: `The proxies of ${hint} that are drawn see it.` }];
}
