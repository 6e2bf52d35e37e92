import { resourceKey, type DocumentResource } from '../../schema';
import { freeAmong, type Change, type FileChange, type Workspace } from '../../workspace';
import { compareImport, freeNameOf, isAmong, isSaid, type Compared, type ImportConflict } from './compare-import';
import { keepNew, type Verdict } from './keep-new';
import type { Spot } from './spots';
import { takeTheirs, type Replacement } from './take-theirs';

/** What becomes of a resource that is here with another text, or with a text that says something else there. */
export type ConflictChoice = 'mine' | 'theirs' | 'both';

/** What an import has in common with the workspace. */
interface ImportOverlap {
  /** How many of its resources are here already, with the same value and as much of the text as can be written there. */
  readonly equal: number;
  readonly conflicts: readonly ImportConflict[];
}

/** What came of resources that are here already, by how many came of it; of those in conflict each counts once, but where all are kept. */
export interface Outcomes {
  /** The same is here: left out, or added as a copy with a name of its own. */
  readonly skipped: number;
  readonly copied: number;
  /** Left out, put in the place of the one that is here, and added under a free name. */
  readonly mine: number;
  readonly theirs: number;
  readonly both: number;
  /** Here twice: could not be put in the place of the other, left out of the List that it comes in, and named anew there. */
  readonly unreplaced: number;
  readonly unremoved: number;
  readonly unnamed: number;
  /** Of those in the place of others: without their comments, which cannot stand between brackets. */
  readonly bare: number;
}

/** What came of an import once every conflict was decided. */
export interface SettledImport {
  /** Null when nothing is left to do. */
  readonly change: Change | null;
  /** Paths of the files that it adds. */
  readonly added: readonly string[];
  readonly outcomes: Outcomes;
}

/** Compares the resources that an import would add with those that are here, be they documents or items of a `kind: List`. */
export function findOverlap(workspace: Workspace, change: Change): ImportOverlap {
  const { equal, conflicts } = compareImport(workspace, change);
  return { equal, conflicts: [...conflicts.values()].map(({ conflict }) => conflict) };
}

/**
 * The import without what is here already, and with each conflict decided: `mine` leaves the incoming resource out, `theirs` puts it in the place of
 * the one that is here, `both` gives it a free name. Of a List only the items that this is about change. A file of which nothing is left is not added. A conflict
 * without a choice counts as `mine`; `copy` gives what is here already a free name too. A file gets another path where its own was taken since the import was
 * planned. What cannot be put in the place of the other stays in its file, as does another of its name there: nothing is lost, and both are found to be one too many.
 */
export function settleImport(
  workspace: Workspace,
  change: Change,
  choices: ReadonlyMap<string, ConflictChoice>,
  equal: 'drop' | 'copy' = 'drop',
): SettledImport {
  const compared = compareImport(workspace, change);
  const theirs = [...compared.conflicts].flatMap(([key, { replacement }]) =>
    choices.get(key) === 'theirs' ? [[key, replacement] as const] : [],
  );
  const { changes, done, bare } = takeTheirs(theirs.map(([, replacement]) => replacement));
  const replaced = new Map(theirs.filter(([, each]) => done.has(each)));
  const decided: Decided = { compared, choices, replaced, given: new Set(), equal };
  const { files, undone, judged } = keptFiles(workspace, change, (spot) => judge(spot, decided));
  const all = [...changes, ...files];
  return {
    change: all.length === 0 ? null : { ...change, files: all },
    added: files.flatMap((file) => (file.type === 'create' ? [file.path] : [])),
    outcomes: { ...outcomesOf(judged, undone), bare: bare.size },
  };
}

interface Decided {
  readonly compared: Compared;
  readonly choices: ReadonlyMap<string, ConflictChoice>;
  /** What is here now in the place of others, by key. */
  readonly replaced: ReadonlyMap<string, Replacement>;
  /** The keys of names that were given so far: what comes twice gets two. */
  readonly given: Set<string>;
  readonly equal: 'drop' | 'copy';
}

/** A verdict, and what comes of the resource where it is carried out; null where nothing is to be told. */
interface Decision {
  readonly verdict: Verdict;
  readonly outcome: Exclude<keyof Outcomes, 'bare'> | null;
}

function judge(spot: Spot, { compared, choices, replaced, given, equal }: Decided): Decision {
  const key = resourceKey(spot.resource);
  const mine = compared.here.get(key);
  if (!mine) return { verdict: 'keep', outcome: null };
  const rename = (): Verdict => {
    const name = freeNameOf(spot.resource, { ...compared, given });
    given.add(resourceKey({ ...spot.resource, name }));
    return { rename: name };
  };
  const alike = compared.alike.get(key);
  if (isAmong(spot, mine) || (alike && isSaid(alike, spot)))
    return equal === 'copy' ? { verdict: rename(), outcome: 'copied' } : { verdict: 'drop', outcome: 'skipped' };
  const choice = choices.get(key) ?? 'mine';
  if (choice === 'both') return { verdict: rename(), outcome: 'both' };
  if (choice === 'mine') return { verdict: 'drop', outcome: 'mine' };
  const now = replaced.get(key);
  if (now && isSaid(now, spot)) return { verdict: 'drop', outcome: 'theirs' };
  return { verdict: 'keep', outcome: now ? null : 'unreplaced' };
}

/** What was decided about a resource that comes. */
interface Judged {
  readonly resource: DocumentResource;
  readonly decision: Decision;
}

function outcomesOf(judged: readonly Judged[], undone: ReadonlySet<DocumentResource>): Omit<Outcomes, 'bare'> {
  const counts = { skipped: 0, copied: 0, mine: 0, theirs: 0, both: 0, unreplaced: 0, unremoved: 0, unnamed: 0 };
  const counted = new Set<string>();
  for (const { resource, decision } of judged) {
    const { verdict } = decision;
    const outcome = !undone.has(resource) ? decision.outcome : verdict === 'drop' ? 'unremoved' : 'unnamed';
    if (outcome === null) continue;
    const id = `${outcome} ${resourceKey(resource)}`;
    const isEach = outcome === 'skipped' || outcome === 'copied' || outcome === 'both';
    if (!isEach && counted.has(id)) continue;
    counted.add(id);
    counts[outcome]++;
    // It is in the place of the other, and still where it came from.
    if (outcome === 'unremoved' && decision.outcome === 'theirs') counts.theirs++;
  }
  return counts;
}

/** The files that an import adds, with what is left of each after the verdicts. */
function keptFiles(
  workspace: Workspace,
  change: Change,
  decide: (spot: Spot) => Decision,
): {
  readonly files: readonly FileChange[];
  readonly undone: ReadonlySet<DocumentResource>;
  readonly judged: readonly Judged[];
} {
  const taken = new Set(workspace.files.map(({ path }) => path));
  const judged: Judged[] = [];
  const undone = new Set<DocumentResource>();
  const verdict = (spot: Spot): Verdict => {
    const decision = decide(spot);
    judged.push({ resource: spot.resource, decision });
    return decision.verdict;
  };
  const files = change.files.flatMap((file): FileChange[] => {
    if (file.type !== 'create') return [file];
    const { text, undone: own } = keepNew(file, verdict);
    for (const each of own) undone.add(each);
    if (text === null) return [];
    const path = freeAmong(taken, file.path);
    taken.add(path);
    // What stays as it is has been read as it is.
    return [text === file.text && path === file.path ? file : { ...file, path, text }];
  });
  return { files, undone, judged };
}
