import type { ChangeResult } from '../../core/edit-at';
import type { Spot } from '../../core/picture';
import { locate, takeSnapshot, type Snapshot } from '../../core/snapshot';
import { applyChange } from '../../core/workspace';
import { callsAfter } from './call-outcomes';
import { changeInSteps, refused } from './change-steps';
import { asksFor, staysFor, type Ask } from './deletion-asks';
import { thingAt, type Thing } from './ends';
import { removalOf, wordsOf } from './deletion-things';
import { isNothing, joinRemovals, removeAll, type Removal } from './removal';
import { deletionWords } from './words/delete';

/** Why something cannot be deleted, in one sentence, or what deleting it would do. */
export type Deletion = { readonly refusal: string } | DeletionPlan;

/** What deleting something would do, and what is asked before. */
export interface DeletionPlan {
  /** "Delete api?" */
  readonly title: string;
  /** What becomes of other things, a sentence each: "2 calls to it will pass through by address." */
  readonly says: readonly string[];
  /** Dependants that go with it where they are ticked. When there are none, nothing needs to be asked: one undo step takes it back. */
  readonly asks: readonly { readonly id: string; readonly label: string; readonly ticked: boolean }[];
  /** The change, with the dependants whose ids are ticked. */
  readonly change: (ticked: ReadonlySet<string>) => ChangeResult;
  /** What has gone, and what calls have become, for a toast. */
  readonly done: (ticked: ReadonlySet<string>, how?: 'Deleted' | 'Cut') => string;
}

/** The ids of what is ticked at first. */
export function tickedAtFirst(plan: DeletionPlan): ReadonlySet<string> {
  return new Set(plan.asks.filter((ask) => ask.ticked).map((ask) => ask.id));
}

/**
 * What deleting one thing, or several at once, would do. Parts of a thing that goes as a whole add nothing, and a dependant that is
 * itself among the things is not asked about.
 */
export function deletionOf(snapshot: Snapshot, ends: readonly Spot[]): Deletion {
  const things = ends.flatMap((end) => thingAt(snapshot, end) ?? []);
  const [first] = things;
  if (!first) return { refusal: deletionWords.nothingSelected };
  const goes = things.filter((thing) => thing.type !== 'implied' && thing.type !== 'cluster');
  if (goes.length === 0) return { refusal: refusalFor(first) };
  return planFor(snapshot, goes);
}

function refusalFor(thing: Thing): string {
  if (thing.type === 'cluster') return deletionWords.isCluster;
  if (thing.type === 'implied' && thing.endpoint.from === 'Workload') return deletionWords.isByLabels;
  return deletionWords.isHost;
}

function planFor(snapshot: Snapshot, things: readonly Thing[]): DeletionPlan {
  const own = joinRemovals(things.map((thing) => removalOf(snapshot, thing)));
  const asks = asksFor(snapshot, things, own);
  const words = [...new Set(things.map(wordsOf))];
  const label = deletionWords.delete(words);
  const chosen = (ticked: ReadonlySet<string>): readonly Ask[] => asks.filter((ask) => ticked.has(ask.id));
  const change = (ticked: ReadonlySet<string>): ChangeResult => {
    const also = chosen(ticked);
    const all = joinRemovals([own, ...also.map((ask) => ask.removal)]);
    if (isNothing(all)) return refused(nothingDrawn(things));
    const steps = also.flatMap((ask) => ask.step ?? []);
    if (steps.length === 0) return removeAll(snapshot, all, label);
    return changeInSteps(snapshot, label, 'canvas', [...steps, (at) => removeAll(at, stillThere(at, all), '')]);
  };
  const becomes = (ticked: ReadonlySet<string>, tense: 'will' | 'now'): string[] => {
    const result = change(ticked);
    if (!result.ok) return [];
    const after = takeSnapshot(applyChange(snapshot.workspace, result.change), snapshot, result.change);
    return [...callsAfter(snapshot, after, tense), ...emptied(after, things)];
  };
  const atFirst = new Set(asks.filter((ask) => ask.ticked).map((ask) => ask.id));
  return {
    title: titleOf(words),
    says: [...becomes(atFirst, 'will'), ...staysFor(snapshot, things, own)],
    asks: asks.map(({ id, label: text, ticked }) => ({ id, label: text, ticked })),
    change,
    done: (ticked, how = 'Deleted') => {
      const gone = [...words, ...chosen(ticked).map((ask) => ask.words)];
      return [deletionWords.done[how](gone), ...becomes(ticked, 'now')].join(' ');
    },
  };
}

/** What of a removal is left after other steps: resources are found again by their keys. */
function stillThere(snapshot: Snapshot, removal: Removal): Removal {
  const keys = new Set(removal.resources.map(({ key }) => key));
  return {
    ...removal,
    resources: snapshot.resources.filter(({ key }) => keys.has(key)),
    places: removal.places.filter((place) => locate(snapshot, place) !== undefined),
  };
}

function titleOf(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length === 1 ? deletionWords.askOne(first) : deletionWords.askMany(words.length);
}

/** Entries that need endpoints and have lost the last one. */
function emptied(after: Snapshot, things: readonly Thing[]): string[] {
  const losing = new Set(things.flatMap((thing) => (thing.type === 'endpoint' ? [thing.entry.key] : [])));
  const empty = after.mesh.entries.filter(
    (entry) =>
      losing.has(entry.resource.key) &&
      entry.resolution === 'STATIC' &&
      entry.endpoints.length === 0 &&
      entry.selector === undefined,
  );
  if (empty.length === 0) return [];
  const classes = empty.flatMap((entry) => entry.ports.map((port) => port.class));
  const answers = classes.some((each) => each === 'http' || each === 'sniffed' || each === 'unknown');
  const closes = classes.some((each) => each === 'tcp' || each === 'tls');
  // Only an HTTP port can answer (Envoy's tcp_proxy closes the connection where no host is healthy).
  if (answers && closes) return [deletionWords.closesSome];
  return [closes ? deletionWords.closes : deletionWords.answers503];
}

function nothingDrawn(things: readonly Thing[]): string {
  const [first] = things;
  if (first?.type !== 'workload') return deletionWords.nothing;
  return deletionWords.notDrawn(first.workload.name, first.workload.source);
}
