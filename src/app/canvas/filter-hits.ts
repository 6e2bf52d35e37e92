import type { Finding } from '../../core/analysis';
import { atCards } from '../../core/picture';
import {
  completeQuery,
  matchNodes,
  parseQuery,
  type QueryCompletions,
  type QueryFinding,
  type QueryGround,
  type Topology,
} from '../../core/topology';
import { getReview } from '../review-state';
import type { Graph } from './graph';

/** What of a graph is searched. */
type Searched = Pick<Graph, 'snapshot' | 'topology' | 'pins'>;

/** What matches, numbered from 1 in reading order; and what cannot be understood, in one sentence. */
interface Hits {
  readonly hits: ReadonlyMap<string, number>;
  readonly problem: string | null;
}

/** Searches the graph for what was typed. */
export function findHits(graph: Searched, findings: readonly Finding[], text: string): Hits {
  const parsed = parseQuery(text);
  if ('problem' in parsed) return { hits: new Map(), problem: parsed.problem.says };
  const ids = matchNodes(parsed.query, groundOf(graph, findings));
  return { hits: new Map(ids.map((id, index) => [id, index + 1])), problem: null };
}

/** What could be written at the caret. */
export function completionsAt(
  graph: Searched,
  findings: readonly Finding[],
  text: string,
  caret: number,
): QueryCompletions {
  return completeQuery(text, caret, groundOf(graph, findings));
}

function groundOf({ snapshot, topology, pins }: Searched, findings: readonly Finding[]): QueryGround {
  return {
    topology,
    mesh: snapshot.mesh,
    findings: byCard(topology, findings),
    pinned: new Set(pins.keys()),
    changed: new Set(getReview().marks.keys()),
  };
}

let last: {
  readonly topology: Topology;
  readonly findings: readonly Finding[];
  readonly byCard: ReadonlyMap<string, readonly QueryFinding[]>;
} | null = null;

/** The findings by the card or docked rule that shows them, remembered while neither changes. */
function byCard(topology: Topology, findings: readonly Finding[]): ReadonlyMap<string, readonly QueryFinding[]> {
  if (last?.topology === topology && last.findings === findings) return last.byCard;
  last = { topology, findings, byCard: atCards(topology, findings) };
  return last.byCard;
}
