import { itemsOf } from '../../core/lists';
import { shownUrl } from '../../core/mesh';
import type { Resource } from '../../core/schema';
import type { Path } from '../../core/text';
import { valueAt } from '../../core/yaml';
import { callWords, missingWords, noteWords, rowWords } from './words/rows';

/** Something inside a resource that has a row of its own. */
export interface Part {
  /** From the document's root. */
  readonly path: Path;
  readonly label: string;
  readonly detail: string;
  readonly spoken: string;
  readonly kind: string | undefined;
  readonly children: readonly Part[];
}

const partsOfValue = new WeakMap<object, readonly Part[]>();

/** The parts of a resource that have rows of their own: a design's workloads, their calls and its notes, an entry's ports and endpoints, a gateway's servers. */
export function partsOf(resource: Resource): readonly Part[] {
  let parts = partsOfValue.get(resource.value);
  if (parts === undefined) partsOfValue.set(resource.value, (parts = findParts(resource)));
  return parts;
}

function findParts(resource: Resource): readonly Part[] {
  const base = [...resource.place.path, 'spec'];
  const spec = resource.value['spec'];
  switch (resource.kind) {
    case 'EgressDesign':
      return [
        ...itemsAt(spec, 'workloads').map((workload, index) => workloadPart(workload, [...base, 'workloads', index])),
        ...itemsAt(spec, 'notes').map((note, index) => notePart(note, [...base, 'notes', index])),
      ];
    case 'Gateway':
      return itemsAt(spec, 'servers').map((server, index) => serverPart(server, [...base, 'servers', index]));
    case 'ServiceEntry':
      return [
        ...itemsAt(spec, 'ports').map((port, index) => portPart(port, [...base, 'ports', index])),
        ...itemsAt(spec, 'endpoints').map((endpoint, index) => endpointPart(endpoint, [...base, 'endpoints', index])),
      ];
    default:
      return [];
  }
}

function workloadPart(workload: unknown, path: Path): Part {
  const name = textOf(workload, 'name') || missingWords.workloadName;
  const namespace = textOf(workload, 'namespace');
  const calls = itemsAt(workload, 'calls');
  return {
    path,
    label: name,
    detail: namespace,
    spoken: rowWords.workloadSpoken(namespace || null, name, calls.length),
    kind: 'Workload',
    children: calls.map((call, index) => {
      const url = shownUrl(textOf(call, 'url')) || missingWords.url;
      return leaf([...path, 'calls', index], url, '', callWords.spoken(url, []));
    }),
  };
}

function portPart(port: unknown, path: Path): Part {
  const number = textOf(port, 'number') || missingWords.number;
  const target = textOf(port, 'targetPort');
  const protocol = textOf(port, 'protocol');
  const label = target === '' || target === number ? number : rowWords.portNumber(number, target);
  return leaf(path, label, protocol, rowWords.portSpoken(number, protocol));
}

function serverPart(server: unknown, path: Path): Part {
  const number = textOf(valueAt(server, ['port']), 'number') || missingWords.number;
  const protocol = textOf(valueAt(server, ['port']), 'protocol');
  return leaf(path, number, protocol, rowWords.serverSpoken(number, protocol));
}

function notePart(note: unknown, path: Path): Part {
  const text = textOf(note, 'text') || missingWords.noteText;
  const on = textOf(note, 'on') || missingWords.noteOn;
  return leaf(path, text, noteWords.detail(), noteWords.spokenOn(text, on, textOf(note, 'path')));
}

function endpointPart(endpoint: unknown, path: Path): Part {
  const address = textOf(endpoint, 'address') || textOf(endpoint, 'network') || missingWords.address;
  return leaf(path, address, textOf(endpoint, 'locality'), rowWords.endpointSpoken(address), 'External');
}

function leaf(path: Path, label: string, detail: string, spoken: string, kind?: string): Part {
  return { path, label, detail, spoken, kind, children: [] };
}

function itemsAt(value: unknown, key: string): readonly unknown[] {
  const found = valueAt(value, [key]);
  return itemsOf(found);
}

function textOf(value: unknown, key: string): string {
  const found = valueAt(value, [key]);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}
