import { append } from '../lists';
import { keyWithoutDefault, type Mesh } from '../mesh';
import { rulesOn } from './docked';
import { isInBand } from './order';
import type { DockedRule, LooseNode, Node, Note, WorkloadNode } from './topology';

/** Nodes with the notes on them, and the notes that lie on bands. */
interface PlacedNotes {
  readonly nodes: readonly Node[];
  readonly byBand: ReadonlyMap<string | null, readonly Note[]>;
}

const nowhere: ReadonlyMap<string | null, readonly Note[]> = new Map();

/**
 * Puts each note of the designs on what it names: a card, the card that has a docked rule in full, or the band of a namespace or of a Sidecar. One that
 * names nothing of these is a loose card.
 */
export function placeNotes(
  mesh: Mesh,
  nodes: readonly Node[],
  sidecars: ReadonlyMap<string | null, readonly DockedRule[]>,
): PlacedNotes {
  const notes = notesOf(mesh);
  if (notes.length === 0) return { nodes, byBand: nowhere };
  const names = new Set(notes.flatMap(({ on }) => [on, keyWithoutDefault(on)]));
  const homes = homesOf(mesh, nodes, sidecars, names);
  const byNode = new Map<string, Note[]>();
  const byBand = new Map<string | null, Note[]>();
  const loose: LooseNode[] = [];
  for (const note of notes) {
    const home = homes.get(note.on) ?? homes.get(keyWithoutDefault(note.on));
    if (home === undefined) loose.push(looseNote(mesh, note));
    else if (home.type === 'node') append(byNode, home.id, note);
    else append(byBand, home.namespace, note);
  }
  const noted = nodes.map((node) => {
    const own = byNode.get(node.id);
    return own ? { ...node, notes: own } : node;
  });
  return { nodes: [...noted, ...loose], byBand };
}

/** All notes of the designs, in the order in which they are written. */
export function notesOf(mesh: Pick<Mesh, 'designs'>): readonly Note[] {
  const designs = mesh.designs.filter((design) => design.notes.length > 0);
  return designs.flatMap(({ notes, resource }, order) =>
    notes.map(({ index, on, path, text, place }) => ({
      id: order === 0 ? `note:${index}` : `note:${resource.key}:${index}`,
      on,
      path,
      text,
      place,
    })),
  );
}

type Home =
  { readonly type: 'node'; readonly id: string } | { readonly type: 'band'; readonly namespace: string | null };

/** Where a note on each of some names lies. Cards count before what is docked to them. */
function homesOf(
  mesh: Mesh,
  nodes: readonly Node[],
  sidecars: ReadonlyMap<string | null, readonly DockedRule[]>,
  names: ReadonlySet<string>,
): ReadonlyMap<string, Home> {
  const cards = new Map<string, Home>();
  const docks = new Map<string, Home>();
  for (const node of nodes) {
    const home: Home = { type: 'node', id: node.id };
    if (names.has(node.id)) cards.set(node.id, home);
    if (node.type === 'workload' && names.has(writtenKey(node))) docks.set(writtenKey(node), home);
    for (const rule of rulesOn(node)) if (!rule.elsewhere && names.has(rule.id)) docks.set(rule.id, home);
  }
  for (const [namespace, rules] of sidecars) for (const { id } of rules) docks.set(id, { type: 'band', namespace });
  return new Map([...bandHomes(mesh, nodes, sidecars), ...docks, ...cards]);
}

/** Namespaces that have a band, or a document of their own and so get one. */
function bandHomes(
  mesh: Mesh,
  nodes: readonly Node[],
  sidecars: ReadonlyMap<string | null, readonly DockedRule[]>,
): ReadonlyMap<string, Home> {
  const drawn = nodes.filter((node) => isInBand(node)).map((node) => node.namespace);
  const written = mesh.others.flatMap(({ name, resource }) => (resource.kind === 'Namespace' ? [name] : []));
  const namespaces = new Set([...drawn, ...written, ...sidecars.keys()]);
  return new Map([...namespaces].map((namespace) => [`Namespace/${namespace ?? ''}`, { type: 'band', namespace }]));
}

/** A workload by the document that it comes from: `Deployment/shop/web`. */
function writtenKey({ id, source }: WorkloadNode): string {
  return source + id.slice('Workload'.length);
}

function looseNote(mesh: Mesh, note: Note): LooseNode {
  return {
    id: `Note/${note.id.slice('note:'.length)}`,
    type: 'loose',
    kind: 'Note',
    lane: 'registry',
    namespace: null,
    name: note.on,
    place: note.place,
    label: `Note ${note.on === '' ? '(on nothing)' : `on ${note.on}`}`,
    incomplete: false,
    notes: [note],
    facts: [],
    reason: looseReason(mesh, note.on),
  };
}

function looseReason(mesh: Mesh, on: string): string {
  if (on === '') return 'It names nothing that it is on.';
  const views = [...mesh.others, ...mesh.designs, ...mesh.podOwners];
  const isThere = views.some(({ resource }) => resource.key === on);
  return isThere ? `${on} has no card.` : `The design has no ${on}.`;
}
