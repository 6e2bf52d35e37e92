import { topologyOf } from '../../core/topology';
import { editAt } from '../../core/edit-at';
import {
  checkExpectation,
  isEqual,
  proxyOf,
  resourceWords,
  traceCall,
  tracesOf,
  type Mesh,
  type Trace,
} from '../../core/mesh';
import { nodesById, spotOfPlace } from '../../core/picture';
import type { Resource } from '../../core/schema';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { formatPath } from '../../core/text';
import { applyChange, type Change } from '../../core/workspace';
import { defineCalledHost } from '../commands/define-called-host';
import { callsOn, patterns } from '../commands/patterns';
import { changeOfFix, settleFindings } from '../findings';
import { drawnCallAt } from '../traced-call';
import type { TracedRow } from '../traces';
import { remedyWords } from './words';

/** A change after which a promise holds. */
export interface Remedy {
  readonly title: string;
  readonly change: Change;
  /** How many other promises that hold today would fail then. */
  readonly breaks: number;
}

/** More than these are not tried: each means tracing the design anew. */
const most = 40;

/** The quick fixes, patterns and new entries after which the promise of a call holds, found by tracing the design as each would leave it. */
export function remediesFor(snapshot: Snapshot, row: TracedRow): readonly Remedy[] {
  const found: Remedy[] = [];
  for (const { title, change } of candidates(snapshot, row).slice(0, most)) {
    const after = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
    if (!holdsIn(after, row)) continue;
    found.push({ title, change, breaks: brokenBy(snapshot, after) });
  }
  return found.sort((a, b) => a.breaks - b.breaks);
}

type Candidate = Pick<Remedy, 'title' | 'change'>;

function candidates(snapshot: Snapshot, row: TracedRow): readonly Candidate[] {
  const resources = row.trace ? resourcesOf(row.trace) : [];
  return [
    ...fixesOn(resources),
    ...withoutTls(snapshot, row),
    ...patternsOn(snapshot, row, resources),
    ...newEntry(snapshot, row),
  ];
}

/** What has to do with the call: what decides it, what lost, and what is without effect. */
function resourcesOf({ hops, ineffective }: Trace): readonly Resource[] {
  const all = hops.flatMap((hop) => [hop.resource, ...hop.losers.map(({ resource }) => resource)]);
  const found = [...all, ...ineffective.map(({ resource }) => resource)];
  return [...new Set(found.filter((each): each is Resource => each !== undefined))];
}

function fixesOn(resources: readonly Resource[]): readonly Candidate[] {
  const { byResource } = settleFindings();
  return resources.flatMap(({ key }) =>
    (byResource.get(key) ?? []).flatMap((finding) =>
      (finding.fixes ?? []).flatMap((fix) => {
        const change = changeOfFix(finding, fix);
        return change ? [{ title: fix.title, change }] : [];
      }),
    ),
  );
}

/** The tls block that is in force, taken out, where the promise is about TLS. */
function withoutTls(snapshot: Snapshot, { trace, check }: TracedRow): readonly Candidate[] {
  const origin = trace?.policy?.origins.get('tls');
  if (!origin?.resource || check?.differs.includes('tls') !== true) return [];
  const { resource, path } = origin;
  const title = remedyWords.removeTls(formatPath(path), resourceWords(resource));
  const at = [...resource.place.path, ...path];
  const result = editAt(snapshot, resource.place, [{ type: 'delete', path: at }], { label: title, origin: 'command' });
  return result.ok ? [{ title, change: result.change }] : [];
}

function patternsOn(snapshot: Snapshot, { call }: TracedRow, resources: readonly Resource[]): readonly Candidate[] {
  const entries = snapshot.mesh.entries.filter(({ resource }) => resources.includes(resource));
  return entries.flatMap((entry) => {
    const { key } = entry.resource;
    // Of an entry with several ports, that of the call is the one to mend.
    const port = callsOn(snapshot, entry).find(({ place }) => isEqual(place, call.place))?.port;
    const aim = port === undefined ? undefined : { port };
    return patterns.flatMap((pattern) => {
      if (pattern.offered(snapshot, key, aim) !== true) return [];
      const result = pattern.change(snapshot, key, {}, aim);
      return result.ok && result.change.files.length > 0 ? [{ title: pattern.title, change: result.change }] : [];
    });
  });
}

/** An entry for a host that nobody defines. */
function newEntry(snapshot: Snapshot, { call }: TracedRow): readonly Candidate[] {
  const spot = spotOfPlace(topologyOf(snapshot), call.place);
  const node = spot && nodesById(topologyOf(snapshot)).get(spot.node);
  const row = node?.type === 'workload' ? node.calls.find(({ id }) => spot?.part === `call:${id}`) : undefined;
  if (node?.type !== 'workload' || row === undefined) return [];
  const connection = defineCalledHost(snapshot, node, row);
  if (!connection.fits || connection.then.type !== 'change') return [];
  const result = connection.then.change();
  return result.ok ? [{ title: connection.then.title, change: result.change }] : [];
}

/** Whether the promise holds, and is still the same: a pattern may rewrite both a call and what it promises. */
function holdsIn(after: Snapshot, { call }: TracedRow): boolean {
  const found = drawnCallAt(after, call.place);
  if (!found?.call.expect || !isEqual(found.call.expect, call.expect)) return false;
  const { url, method, headers, expect } = found.call;
  const client = proxyOf(after.mesh, found.workload);
  return checkExpectation(expect, traceCall(after.mesh, { client, url, method, headers })).verdict === 'holds';
}

function brokenBy(before: Snapshot, after: Snapshot): number {
  const still = heldIn(after);
  return [...heldIn(before)].filter((place) => !still.has(place)).length;
}

const held = new WeakMap<Mesh, ReadonlySet<string>>();

/** Where the promises are written that hold. */
function heldIn({ mesh }: Snapshot): ReadonlySet<string> {
  let places = held.get(mesh);
  if (places === undefined) held.set(mesh, (places = new Set(placesHeld(mesh))));
  return places;
}

function placesHeld(mesh: Mesh): readonly string[] {
  const traces = tracesOf(mesh);
  const calls = mesh.workloads.flatMap((workload) => workload.calls);
  return calls
    .filter((call) => call.expect && checkExpectation(call.expect, traces.get(call)).verdict === 'holds')
    .map(({ place }) => `${place.file}\n${place.document}\n${place.path.join('.')}`);
}
