import { isRecord } from '../../schema';
import type { View } from '../base';
import type { Mesh } from '../build';

const known = new WeakMap<Mesh, ReadonlySet<string>>();

/** The names of the labels by which some rule of the mesh tells proxies apart: those in selectors, `sourceLabels` and failover priorities. */
export function tellingLabels(mesh: Mesh): ReadonlySet<string> {
  let names = known.get(mesh);
  if (names === undefined) known.set(mesh, (names = new Set(listsOf(mesh).flatMap(namesInAll))));
  return names;
}

function listsOf(mesh: Mesh): readonly (readonly View[])[] {
  return [mesh.rules, mesh.virtualServices, mesh.sidecars, mesh.gateways, mesh.others];
}

const ofLists = new WeakMap<readonly View[], readonly string[]>();

function namesInAll(views: readonly View[]): readonly string[] {
  let names = ofLists.get(views);
  if (names === undefined) ofLists.set(views, (names = [...new Set(views.flatMap(namesIn))]));
  return names;
}

const ofViews = new WeakMap<object, readonly string[]>();

function namesIn({ resource }: View): readonly string[] {
  let names = ofViews.get(resource);
  if (names === undefined) ofViews.set(resource, (names = namesBelow(resource.value['spec'])));
  return names;
}

const mappings: readonly string[] = ['matchLabels', 'sourceLabels'];

/** Names in every `matchLabels`, `sourceLabels`, plain selector and `failoverPriority` below a value. */
function namesBelow(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => (key === 'failoverPriority' ? nameOf(item) : namesBelow(item)));
  if (!isRecord(value)) return [];
  const isSelector =
    mappings.includes(key) ||
    ((key === 'selector' || key === 'labels') && Object.values(value).every((item) => typeof item === 'string'));
  return isSelector ? Object.keys(value) : Object.entries(value).flatMap(([name, item]) => namesBelow(item, name));
}

/** `name` or `name=value`. */
function nameOf(item: unknown): readonly string[] {
  return typeof item === 'string' ? [item.split('=', 1)[0] ?? ''] : [];
}
