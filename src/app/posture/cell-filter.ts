import type { PostureCell, PostureColumn, Workload } from '../../core/mesh';
import { accepterOf, parseQuery, type Term } from '../../core/topology';
import { anyOtherHost, filterWords } from './words';

/** Whether a cell matches; the cell itself is asked for only where its row and column do not tell. */
export type CellTest = (row: Workload, column: PostureColumn, cell: () => PostureCell) => boolean;

/** What was typed: a test, or nothing where nothing was, or why it cannot be understood. */
type CellFilter =
  | { readonly type: 'none' }
  | { readonly type: 'test'; readonly test: CellTest }
  | { readonly type: 'problem'; readonly says: string };

/** Reads a filter in the language of the canvas, as far as it asks about calls. */
export function readFilter(text: string): CellFilter {
  const parsed = parseQuery(text);
  if ('problem' in parsed) return { type: 'problem', says: parsed.problem.says };
  const { terms } = parsed.query;
  if (terms.length === 0) return { type: 'none' };
  const strange = terms.find(({ key }) => key !== undefined && !askedOf.has(key));
  if (strange) return { type: 'problem', says: filterWords.asksAboutCards(strange.key ?? '', [...askedOf]) };
  const unknown = terms.flatMap(refusalsOf)[0];
  if (unknown !== undefined) return { type: 'problem', says: unknown };
  const tests = terms.map(testOf);
  return { type: 'test', test: (row, column, cell) => tests.every((test) => test(row, column, cell)) };
}

type Facts<T> = (of: T) => readonly string[];

const rowFacts: Readonly<Record<string, Facts<Workload>>> = {
  ns: ({ namespace }) => [namespace],
  name: ({ name }) => [name],
  from: (row) => [row.name, `${row.namespace}/${row.name}`],
  label: ({ labels }) => Object.entries(labels).flatMap(([key, value]) => [key, `${key}=${value}`]),
};

const columnFacts: Readonly<Record<string, Facts<PostureColumn>>> = {
  host: ({ host = anyOtherHost }) => [host],
  to: ({ host = anyOtherHost }) => [host],
  port: ({ port }) => [String(port)],
  proto: ({ scheme }) => [scheme],
};

const cellFacts: Readonly<Record<string, Facts<PostureCell>>> = {
  outcome: (cell) => fatesOf(cell).flatMap((fate) => outcomes[fate] ?? []),
  tls: (cell) => layers[layerOf(cell) ?? 'unread'],
  via: ({ via }) => (via === null ? [] : vias[via]),
  expect: ({ call, holds }) =>
    call?.expect ? ['any', holds === undefined ? 'unknown' : holds ? 'holds' : 'fails'] : [],
};

/** A refused call is blocked, too. `expect` says so of more: a promise of `blocked` is met by whatever does not get out, such as a redirect. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  reached: ['reached'],
  passthrough: ['passthrough'],
  blackhole: ['blackhole', 'blocked', 'refused'],
  blocked: ['blocked'],
  redirected: ['redirected'],
  unresolved: ['unresolved'],
  error: ['error'],
  unknown: ['unknown'],
  misread: ['not-understood'],
};

/** What is not understood is reached as well. */
function fatesOf({ outcome, misread }: PostureCell): readonly string[] {
  return [outcome ?? 'unknown', ...(misread ? ['misread'] : [])];
}

/** Who starts TLS: a waypoint does where a sidecar would. */
function layerOf({ tls, via }: PostureCell): keyof typeof layers | undefined {
  return tls === 'originated' && via === 'waypoint' ? 'waypoint' : (tls ?? undefined);
}

const layers: Readonly<Record<NonNullable<PostureCell['tls']> | 'waypoint' | 'unread', readonly string[]>> = {
  unread: [],
  none: ['none', '0'],
  passthrough: ['app', '1', 'passthrough'],
  originated: ['sidecar', '1', 'originated'],
  waypoint: ['waypoint', '1', 'originated'],
  gateway: ['gateway', '1'],
  double: ['double', '2', 'twice'],
};

const vias: Readonly<Record<NonNullable<PostureCell['via']>, readonly string[]>> = {
  sidecar: ['sidecar'],
  'egress-gateway': ['egress-gateway', 'gateway'],
  waypoint: ['waypoint'],
  ztunnel: ['ztunnel'],
};

/** All that a cell can say to keys that have their own values, of which the canvas has some more: TLS on a wire may be unknown. */
const cellValues: ReadonlyMap<string, readonly string[]> = new Map([
  ['tls', [...new Set(Object.values(layers).flat())]],
  ['via', Object.values(vias).flat()],
]);

/** Why values ask for what no cell can be. */
function refusalsOf({ key = '', values }: Term): readonly string[] {
  const known = cellValues.get(key);
  if (!known) return [];
  const strange = values.filter(({ text }) => !text.includes('*') && !known.includes(text.toLowerCase()));
  return strange.map(({ text }) => filterWords.noValue(key, known, text));
}

const askedOf = new Set([...Object.keys(rowFacts), ...Object.keys(columnFacts), ...Object.keys(cellFacts)]);

function testOf({ key, values, negated }: Term): CellTest {
  const accepts = values.map((value) => accepterOf(key, value));
  const isAsked = (fact: string): boolean => accepts.some((accept) => accept(fact.toLowerCase()));
  const test = key === undefined ? wordTest(isAsked) : keyTest(key, isAsked);
  return negated ? (row, column, cell) => !test(row, column, cell) : test;
}

function keyTest(key: string, isAsked: (fact: string) => boolean): CellTest {
  const [ofRow, ofColumn, ofCell] = [rowFacts[key], columnFacts[key], cellFacts[key]];
  if (ofRow) return rowTest((row) => ofRow(row).some(isAsked));
  if (ofColumn) return (_, column) => ofColumn(column).some(isAsked);
  return (_, __, cell) => ofCell?.(cell()).some(isAsked) ?? false;
}

/** A bare word looks in names, hosts, outcomes and TLS. Cells are looked into only for words that they can say. */
function wordTest(isAsked: (fact: string) => boolean): CellTest {
  const wordsFor = (of: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> =>
    new Set(Object.keys(of).filter((each) => of[each]?.some(isWord(isAsked)) ?? false));
  const [asOutcome, asTls] = [wordsFor(outcomes), wordsFor(layers)];
  const asRow = rowTest((row) => isAsked(`${row.namespace}/${row.name}`));
  const isInCell = (cell: PostureCell): boolean =>
    fatesOf(cell).some((fate) => asOutcome.has(fate)) || asTls.has(layerOf(cell) ?? 'unread');
  return (row, column, cell) =>
    asRow(row, column, cell) ||
    isAsked(column.host ?? anyOtherHost) ||
    (asOutcome.size + asTls.size > 0 && isInCell(cell()));
}

/** Counts of TLS layers are no words: a digit is looked for in names alone. */
function isWord(isAsked: (fact: string) => boolean): (fact: string) => boolean {
  return (fact) => !/^\d$/.test(fact) && isAsked(fact);
}

/** Asked for the same row many times over. */
function rowTest(test: (row: Workload) => boolean): CellTest {
  const known = new WeakMap<Workload, boolean>();
  return (row) => {
    let answer = known.get(row);
    if (answer === undefined) known.set(row, (answer = test(row)));
    return answer;
  };
}
