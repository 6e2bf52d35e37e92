import type { Finding } from '../../core/analysis';
import type { Completion } from './filter-answer';
import type { Graph } from './graph';

/** What matches, numbered from 1 in reading order; and what cannot be understood, in one sentence. */
export interface Hits {
  readonly hits: ReadonlyMap<string, number>;
  readonly problem: string | null;
}

/** Searches the graph for what was typed. */
export function findHits({ topology }: Graph, _findings: readonly Finding[], text: string): Hits {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = topology.nodes.filter((node) => words.every((word) => node.label.toLowerCase().includes(word)));
  return { hits: new Map(found.map((node, index) => [node.id, index + 1])), problem: null };
}

/** What could be written at the caret. */
export function completionsAt(
  _graph: Graph,
  _text: string,
  caret: number,
): { readonly options: readonly Completion[]; readonly from: number; readonly to: number } {
  return { options: [], from: caret, to: caret };
}
