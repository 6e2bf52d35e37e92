import { itemsOf } from '../../core/lists';
import { topologyOf } from '../../core/topology';
import { editAt, type ChangeResult } from '../../core/edit-at';
import { nodesById, type Spot } from '../../core/picture';
import { isRecord, type Place } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { startsWith, type Path } from '../../core/text';
import { insertDocumentAfter, valueAt } from '../../core/yaml';
import { changeInSteps, madeOf, refused, type ChangeStep } from './change-steps';
import { copiedFrom, insertCopied, saying } from './copied';
import { wordsOf } from './deletion-things';
import { contentOf, duplicateResource } from './duplicate-resource';
import { placeOfThing, thingAt, type Thing } from './ends';
import { freeOf } from './paste-design';
import { laterFirst } from './removal';
import { freeName } from './resource-names';
import { workloadKey } from './rename-resource';
import { duplicateWords } from './words/clipboard';

/** The change that puts a copy after each thing: documents with their comments under a free name, items behind their own. */
export function duplicateOf(snapshot: Snapshot, ends: readonly Spot[]): ChangeResult {
  const things = ends.flatMap((end) => thingAt(snapshot, end) ?? []);
  const able = things.filter((thing) => thing.type !== 'implied' && thing.type !== 'cluster');
  if (able.length === 0) return refused(duplicateWords.nothingSelected);
  const whole = able.filter((thing) => !able.some((other) => holds(placeOfThing(other), placeOfThing(thing))));
  // Later items first, so that the places of those before stay right.
  const ordered = [...whole].sort((a, b) => laterFirst(pathOf(a), pathOf(b)));
  return changeInSteps(snapshot, duplicateWords.duplicate(whole.map(wordsOf)), 'canvas', ordered.map(stepFor));
}

/** Whether a copy of the one brings the other with it. */
function holds(outer: Place | undefined, inner: Place | undefined): boolean {
  if (!outer || !inner || outer.file !== inner.file || outer.document !== inner.document) return false;
  return inner.path.length > outer.path.length && startsWith(inner.path, outer.path);
}

function pathOf(thing: Thing): Path {
  return placeOfThing(thing)?.path ?? [];
}

function stepFor(thing: Thing): ChangeStep {
  switch (thing.type) {
    case 'resource': {
      const { resource } = thing;
      if (resource.place.path.length > 0)
        return copyItem(resource.place, (value, at) =>
          withName(value, freeName(at, resource.kind, resource.namespace, resource.name)),
        );
      return (at) => duplicateResource(at, at.resources.find(({ key }) => key === resource.key) ?? resource);
    }
    case 'workload':
      return workloadStep(thing);
    case 'port':
      return copyItem(thing.place, (value, at) => freePort(value, portsAround(at, thing.place)));
    case 'document':
      return copyDocument(thing.place);
    case 'implied':
    case 'cluster':
      return () => refused(duplicateWords.nothingSelected);
    default:
      return copyItem(thing.place, (value) => value);
  }
}

function workloadStep({ workload }: Extract<Thing, { type: 'workload' }>): ChangeStep {
  const { place, namespace, name, source } = workload;
  if (!place) return () => refused(duplicateWords.notWritten(name));
  if (source !== 'EgressDesign')
    return (at) => {
      const resource = at.resources.find(
        (each) => each.place.document === place.document && each.place.file === place.file,
      );
      return resource ? duplicateResource(at, resource) : refused(duplicateWords.gone(name));
    };
  return copyItem(place, (value, at) => {
    const free = freeOf(name, (each) => nodesById(topologyOf(at)).get(workloadKey(namespace, each)) !== undefined);
    return isRecord(value) ? { ...value, name: free } : value;
  });
}

/** A step that puts what `change` makes of an item behind it, with the comments that stand in the item. */
function copyItem(place: Place, change: (value: unknown, snapshot: Snapshot) => unknown): ChangeStep {
  return (snapshot) => {
    const index = place.path.at(-1);
    const document = locate(snapshot, place)?.document;
    if (typeof index !== 'number' || !document) return refused(duplicateWords.itemGone(place.file));
    const item = copiedFrom(document, place.path);
    const copy = saying(item, change(item.value, snapshot));
    const ops = insertCopied(place.path.slice(0, -1), index + 1, [copy]);
    return editAt(snapshot, { ...place, path: [] }, ops, { label: '', origin: 'canvas' });
  };
}

function copyDocument(place: Place): ChangeStep {
  return (snapshot) => {
    const located = locate(snapshot, place);
    if (!located) return refused(duplicateWords.documentGone(place.file));
    const { view, index, document } = located;
    return madeOf({
      type: 'edit',
      path: place.file,
      edits: insertDocumentAfter(view.stream, index, contentOf(document.text)),
    });
  };
}

function portsAround(snapshot: Snapshot, place: Place): readonly unknown[] {
  const value: unknown = valueAt(locate(snapshot, place)?.document.value, place.path.slice(0, -1));
  return itemsOf(value);
}

/** A port under the next number and name that are free: an entry has each of them once. */
function freePort(value: unknown, ports: readonly unknown[]): unknown {
  if (!isRecord(value)) return value;
  const has = (field: string, wanted: unknown): boolean =>
    ports.some((port) => isRecord(port) && port[field] === wanted);
  let number = Number(value['number']) + 1;
  while (has('number', number)) number++;
  const name = value['name'];
  return { ...value, number, ...(typeof name === 'string' ? { name: freeOf(name, (each) => has('name', each)) } : {}) };
}

function withName(value: unknown, name: string): unknown {
  const metadata: unknown = valueAt(value, ['metadata']);
  return isRecord(value) && isRecord(metadata) ? { ...value, metadata: { ...metadata, name } } : value;
}
