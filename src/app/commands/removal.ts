import type { ChangeResult } from '../../core/edit-at';
import { editAt } from '../../core/edit-at';
import { isRecord, type Place, type Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { startsWith, type Path } from '../../core/text';
import { removeDocument, valueAt, type Op } from '../../core/yaml';
import { changeInSteps, madeOf, refused, type ChangeStep } from './change-steps';
import { designsOf, mentionsIn } from './design-document';
import { deletionWords } from './words/delete';

/** What goes out of the text, and by which keys the design knew it. */
export interface Removal {
  /** Whole documents, or items of a `kind: List`. */
  readonly resources: readonly Resource[];
  /** Documents that are no resource, since they cannot be read. */
  readonly documents: readonly Place[];
  /** Keys and items inside of documents. */
  readonly places: readonly Place[];
  /** Keys of resources and workloads whose pin, notes and accepted findings go with them. */
  readonly keys: readonly string[];
}

/** A removal to begin from. */
export const nothingRemoved: Removal = { resources: [], documents: [], places: [], keys: [] };

/** Several removals as one. */
export function joinRemovals(all: readonly Removal[]): Removal {
  return {
    resources: [...new Set(all.flatMap((each) => each.resources))],
    documents: all.flatMap((each) => each.documents),
    places: all.flatMap((each) => each.places),
    keys: [...new Set(all.flatMap((each) => each.keys))],
  };
}

/** Whether a removal takes nothing out of the text. Keys alone are not text. */
export function isNothing({ resources, documents, places }: Removal): boolean {
  return resources.length + documents.length + places.length === 0;
}

/**
 * The change that removes all of it at once. Lists and mappings that mean nothing when they are empty go with their last item; comments
 * that belong to what stays are kept.
 */
export function removeAll(snapshot: Snapshot, removal: Removal, label: string): ChangeResult {
  const places = [...removal.places, ...mentionsOf(snapshot, removal.keys)];
  const whole: Place[] = [...removal.documents];
  for (const { place } of removal.resources) (place.path.length === 0 ? whole : places).push(place);
  const steps: ChangeStep[] = [];
  for (const [first, paths] of byDocument(places)) {
    if (whole.some((each) => isSameDocument(each, first))) continue;
    const value = locate(snapshot, first)?.document.value;
    const going = withEmptied(value, paths);
    if (going.some((path) => path.length === 1 && path[0] === 'items')) whole.push(first);
    else steps.push((at) => editAt(at, { ...first, path: [] }, going.map(toDelete), { label: '', origin: 'canvas' }));
  }
  const once = whole.filter((each, index) => whole.findIndex((other) => isSameDocument(each, other)) === index);
  return changeInSteps(snapshot, label, 'canvas', [...steps, ...once.map(removeWhole)]);
}

function toDelete(path: Path): Op {
  return { type: 'delete', path };
}

function removeWhole(place: Place): ChangeStep {
  return (snapshot) => {
    const located = locate(snapshot, place);
    if (!located) return refused(deletionWords.documentGone(place.file));
    return madeOf({ type: 'edit', path: place.file, edits: removeDocument(located.view.stream, located.index) });
  };
}

/** Where designs keep a pin, notes and accepted findings of things by their keys. */
function mentionsOf(snapshot: Snapshot, keys: readonly string[]): Place[] {
  if (keys.length === 0) return [];
  return designsOf(snapshot).flatMap((design) => {
    const mentions = keys.flatMap((key) => mentionsIn(design, key));
    const paths = mentions.map(({ path, isName }) => (isName ? path : path.slice(0, -1)));
    return paths.map((path) => ({ ...design.place, path: [...design.place.path, ...path] }));
  });
}

function byDocument(places: readonly Place[]): Map<Place, Path[]> {
  const groups = new Map<Place, Path[]>();
  for (const place of places) {
    const first = [...groups.keys()].find((each) => isSameDocument(each, place)) ?? place;
    groups.set(first, [...(groups.get(first) ?? []), place.path]);
  }
  return groups;
}

function isSameDocument(a: Place, b: Place): boolean {
  return a.file === b.file && a.document === b.document;
}

/** Lists and mappings that say nothing when they are empty. Others do: `outlierDetection: {}` turns ejection on. */
const goesWhenEmpty = new Set<unknown>([
  'accepted',
  'calls',
  'endpoints',
  'http',
  'items',
  'layout',
  'notes',
  'pins',
  'portLevelSettings',
  'ports',
  'subsets',
  'tcp',
  'tls',
  'trafficPolicy',
  'workloads',
]);

/** The outermost paths that go, the last ones first, so that the indexes of those before stay right. */
function withEmptied(value: unknown, paths: readonly Path[]): readonly Path[] {
  const going = outermost(paths);
  const emptied = going.map((path) => path.slice(0, -1)).find((parent) => losesAll(value, parent, going));
  if (emptied) return withEmptied(value, [...going, emptied]);
  return [...going].sort(laterFirst);
}

function losesAll(value: unknown, parent: Path, going: readonly Path[]): boolean {
  if (!goesWhenEmpty.has(parent.at(-1))) return false;
  const holder = valueAt(value, parent);
  const size = Array.isArray(holder) ? holder.length : isRecord(holder) ? Object.keys(holder).length : 0;
  return size === going.filter((path) => path.length === parent.length + 1 && startsWith(path, parent)).length;
}

function outermost(paths: readonly Path[]): Path[] {
  const kept: Path[] = [];
  for (const path of [...paths].sort((a, b) => a.length - b.length))
    if (!kept.some((each) => startsWith(path, each))) kept.push(path);
  return kept;
}

/** Orders paths of one value so that a change at one leaves those behind it right: later items first, and what lies in them before. */
export function laterFirst(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (typeof left === 'number' && typeof right === 'number' && left !== right) return right - left;
    if (left !== right) return String(left) < String(right) ? 1 : -1;
  }
  return b.length - a.length;
}
