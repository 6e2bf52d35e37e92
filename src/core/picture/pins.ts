import { isList, isRecord } from '../lists';
import type { Resource } from '../schema';
import { valueAt } from '../yaml';
import type { Pins } from './layout-stack';

const read = new WeakMap<object, Pins>();
const none: Pins = new Map();

/** The pins of all EgressDesign documents: where a person placed a card. Keeps its identity while no pin changes. */
export function pinsOf({ resources }: { readonly resources: readonly Resource[] }): Pins {
  let pins = none;
  for (const resource of resources) {
    if (resource.kind !== 'EgressDesign') continue;
    const own = pinsIn(valueAt(resource.value, ['spec', 'layout', 'pins']));
    if (own.size > 0) pins = pins.size === 0 ? own : new Map([...pins, ...own]);
  }
  return pins;
}

function pinsIn(value: unknown): Pins {
  if (!isRecord(value)) return none;
  let pins = read.get(value);
  if (pins === undefined) read.set(value, (pins = readPins(value)));
  return pins;
}

function readPins(value: Readonly<Record<string, unknown>>): Pins {
  const pins = new Map<string, { x: number; y: number }>();
  for (const [key, place] of Object.entries(value)) {
    if (!isList(place)) continue;
    const [x, y] = place;
    if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y))
      pins.set(key, { x, y });
  }
  return pins;
}
