import type { Spot } from '../../core/picture';
import type { Place } from '../../core/schema';

/** How the tree is ordered. */
export type Sort = 'file' | 'namespace' | 'call';

/** What a row says, wherever it stands. */
interface RowText {
  /** Unique in the tree and stable while the thing stays. */
  readonly id: string;
  /** `gone`: a resource of a review's baseline that the design does not have. */
  readonly type: 'file' | 'namespace' | 'resource' | 'part' | 'text' | 'gone';
  readonly label: string;
  /** Smaller, behind the label: a namespace, a count, a protocol. */
  readonly detail: string;
  /** What is spoken: label and detail in words. */
  readonly spoken: string;
  /** Kind of the glyph; undefined for rows without one. */
  readonly kind: string | undefined;
  /** Where it is written; undefined for what is only implied by others. */
  readonly place: Place | undefined;
  /** `Resource.key` of the resource that it is or lies in. */
  readonly resource: string | undefined;
  /** What is drawn of it, where the place alone does not tell: an endpoint that nobody wrote lies in the hosts of its entry. */
  readonly end?: Spot | undefined;
  /** The document cannot be read completely. */
  readonly incomplete: boolean;
}

/** One line of the tree. Rows are in the order in which they are seen; a closed branch has no rows below it. */
export interface Row extends RowText {
  /** From 1. */
  readonly level: number;
  /** Undefined for leaves. */
  readonly open: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
}

/** A row before it is known where it stands, and what lies below it: undefined for leaves. */
export interface Branch extends RowText {
  readonly startsOpen?: boolean;
  readonly children?: () => readonly Branch[];
}

/** Which branches differ from how they start. */
export type Toggled = ReadonlySet<string>;

/** The visible rows of branches, closed ones without what lies below them. */
export function flattenBranches(branches: readonly Branch[], toggled: Toggled): Row[] {
  const rows: Row[] = [];
  addRows(rows, branches, toggled, 1);
  return rows;
}

function addRows(rows: Row[], branches: readonly Branch[], toggled: Toggled, level: number): void {
  branches.forEach((branch, index) => {
    const { startsOpen = false, children } = branch;
    const open = children && toggled.has(branch.id) !== startsOpen;
    rows.push(rowOf(branch, level, open, index + 1, branches.length));
    if (open) addRows(rows, children(), toggled, level + 1);
  });
}

const known = new WeakMap<Branch, Row>();

/** The row of a branch, the one of before where it stands as it did. Written out: a spread of thousands of branches takes a hundred times as long. */
function rowOf(branch: Branch, level: number, open: boolean | undefined, position: number, siblings: number): Row {
  const before = known.get(branch);
  const stands = before?.level === level && before.position === position && before.siblings === siblings;
  if (stands && before.open === open) return before;
  const { id, type, label, detail, spoken, kind, place, resource, end, incomplete } = branch;
  const row = {
    id,
    type,
    label,
    detail,
    spoken,
    kind,
    place,
    resource,
    end,
    incomplete,
    level,
    open,
    position,
    siblings,
  };
  known.set(branch, row);
  return row;
}

/**
 * The index of the row that shows a place best: the deepest whose own place holds it, else its file's; -1 when none does. The first counts
 * where the same is shown twice.
 */
export function rowAtPlace(rows: readonly Row[], place: Place): number {
  let best = -1;
  let depth = -2;
  rows.forEach((row, index) => {
    const found = depthOf(row, place);
    if (found <= depth) return;
    best = index;
    depth = found;
  });
  return best;
}

/** How deep in a document a row's place lies when it holds another place; -1 for that place's file, -2 when it holds it not. */
function depthOf({ type, place: own }: RowText, place: Place): number {
  if (own?.file !== place.file) return -2;
  if (type === 'file') return -1;
  if (own.document !== place.document || own.path.length > place.path.length) return -2;
  return own.path.every((step, index) => step === place.path[index]) ? own.path.length : -2;
}

/** The closed branches that must open for a place to be seen: its file's, or its namespace's. */
export function closedAbove(branches: readonly Branch[], toggled: Toggled, place: Place): string[] {
  return branches
    .filter(({ id, startsOpen = false, children }) => children && toggled.has(id) === startsOpen)
    .filter((branch) =>
      branch.type === 'namespace'
        ? branch.children?.().some((child) => depthOf(child, place) >= 0)
        : branch.type === 'file' && depthOf(branch, place) >= -1,
    )
    .map(({ id }) => id);
}

/** Whether it is a pod's or a call's own row: a pod that an entry selects is shown as its endpoint too, which calls nothing. */
export function isCaller({ type, kind }: Pick<Row, 'type' | 'kind'>): boolean {
  return type === 'part' && (kind === undefined || kind === 'Workload');
}
