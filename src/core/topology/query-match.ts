import type { Mesh } from '../mesh';
import type { Severity } from '../text';
import type { Query, Term } from './query';
import { accepterOf } from './query-accept';
import { factsOf } from './query-facts';
import { QueryItems, type Accept, type QueryItem } from './query-items';
import type { Topology } from './topology';

/** What a query is held against. */
export interface QueryGround {
  readonly topology: Topology;
  readonly mesh: Mesh;
  /** By the id of a node or docked rule; none when unset. */
  readonly findings?: ReadonlyMap<string, readonly QueryFinding[]>;
  /** Ids of nodes that a person placed. */
  readonly pinned?: ReadonlySet<string>;
  /** Ids of nodes and rules that a review marks as added, removed or changed. */
  readonly changed?: ReadonlySet<string>;
}

/** The part of a finding that a query asks for. */
export interface QueryFinding {
  readonly severity: Severity;
  readonly rule: string;
  readonly code: string | null;
}

/**
 * The ids of the nodes that match, in the order of the topology, each followed by those of the rules docked to it; then Sidecars docked to bands. What a node
 * does not know matches nothing, and so does a query without terms.
 */
export function matchNodes(query: Query, ground: QueryGround): readonly string[] {
  if (query.terms.length === 0) return [];
  const items = new QueryItems(ground);
  const tests = query.terms.map((term) => testOf(term, items));
  return items.all.filter((item) => tests.every((test) => test(item))).map((item) => item.id);
}

type Test = (item: QueryItem) => boolean;

function testOf(term: Term, items: QueryItems): Test {
  const accepts = term.values.map((value) => accepterOf(term.key, value));
  const test = askFor(term.key, (fact) => accepts.some((accept) => accept(fact)), items);
  return term.negated ? (item) => !test(item) : test;
}

/** Most keys ask a node itself; some ask who reaches or sees it, which takes all of them together. */
function askFor(key: string | undefined, accept: Accept, items: QueryItems): Test {
  if (key === 'from' || key === 'to') {
    const reached = items.reach(key, accept);
    return (item) => reached.has(item.id);
  }
  if (key === 'seen-by') {
    const seen = items.seenBy(accept);
    return (item) => seen.has(item.id);
  }
  return (item) => factsOf(key, item, items).some(accept);
}
