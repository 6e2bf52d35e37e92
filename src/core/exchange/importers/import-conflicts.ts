import { append, groupBy } from '../../lists';
import { resourceKey, type DocumentResource } from '../../schema';
import { freeAmong, type Change, type FileChange, type SourceFile, type Workspace } from '../../workspace';
import { isSameInOrder, textSaying } from '../../yaml';
import { keepNew, type Verdict } from './keep-new';
import { isItem, isSameText, spotsIn, textAt, type Spot } from './spots';
import { alreadyTaken, takeTheirs, type Replacement } from './take-theirs';

/** What becomes of a resource that is here with another text, or with a text that says something else there. */
export type ConflictChoice = 'mine' | 'theirs' | 'both';

/** A resource that an import and the workspace both have, and that is not the same. */
export interface ImportConflict {
  /** `Kind/namespace/name`; unique among the conflicts of an import. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** Where it is now, and where it would come from. The texts differ: where the same words stand for two values, by anchors and aliases, they are what those values are printed as. */
  readonly mine: { readonly path: string; readonly text: string };
  readonly theirs: { readonly path: string; readonly text: string };
  /** The names that what comes gets when all is kept: several where several come under its name. */
  readonly freeNames: readonly string[];
}

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
  const { equal, conflicts } = compare(workspace, change);
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
  const compared = compare(workspace, change);
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

/** A resource that is here, and where. */
interface Mine {
  readonly file: SourceFile;
  readonly spot: Spot;
}

/** Resources by their keys. Those of one key are many where a design has something twice: the first is the one that is shown and replaced. */
type Here = ReadonlyMap<string, readonly Mine[]>;

interface Compared {
  readonly here: Here;
  /** The keys of what comes. */
  readonly coming: ReadonlySet<string>;
  readonly equal: number;
  /** What comes that is here in other words, since its own cannot be written there, by its key. */
  readonly alike: ReadonlyMap<string, Replacement>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
}

interface Conflict {
  readonly conflict: ImportConflict;
  readonly replacement: Replacement;
}

function compare(workspace: Workspace, change: Change): Compared {
  const here = resourcesOf(workspace);
  const all = here.size === 0 ? [] : incoming(change);
  const coming = new Set(all.map(({ spot }) => resourceKey(spot.resource)));
  const known = all.filter(({ spot }) => here.has(resourceKey(spot.resource)));
  const others = groupBy(
    known.filter(({ spot }) => !isAmong(spot, mineOf(spot, here))),
    ({ spot }) => resourceKey(spot.resource),
  );
  const conflicts = new Map([...others].map(([key, own]) => [key, conflictOf(own, { here, coming })]));
  const alike = alikeIn(conflicts, others);
  for (const key of alike.keys()) conflicts.delete(key);
  const open = [...conflicts.keys()].flatMap((key) => others.get(key) ?? []);
  return { here, coming, equal: known.length - open.length, alike, conflicts };
}

/** What says the same, and was taken into the place of what is here already, as far as its words can stand there. */
function alikeIn(
  conflicts: ReadonlyMap<string, Conflict>,
  others: ReadonlyMap<string, readonly Incoming[]>,
): ReadonlyMap<string, Replacement> {
  const candidates = [...conflicts].flatMap(([key, { replacement }]) => {
    const own = others.get(key) ?? [];
    const isOne = own.every(({ spot }) => isSaid(replacement, spot));
    return isOne && mayBeReworded(replacement, own) ? [[key, replacement] as const] : [];
  });
  const taken = alreadyTaken(candidates.map(([, replacement]) => replacement));
  return new Map(candidates.filter(([, replacement]) => taken.has(replacement)));
}

/** Whether it is written in other words than its own: between brackets, or without the anchors that it leans on. */
function mayBeReworded({ spot, value }: Replacement, own: readonly Incoming[]): boolean {
  const isInBrackets = isItem(spot) && textAt(spot).startsWith('{');
  const leans = own.some(({ spot: { document } }) => document.tree.props !== undefined);
  return (isInBrackets || leans) && isSameInOrder(spot.resource.value, value);
}

function resourcesOf(workspace: Workspace): Here {
  const found = new Map<string, Mine[]>();
  for (const file of workspace.files)
    for (const spot of spotsIn(file)) append(found, resourceKey(spot.resource), { file, spot });
  return found;
}

/** A resource that comes, and with which file. */
interface Incoming {
  readonly path: string;
  readonly spot: Spot;
}

function incoming(change: Change): readonly Incoming[] {
  return change.files.flatMap((file) =>
    file.type === 'create' ? spotsIn(file).map((spot) => ({ path: file.path, spot })) : [],
  );
}

function mineOf({ resource }: Spot, here: Here): readonly Mine[] {
  return here.get(resourceKey(resource)) ?? [];
}

function isAmong(spot: Spot, mine: readonly Mine[]): boolean {
  return mine.some((each) => isSame(each.spot, spot));
}

/** The same words say something else where they lean on another anchor. */
function isSame(mine: Spot, theirs: Spot): boolean {
  return isSameText(mine, textAt(theirs)) && isSameInOrder(mine.resource.value, theirs.resource.value);
}

function isSaid({ text, value }: Replacement, spot: Spot): boolean {
  return text === textAt(spot) && isSameInOrder(value, spot.resource.value);
}

/** Of what comes under one key all is shown, and the last takes the place of the other. */
function conflictOf(coming: readonly Incoming[], taken: Taken): Conflict {
  const { path, spot } = coming.at(-1) as Incoming;
  const [first] = mineOf(spot, taken.here) as readonly [Mine];
  const { kind, name, namespace, value } = spot.resource;
  const [own, text] = [textAt(first.spot), textAt(spot)];
  const show = own === text ? printed : textAt;
  return {
    conflict: {
      key: resourceKey(spot.resource),
      kind,
      name,
      namespace,
      mine: { path: first.file.path, text: show(first.spot) },
      theirs: { path, text: coming.map((each) => show(each.spot)).join('\n---\n') },
      freeNames: freeNamesOf(coming, taken),
    },
    replacement: { ...first, text, value },
  };
}

function printed(spot: Spot): string {
  return textSaying('', spot.resource.value)?.trimEnd() ?? textAt(spot);
}

/** Which keys are in use. */
type Taken = Pick<Compared, 'here' | 'coming'> & {
  /** Those that were given to what comes. */
  readonly given?: ReadonlySet<string>;
};

function freeNamesOf(coming: readonly Incoming[], taken: Taken): readonly string[] {
  const given = new Set<string>();
  return coming.map(({ spot: { resource } }) => {
    const name = freeNameOf(resource, { ...taken, given });
    given.add(resourceKey({ ...resource, name }));
    return name;
  });
}

function freeNameOf(resource: DocumentResource, { here, coming, given }: Taken): string {
  const isTaken = (name: string): boolean => {
    const key = resourceKey({ ...resource, name });
    return here.has(key) || coming.has(key) || given?.has(key) === true;
  };
  let count = 2;
  while (isTaken(`${resource.name}-${count}`)) count++;
  return `${resource.name}-${count}`;
}
