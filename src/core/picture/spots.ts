import type { Place } from '../schema';
import type { Node, Topology } from '../topology';
import { bandId, bandOfId } from './band-id';

/**
 * Something on the canvas that can be selected: a card, or a part of one. Parts are `call:<id>`, `port:<number>`, `rule:<id>`,
 * `note:<index>`, `server:<index>`, `pod:<name>` (a Pod of the workload, which has no row of its own) and `field:<name>` (a chip that
 * shows one field of the spec). The band of a namespace is a spot too, with an id of its own (`bandSpot`); its parts are the Sidecars and
 * the notes docked to it.
 */
export interface Spot {
  readonly node: string;
  readonly part: string | null;
}

interface Candidate extends Spot {
  readonly place: Place;
  /** A rule that is docked in full to another card: it is shown there. */
  readonly elsewhere?: boolean;
}

/** What is drawn of a place of a document, and of the places in it, by the next step of their paths: a document may hold thousands. */
interface Branch {
  candidate?: Candidate;
  readonly below: Map<string | number, Branch>;
}

const indexes = new WeakMap<Topology, ReadonlyMap<string, Branch>>();
const nodeIndexes = new WeakMap<Topology, ReadonlyMap<string, Node>>();

/** The nodes of a topology by id. */
export function nodesById(topology: Topology): ReadonlyMap<string, Node> {
  let index = nodeIndexes.get(topology);
  if (index === undefined) nodeIndexes.set(topology, (index = new Map(topology.nodes.map((node) => [node.id, node]))));
  return index;
}

/** The spot of a namespace's band; null is the band of what names no namespace. */
export function bandSpot(namespace: string | null): Spot {
  return { node: bandId(namespace), part: null };
}

/** What the canvas shows of a place: the deepest card or row whose own place encloses it; undefined when nothing does. */
export function spotOfPlace(topology: Topology, place: Place): Spot | undefined {
  let branch = candidatesOf(topology).get(documentKey(place));
  let best = branch?.candidate;
  for (const step of place.path) {
    branch = branch?.below.get(step);
    if (branch === undefined) break;
    best = branch.candidate ?? best;
  }
  return best && { node: best.node, part: best.part };
}

/** Notes what stands where, so that the first who asks for a spot does not wait for it. */
export function indexSpots(topology: Topology): void {
  candidatesOf(topology);
}

/** Where a spot is written: of a part that part's place, else the card's; for an endpoint that nobody wrote its entry's hosts. */
export function placeOfSpot(topology: Topology, spot: Spot): Place | undefined {
  const band = bandOfId(spot.node);
  if (band !== undefined) return bandParts(topology, band).find((each) => each.part === spot.part)?.place;
  const node = nodesById(topology).get(spot.node);
  if (node === undefined) return undefined;
  const field = spot.part?.startsWith('field:') ? spot.part.slice('field:'.length) : undefined;
  if (field !== undefined && node.place) return { ...node.place, path: [...node.place.path, 'spec', field] };
  const part = partsOf(node).find((each) => each.part === spot.part);
  if (part) return part.place;
  if (node.type === 'endpoint' && isImplied(node)) {
    const entry = nodesById(topology).get(node.entry);
    return entry?.place && { ...entry.place, path: [...entry.place.path, 'spec', 'hosts'] };
  }
  return node.place;
}

/** Whether a spot is there: its card, and the part of the card. */
export function isSpotThere(topology: Topology, { node: id, part }: Spot): boolean {
  const band = bandOfId(id);
  if (band !== undefined) return part === null || bandParts(topology, band).some((each) => each.part === part);
  const node = nodesById(topology).get(id);
  if (node === undefined || part === null || part.startsWith('field:')) return node !== undefined;
  return partsOf(node).some((each) => each.part === part);
}

/** The id under which findings are counted for a spot: a docked rule has its own, everything else counts for its card. */
export function countKey(spot: Spot): string {
  return spot.part?.startsWith('rule:') ? spot.part.slice('rule:'.length) : spot.node;
}

/** Whether a node is an endpoint that nobody wrote, so that it has no text of its own. */
export function isImplied(node: Node): boolean {
  return node.type === 'endpoint' && node.implicit !== undefined;
}

/** What tells documents apart: the same for all places in one document. */
export function documentKey(place: Pick<Place, 'file' | 'document'>): string {
  return `${place.file}\n${place.document}`;
}

/** Whether two spots are the same card or part of a card; also where there is neither. */
export function sameSpot(a: Spot | null | undefined, b: Spot | null | undefined): boolean {
  return a === b || (a?.node === b?.node && a?.part === b?.part);
}

function candidatesOf(topology: Topology): ReadonlyMap<string, Branch> {
  const known = indexes.get(topology);
  if (known) return known;
  const index = new Map<string, Branch>();
  const add = (candidate: Candidate): void => {
    let branch = branchAt(index, documentKey(candidate.place));
    for (const step of candidate.place.path) branch = branchAt(branch.below, step);
    if (branch.candidate === undefined || (branch.candidate.elsewhere === true && candidate.elsewhere !== true))
      branch.candidate = candidate;
  };
  for (const node of topology.nodes) {
    if (node.place && !isImplied(node)) add({ node: node.id, part: null, place: node.place });
    for (const part of partsOf(node)) add(part);
  }
  for (const namespace of new Set([...(topology.sidecars?.keys() ?? []), ...(topology.bandNotes?.keys() ?? [])]))
    for (const part of bandParts(topology, namespace)) add(part);
  indexes.set(topology, index);
  return index;
}

function partsOf(node: Node): Candidate[] {
  const parts: { part: string; place: Place | undefined; elsewhere?: boolean | undefined }[] = [];
  if (node.type === 'workload') {
    for (const call of node.calls) parts.push({ part: `call:${call.id}`, place: call.place });
    for (const rule of node.docked ?? []) parts.push({ part: `rule:${rule.id}`, place: rule.place });
    for (const pod of node.pods ?? []) parts.push({ part: `pod:${pod.name}`, place: pod.place });
  }
  if (node.type === 'service-entry') {
    for (const port of node.ports) parts.push({ part: `port:${port.number}`, place: port.place });
    for (const { id, place, elsewhere } of node.docked) parts.push({ part: `rule:${id}`, place, elsewhere });
  }
  if (node.type === 'gateway' && node.place) {
    const { place } = node;
    for (const index of node.servers.keys())
      parts.push({ part: `server:${index}`, place: { ...place, path: [...place.path, 'spec', 'servers', index] } });
  }
  for (const note of node.notes ?? []) parts.push({ part: note.id, place: note.place });
  return parts.flatMap(({ part, place, elsewhere = false }) =>
    place ? [{ node: node.id, part, place, elsewhere }] : [],
  );
}

function branchAt<K>(branches: Map<K, Branch>, key: K): Branch {
  let branch = branches.get(key);
  if (branch === undefined) branches.set(key, (branch = { below: new Map() }));
  return branch;
}

/** What is docked to a band: Sidecars without a selector, and notes on the namespace. */
export function bandParts(topology: Topology, namespace: string | null): readonly (Spot & { readonly place: Place })[] {
  const { node } = bandSpot(namespace);
  const sidecars = topology.sidecars?.get(namespace) ?? [];
  const notes = topology.bandNotes?.get(namespace) ?? [];
  return [
    ...sidecars.map((rule) => ({ node, part: `rule:${rule.id}`, place: rule.place })),
    ...notes.map((note) => ({ node, part: note.id, place: note.place })),
  ];
}
