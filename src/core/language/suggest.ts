import {
  compareVersions,
  findKind,
  statedValues,
  typeAt,
  type EnumValue,
  type FieldType,
  type Kind,
  type Resource,
  type StringType,
} from '../schema';
import type { Mesh } from '../mesh';
import type { Path } from '../text';
import type { Candidate } from './completion';
import { spotInResource, textsAt, type Spot } from './spot';
import { labelValuesFor, mapKeysFor, namesFor, portNumbersFor } from './suggest-names';

/** A resource as far as suggestions look at it. */
type Holder = Pick<Resource, 'apiVersion' | 'kind' | 'namespace' | 'value'>;

/** Whether suggestions can be asked for at a path below a resource: whether its values are stated, or can be known from a design. */
export function isSuggestedAt(kind: Kind, path: Path): boolean {
  const type = typeAt(kind, path);
  if (type?.type === 'integer') return type.references !== undefined;
  if (type?.type !== 'string') return false;
  const isNew = type.makes === true && type.references !== 'host';
  const isNamed = (type.references !== undefined && !isNew) || suggestedFormats.includes(type.format);
  return isNamed || statedValues(type) !== undefined || type.words !== undefined || isLabelValue(kind, path);
}

const suggestedFormats: readonly StringType['format'][] = [
  'host',
  'namespace',
  'locality',
  'region',
  'locality-pattern',
  'url',
];

/** What the field at a path below a resource could have, the likeliest first: the same that completion offers there. */
export function suggestAt(mesh: Mesh, resource: Holder, path: Path): readonly Candidate[] {
  const kind = findKind(resource.apiVersion, resource.kind);
  const type = kind && typeAt(kind, path);
  if (!kind || !type) return [];
  const stated = type.type === 'string' ? statedValues(type) : undefined;
  return stated ?? suggestionsFor(type, spotInResource(resource, kind, path), mesh);
}

/** Keys that the mapping at a path below a resource could have beside those that it has. */
export function suggestKeysAt(mesh: Mesh, resource: Holder, path: Path): readonly Candidate[] {
  const kind = findKind(resource.apiVersion, resource.kind);
  const type = kind && typeAt(kind, path);
  return kind && type?.type === 'map' ? distinct(mapKeysFor(type, spotInResource(resource, kind, path), mesh)) : [];
}

/** Words with a meaning of their own, and names of the design, without those that the list of the spot has already. */
export function suggestionsFor(type: FieldType, spot: Spot, mesh: Mesh): readonly Candidate[] {
  if (type.type === 'integer') return type.references === 'port' ? portNumbersFor(spot, mesh) : [];
  if (type.type !== 'string') return [];
  const { words = [] } = type;
  const taken = othersOf(spot);
  const found = [
    ...words.map((word) => candidateOf(word, mesh)),
    ...namesFor(type, spot, mesh),
    ...labelValuesFor(spot, mesh),
  ];
  const offered = distinct(found)
    .filter(({ value }) => !taken.has(value))
    .map((each) => besideOthers(each, { words, taken, namespace: spot.namespace }));
  return [...offered.filter((each) => !each.refused), ...offered.filter((each) => each.refused)];
}

function candidateOf({ value, doc, since }: EnumValue, mesh: Mesh): Candidate {
  const isNew = since !== undefined && compareVersions(since, mesh.settings.istioVersion) > 0;
  return isNew ? { value, doc, detail: `from Istio ${since}`, refused: true } : { value, doc };
}

/** A word that has to stand alone is refused beside others, and so are others beside it, and its own namespace beside another word for it. */
function besideOthers(
  each: Candidate,
  around: { readonly words: readonly EnumValue[]; readonly taken: ReadonlySet<string>; readonly namespace: string },
): Candidate {
  const wordOf = (value: string): EnumValue | undefined => around.words.find((word) => word.value === value);
  const isOwn = (value: string): boolean => value === around.namespace || wordOf(value)?.own === true;
  const hasOwn = around.words.some((word) => word.own);
  const excludes = (one: string, other: string): boolean =>
    wordOf(one)?.alone === true || wordOf(other)?.alone === true || (hasOwn && isOwn(one) && isOwn(other));
  const rival = [...around.taken].find((other) => other !== '' && excludes(each.value, other));
  return rival === undefined ? each : { ...each, detail: `not beside ${rival}`, refused: true };
}

/** The other items of the list in which a spot is an item. */
function othersOf(spot: Spot): ReadonlySet<string> {
  const own = spot.path.at(-1);
  if (typeof own !== 'number') return new Set();
  return new Set(textsAt(spot, spot.path.slice(0, -1)).filter((_, index) => index !== own));
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const each of candidates) if (!found.has(each.value)) found.set(each.value, each);
  return [...found.values()];
}

function isLabelValue(kind: Kind, path: Path): boolean {
  const owner = typeAt(kind, path.slice(0, -1));
  return owner?.type === 'map' && owner.key === 'label';
}
