import { append, groupBy } from '../../lists';
import { resourceKey, type DocumentResource } from '../../schema';
import type { Change, SourceFile, Workspace } from '../../workspace';
import { headerOf, isSameInOrder, streamOf, textSaying } from '../../yaml';
import { isItem, isSameText, spotsIn, textAt, withoutHeader, type Spot } from './spots';
import { alreadyTaken, type Replacement } from './take-theirs';

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

/** A resource that is here, and where. */
interface Mine {
  readonly file: SourceFile;
  readonly spot: Spot;
}

/** Resources by their keys. Those of one key are many where a design has something twice: the first is the one that is shown and replaced. */
type Here = ReadonlyMap<string, readonly Mine[]>;

/** An import beside the workspace that it comes into. */
export interface Compared {
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

/** Finds what of an import is here already, and which of it says something else. */
export function compareImport(workspace: Workspace, change: Change): Compared {
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

/** Whether one of the resources that are here says the same in the same words. */
export function isAmong(spot: Spot, mine: readonly Mine[]): boolean {
  return mine.some((each) => isSame(each.spot, spot));
}

/** The same words say something else where they lean on another anchor. */
function isSame(mine: Spot, theirs: Spot): boolean {
  return isSameText(mine, textAt(theirs)) && isSameInOrder(mine.resource.value, theirs.resource.value);
}

/** Whether a resource says what took the place of another, in the same words. */
export function isSaid({ text, value }: Replacement, spot: Spot): boolean {
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
      mine: { path: first.file.path, text: withoutHeaderThatStays(show(first.spot), first, text) },
      theirs: { path, text: coming.map((each) => show(each.spot)).join('\n---\n') },
      freeNames: freeNamesOf(coming, taken),
    },
    replacement: { ...first, text, value },
  };
}

/** What would give way to a text: the header of the file would not, unless the text brings the same one. */
function withoutHeaderThatStays(own: string, { file, spot }: Mine, text: string): string {
  const header = spot.index === 0 && !isItem(spot) ? headerOf(streamOf(file)) : '';
  return withoutHeader(text, header) === text ? withoutHeader(own, header) : own;
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

/** The first name with a number behind it, from 2, whose key is not in use. */
export function freeNameOf(resource: DocumentResource, { here, coming, given }: Taken): string {
  const isTaken = (name: string): boolean => {
    const key = resourceKey({ ...resource, name });
    return here.has(key) || coming.has(key) || given?.has(key) === true;
  };
  let count = 2;
  while (isTaken(`${resource.name}-${count}`)) count++;
  return `${resource.name}-${count}`;
}
