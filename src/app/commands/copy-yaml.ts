import type { Spot } from '../../core/picture';
import type { Place, Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { textOf } from '../../core/yaml';
import { designOf, drawnIndex } from './design-document';
import { thingAt, type Thing } from './ends';
import { contentOf } from './duplicate-resource';

/**
 * What ends stand for as YAML for the clipboard. Resources are their documents byte for byte, several of them with `---` between; drawn pods,
 * calls and notes are an EgressDesign with nothing else in it. An endpoint or a port alone is its item of the list. Empty when
 * nothing of it is written.
 */
export function yamlOf(snapshot: Snapshot, ends: readonly Spot[]): string {
  const things = ends.flatMap((end) => thingAt(snapshot, end) ?? []);
  const documents = unique([
    ...things.flatMap((thing) => documentOf(snapshot, thing)),
    ...fragmentsOf(snapshot, things),
  ]);
  if (documents.length > 0) return documents.map(ended).join('---\n');
  const ports = itemsOf(snapshot, things, 'port');
  const endpoints = itemsOf(snapshot, things, 'endpoint');
  if (ports.length === 0 || endpoints.length === 0) return [...ports, ...endpoints].map(asItem).join('');
  return `ports:\n${ports.map(asItem).map(indented).join('')}endpoints:\n${endpoints.map(asItem).map(indented).join('')}`;
}

function documentOf(snapshot: Snapshot, thing: Thing): string[] {
  if (thing.type === 'document') return wholeText(snapshot, thing.place);
  if (thing.type === 'resource') return resourceText(snapshot, thing.resource);
  if (thing.type !== 'workload' || thing.workload.source === 'EgressDesign') return [];
  return thing.workload.place ? wholeText(snapshot, thing.workload.place) : [];
}

/** A resource's document; of a `kind: List` the item alone. */
function resourceText(snapshot: Snapshot, { place }: Resource): string[] {
  if (place.path.length === 0) return wholeText(snapshot, place);
  const text = textAt(snapshot, place);
  return text === undefined ? [] : [text];
}

function wholeText(snapshot: Snapshot, place: Place): string[] {
  const located = locate(snapshot, place);
  return located ? [contentOf(located.document.text)] : [];
}

/** The annotation of an EgressDesign in the clipboard that says what of it was copied: `calls`, where its pods only say whose those are. */
export const copiedMark = 'fairway.dev/copied';

/** Pods with what they call, and notes, as an EgressDesign; single calls, with the pod that they are of, as another one. */
function fragmentsOf(snapshot: Snapshot, things: readonly Thing[]): string[] {
  const pods = new Set(things.flatMap((thing) => (thing.type === 'workload' ? [thing.workload.id] : [])));
  const workloads = things.flatMap((thing) => (thing.type === 'workload' ? podText(snapshot, thing) : []));
  const calls = things.flatMap((thing) =>
    thing.type === 'call' && !pods.has(thing.workload.id) ? callText(snapshot, thing) : [],
  );
  const notes = things.flatMap((thing) => (thing.type === 'note' ? (textAt(snapshot, thing.place) ?? []) : []));
  return [
    ...designText('', itemsText('workloads', workloads) + itemsText('notes', notes)),
    ...designText(`  annotations:\n    ${copiedMark}: calls\n`, itemsText('workloads', calls)),
  ];
}

function designText(annotations: string, spec: string): string[] {
  const head = `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: design\n${annotations}`;
  return spec === '' ? [] : [`${head}spec:\n${spec}`];
}

function itemsText(key: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `  ${key}:\n${items.map((item) => indented(indented(asItem(item)))).join('')}`;
}

function podText(snapshot: Snapshot, { workload }: Extract<Thing, { type: 'workload' }>): string[] {
  const design = designOf(snapshot);
  const index = design ? drawnIndex(design, workload.namespace, workload.name) : -1;
  const drawn =
    design && index >= 0 ? { ...design.place, path: [...design.place.path, 'spec', 'workloads', index] } : undefined;
  const place = workload.source === 'EgressDesign' ? workload.place : drawn;
  return place ? [textAt(snapshot, place) ?? []].flat() : [];
}

/** A call alone: its pod by name, with nothing of it but the call. */
function callText(snapshot: Snapshot, { workload, place }: Extract<Thing, { type: 'call' }>): string[] {
  const text = textAt(snapshot, place);
  if (text === undefined) return [];
  const where = workload.namespace === null ? '' : `namespace: ${workload.namespace}\n`;
  return [`name: ${workload.name}\n${where}calls:\n${indented(asItem(text))}`];
}

function itemsOf(snapshot: Snapshot, things: readonly Thing[], type: 'port' | 'endpoint'): string[] {
  return things.flatMap((thing) => (thing.type === type ? (textAt(snapshot, thing.place) ?? []) : []));
}

function textAt(snapshot: Snapshot, place: Place): string | undefined {
  const document = locate(snapshot, place)?.document;
  const text = document && textOf(document, place.path);
  return text === undefined ? undefined : ended(text);
}

function asItem(text: string): string {
  return `- ${indented(text).trimStart()}`;
}

function indented(text: string): string {
  return text.replace(/^(?=[^\r\n])/gm, '  ');
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
