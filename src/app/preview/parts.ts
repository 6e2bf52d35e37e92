import { narrowerScopes } from '../../core/exchange';
import type { Topology } from '../../core/topology';
import { scopeOf, type ScopeChoice } from './diagram';
import { scopeWords } from './words';

/** A part of the design that a diagram can be narrowed to. */
export interface Part {
  readonly id: string;
  readonly label: string;
}

/** The parts that can be chosen besides namespaces. */
interface Parts {
  readonly resources: readonly Part[];
  readonly calls: readonly Part[];
}

/** More are not put into a list: who has so many selects them on the canvas or in the text. */
const mostListed = 200;

const none: Parts = { resources: [], calls: [] };
let latest: { readonly topology: Topology; readonly parts: Parts } | undefined;

/** What a diagram can be narrowed to: cards, the rules that are docked to them, and calls, in the order of the canvas. Of too many none is listed. */
export function partsOf(topology: Topology): Parts {
  if (latest?.topology === topology) return latest.parts;
  const parts = { resources: fewOf(resourcesOf(topology)), calls: fewOf(callsOf(topology)) };
  latest = { topology, parts };
  return parts;
}

function fewOf(parts: readonly Part[]): readonly Part[] {
  return parts.length > mostListed ? none.resources : parts;
}

function resourcesOf({ nodes }: Topology): readonly Part[] {
  const found = new Map<string, string>();
  for (const node of nodes) {
    if (node.type === 'workload' || node.type === 'service-entry' || node.type === 'gateway')
      found.set(node.id, node.label);
    if (node.type === 'service-entry') for (const { id, label } of node.docked) found.set(id, label);
  }
  return [...found].map(([id, label]) => ({ id, label }));
}

function callsOf({ nodes }: Topology): readonly Part[] {
  return nodes.flatMap((node) =>
    node.type === 'workload' ? node.calls.map(({ id, url }) => ({ id, label: scopeWords.call(node.name, url) })) : [],
  );
}

/** Parts that are offered where a picture would be too large. */
export function narrowerParts(
  topology: Topology,
  choice: ScopeChoice,
  selected?: string,
): readonly { label: string; scope: ScopeChoice }[] {
  return narrowerScopes(topology, scopeOf(choice, selected)).map(({ label, scope }) => ({
    label,
    scope:
      scope.namespace === undefined
        ? { type: 'node', id: scope.node ?? '' }
        : { type: 'namespace', namespace: scope.namespace },
  }));
}
