import { findingsOf } from '../analysis';
import { append } from '../lists';
import {
  appliedPolicy,
  compareText,
  isOfReview,
  isPublic,
  keyWithoutDefault,
  type Mesh,
  type MeshService,
  type Trace,
} from '../mesh';
import { isRecord, type Resource } from '../schema';
import { isSentOn } from './differences-reach';
import { calledPorts, portKey, type CalledPort, type OutsideCall } from './inventory-calls';
import { definedPorts, endpointWords, type DefinedPort } from './inventory-defined';
import { gapsIn, type InventoryGap } from './inventory-gaps';
import { policyOfCall, policyOfCluster } from './inventory-policy';
import type { InventoryRow } from './inventory-row';
import { tlsOfCall, tlsOfCluster, type TlsWords } from './inventory-tls';

/** What an inventory is made of: a snapshot has all of it. */
export type InventoryInput = Parameters<typeof findingsOf>[0];

/**
 * Every host outside the mesh that an entry defines or that a drawn call names, a row for each port, by host and port. A host that several entries
 * define has a row for each of them, and each call stands in the row of what decides for its caller.
 */
export function inventoryOf(input: InventoryInput): readonly InventoryRow[] {
  const about = aboutResources(input);
  const defined = definedPorts(input.mesh);
  const called = calledPorts(input.mesh);
  const placed = placeCalls(defined, called);
  const gapsOf = gapsIn(input.mesh);
  const rows = [
    ...[...defined].map(([key, port]) => definedRow(port, placed.get(key) ?? [], about)),
    ...[...called].flatMap(([, each]) => (each.entry === undefined ? [undefinedRow(each, gapsOf(each), about)] : [])),
  ];
  return rows.sort(
    (a, b) => compareText(a.host, b.host) || a.port - b.port || compareText(a.entry?.key ?? '', b.entry?.key ?? ''),
  );
}

/** The calls of each defined port. istiod joins entries of one host and namespace, so that a port may be another one's than the trace names. */
function placeCalls(
  defined: ReadonlyMap<string, DefinedPort>,
  called: ReadonlyMap<string, CalledPort>,
): ReadonlyMap<string, readonly OutsideCall[]> {
  const placed = new Map<string, OutsideCall[]>();
  const joined = new Map<string, string>();
  for (const [key, { service, port }] of defined) {
    const place = portKey(service.host, port?.number ?? 0, undefined) + service.namespace;
    if (!joined.has(place)) joined.set(place, key);
  }
  for (const [key, { host, port, entry, calls }] of called) {
    if (entry === undefined) continue;
    const place = portKey(host, port, undefined) + (entry.namespace ?? 'default');
    const at = defined.has(key) ? key : joined.get(place);
    if (at !== undefined) placed.set(at, [...(placed.get(at) ?? []), ...calls]);
  }
  return placed;
}

function definedRow(defined: DefinedPort, calls: readonly OutsideCall[], about: About): InventoryRow {
  const { service, port, cluster } = defined;
  const decides = [service.resource, ...calls.flatMap(({ trace }) => deciding(trace))];
  if (cluster?.policy.from) decides.push(cluster.policy.from.resource);
  const seen = calls.length > 0 ? wordsOfCalls(calls, service.host) : wordsOfCluster(defined);
  return {
    host: service.host,
    port: port?.number ?? 0,
    protocol: port?.protocol ?? '',
    entry: service.resource,
    gaps: [],
    location: service.entry?.location,
    resolution: service.resolution,
    endpoints: endpointWords(defined),
    visibleTo: visibleTo(service),
    ...seen,
    owner: ownerOf(service.resource),
    ...about(decides),
  };
}

function undefinedRow({ host, port, calls }: CalledPort, gaps: readonly InventoryGap[], about: About): InventoryRow {
  return {
    host,
    port,
    protocol: (calls[0]?.call.dialled?.scheme ?? '').toUpperCase(),
    entry: undefined,
    gaps,
    location: undefined,
    resolution: undefined,
    endpoints: [],
    visibleTo: [],
    ...wordsOfCalls(calls, host),
    owner: undefined,
    ...about(calls.flatMap(({ trace }) => deciding(trace))),
  };
}

type Seen = Pick<InventoryRow, 'callers' | 'calledAs' | 'outcomes' | 'via' | 'tls' | 'sni' | 'nameCheck' | 'policy'>;

function wordsOfCalls(calls: readonly OutsideCall[], host: string): Seen {
  const tls = calls.map(({ call, trace }) => tlsOfCall(trace, call.dialled?.host ?? host));
  const outcomes = each(calls.map(({ trace }) => trace.outcome));
  return {
    callers: callersOf(calls),
    calledAs: each(calls.map(({ call }) => call.dialled?.host ?? '')).filter((name) => name !== host.toLowerCase()),
    outcomes: outcomes.map((outcome) => ({
      outcome,
      callers: callersOf(calls.filter(({ trace }) => trace.outcome === outcome)),
    })),
    via: each(calls.flatMap(({ trace }) => (isSentOn(trace) ? [trace.via] : []))),
    ...tlsColumns(tls),
    policy: each(
      calls.map(({ trace }) => {
        const policy = trace.outcome === 'reached' ? appliedPolicy(trace) : undefined;
        return policy ? policyOfCall(policy, trace.cluster) : '';
      }),
    ),
  };
}

function callersOf(calls: readonly OutsideCall[]): readonly string[] {
  return each(calls.map(({ workload }) => `${workload.namespace}/${workload.name}`));
}

function wordsOfCluster({ service, port, cluster }: DefinedPort): Seen {
  const known = cluster && port ? { cluster, port } : undefined;
  const nobody = { callers: [], calledAs: [], outcomes: [], via: [] };
  if (!known || known.cluster.type === null) return { ...nobody, ...tlsColumns([]), policy: [] };
  return {
    ...nobody,
    ...tlsColumns([tlsOfCluster(known.cluster, known.port, service.host)]),
    policy: each([policyOfCluster(known.cluster, known.port.class === 'http')]),
  };
}

function tlsColumns(words: readonly TlsWords[]): Pick<InventoryRow, 'tls' | 'sni' | 'nameCheck'> {
  return {
    tls: each(words.map(({ tls }) => tls)),
    sni: each(words.map(({ sni }) => sni)),
    nameCheck: each(words.map(({ nameCheck }) => nameCheck)),
  };
}

/** What decides on the way of a call. */
function deciding({ hops }: Trace): readonly Resource[] {
  return hops.flatMap(({ resource }) => resource ?? []);
}

function visibleTo({ exportTo, namespace }: MeshService): readonly string[] {
  if (exportTo.includes('~')) return [];
  if (isPublic(exportTo)) return ['*'];
  return each(exportTo.map((name) => (name === '.' ? namespace : name)));
}

function ownerOf({ value }: Resource): string | undefined {
  const metadata = isRecord(value['metadata']) ? value['metadata'] : {};
  for (const group of [metadata['labels'], metadata['annotations']]) {
    const owner = isRecord(group) ? group['owner'] : undefined;
    if (typeof owner === 'string' && owner.trim() !== '') return owner;
  }
  return undefined;
}

/** What is said about resources beside the files: notes of the design, and findings. */
type About = (resources: readonly Resource[]) => Pick<InventoryRow, 'notes' | 'findings'>;

function aboutResources(input: InventoryInput): About {
  const notes = notesByKey(input.mesh);
  const rules = new Map<string, Set<string>>();
  for (const { resource, rule, accepted } of findingsOf(input)) {
    if (!resource || accepted) continue;
    const known = rules.get(resource.key);
    if (known) known.add(rule);
    else rules.set(resource.key, new Set([rule]));
  }
  return (resources) => {
    const keys = each(resources.map(({ key }) => key));
    return {
      notes: each(keys.flatMap((key) => notes.get(keyWithoutDefault(key)) ?? [])),
      findings: [...each(keys.flatMap((key) => [...(rules.get(key) ?? [])]))].sort(compareText),
    };
  };
}

/** Without the answers of reviews: these are about a change, in many words, and stand with it. */
function notesByKey({ designs }: Mesh): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const note of designs.flatMap(({ notes }) => notes))
    if (!isOfReview(note)) append(found, keyWithoutDefault(note.on), note.text);
  return found;
}

/** Each text once, in order of first appearance, empty ones left out. */
function each(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
