import { shownUrl } from '../../core/mesh';
import type { Spot } from '../../core/picture';
import type { Snapshot } from '../../core/snapshot';
import type { WorkloadNode } from '../../core/topology';
import { designOf, drawnIndex } from './design-document';
import { thingAt, type Thing } from './ends';
import { nothingRemoved, type Removal } from './removal';
import { workloadKey } from './rename-resource';
import { listed } from './wording';
import { thingWords } from './words/delete';

/** What goes out of the text with a thing, asked for or not. */
export function removalOf(snapshot: Snapshot, thing: Thing): Removal {
  switch (thing.type) {
    case 'resource':
      return { ...nothingRemoved, resources: [thing.resource], keys: [thing.resource.key] };
    case 'workload':
      return workloadRemoval(snapshot, thing.workload);
    case 'document':
      return { ...nothingRemoved, documents: [thing.place] };
    case 'implied':
    case 'cluster':
      return nothingRemoved;
    default:
      return { ...nothingRemoved, places: [thing.place] };
  }
}

/** A thing as a sentence names it. */
export function wordsOf(thing: Thing): string {
  switch (thing.type) {
    case 'resource':
      return `${thing.resource.kind} ${thing.resource.name}`.trim();
    case 'workload':
      return thingWords.pod(thing.workload.name);
    case 'call':
      return thingWords.call(shownUrl(thing.call.url));
    case 'port':
      return thingWords.port(thing.port.number, thing.entry.name);
    case 'endpoint':
      return thingWords.endpoint(thing.endpoint.address);
    case 'note':
      return thingWords.note(thing.note.on);
    case 'document':
      return thingWords.document(thing.line, thing.place.file);
    case 'implied':
      return thing.endpoint.name;
    case 'cluster':
      return thingWords.cluster;
  }
}

/** Several ends as a sentence names them together: "ServiceEntry api and DestinationRule api". */
export function wordsOfEnds(snapshot: Snapshot, ends: readonly Spot[]): string {
  return listed([...new Set(ends.flatMap((end) => thingAt(snapshot, end) ?? []).map(wordsOf))]);
}

/** What the design says of a workload: its item with the calls, and what is kept by its key. */
function workloadRemoval(snapshot: Snapshot, workload: WorkloadNode): Removal {
  const design = designOf(snapshot);
  const keys = [workloadKey(workload.namespace, workload.name)];
  if (workload.source === 'EgressDesign' && workload.place)
    return { ...nothingRemoved, places: [workload.place], keys };
  const index = design ? drawnIndex(design, workload.namespace, workload.name) : -1;
  if (!design || index < 0) return { ...nothingRemoved, keys };
  const place = { ...design.place, path: [...design.place.path, 'spec', 'workloads', index] };
  return { ...nothingRemoved, places: [place], keys };
}
