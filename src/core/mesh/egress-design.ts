import { isRecord, isSamePlace, releaseNamed, type Place, type Resource } from '../schema';
import { readView, type View } from './base';
import { parseCall, type Call, type Expectation } from './call';
import { hasKey, labelsIn, listIn, placeIn, recordIn, textIn } from './read';
import type { StatedSettings } from './settings';

/** What an EgressDesign document says: the mesh's settings and the drawn workloads with their calls. */
export interface EgressDesign extends View {
  readonly type: 'egress-design';
  readonly settings: StatedSettings;
  readonly workloads: readonly DrawnWorkload[];
  readonly notes: readonly WrittenNote[];
  readonly accepted: readonly Acceptance[];
}

/** An item of `spec.notes`. */
interface WrittenNote {
  /** Its index in `spec.notes`. */
  readonly index: number;
  /** `Kind/namespace/name`, as written; empty when it is not. */
  readonly on: string;
  /** The field of the resource that is meant, as written; undefined for the whole resource. */
  readonly path: string | undefined;
  readonly text: string;
  /** Who wrote it, as written; undefined where that is not. */
  readonly by: string | undefined;
  /** When, in ISO 8601, as written; undefined where that is not. */
  readonly at: string | undefined;
  readonly place: Place;
}

/** What a note begins with, behind which a colon stands, that keeps what was said to a change in a review. */
export const reviewLeads = {
  accept: 'Accepted',
  refuse: 'Refused',
  question: 'Question',
  comment: 'Comment',
} as const;

/**
 * Whether a note keeps what was said in a review, which may be of something that the change took away. Such a note ends with the sentence of the change, in
 * brackets behind what was said; who accepts may have said nothing. A note that somebody else writes in that shape is taken for one: nothing else is kept of it.
 */
export function isOfReview({ text }: Pick<WrittenNote, 'text'>): boolean {
  const flat = text.trim();
  const lead = Object.values(reviewLeads).find((each) => flat.startsWith(`${each}: `));
  if (lead === undefined || !/\.(?=[\s)]|$)/.test(flat)) return false;
  return lead === reviewLeads.accept || (flat.includes(' (') && flat.endsWith(')'));
}

/** What an EgressDesign says without what a team wrote about it, the notes and the accepted findings: these change nothing that is reviewed. */
export function withoutRemarks(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const spec = value['spec'];
  if (!isRecord(spec)) return value;
  const rest = Object.entries(spec).filter(([name]) => name !== 'notes' && name !== 'accepted');
  return { ...value, spec: Object.fromEntries(rest) };
}

/** An item of `spec.accepted` that says what is accepted and why; others count for nothing. */
export interface Acceptance {
  /** Id of the rule. */
  readonly rule: string;
  /** `Kind/namespace/name`, as written. */
  readonly resource: string;
  /** The part of the resource that is meant, as written; undefined for the whole of it. */
  readonly path: string | undefined;
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`, as written; undefined where it has no end. */
  readonly until: string | undefined;
  /** Its design, and its place there. */
  readonly design: Resource;
  readonly place: Place;
}

/** An item of `spec.workloads`. */
interface DrawnWorkload {
  readonly place: Place;
  readonly name: string;
  /** As written; null when absent. */
  readonly namespace: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly locality: string | undefined;
  readonly calls: readonly Call[];
}

/** The typed view of an EgressDesign; whatever cannot be read counts as absent. */
export function readEgressDesign(resource: Resource): EgressDesign {
  const spec = recordIn(resource.value, 'spec');
  return {
    ...readView(resource),
    type: 'egress-design',
    settings: readSettings(spec),
    workloads: listIn(spec, 'workloads').flatMap((item, index) =>
      isRecord(item) ? [readWorkload(resource, item, index)] : [],
    ),
    notes: listIn(spec, 'notes').flatMap((item, index) => (isRecord(item) ? [readNote(resource, item, index)] : [])),
    accepted: listIn(spec, 'accepted').flatMap((item, index) => readAcceptance(resource, item, index)),
  };
}

function readAcceptance(design: Resource, item: unknown, index: number): readonly Acceptance[] {
  const [rule, resource, reason] = [textIn(item, 'rule'), textIn(item, 'resource'), textIn(item, 'reason')];
  if (rule === undefined || resource === undefined || reason === undefined) return [];
  const place = placeIn(design, ['spec', 'accepted', index]);
  return [{ rule, resource, path: textIn(item, 'path'), reason, until: textIn(item, 'until'), design, place }];
}

/** A key of a resource or workload by which two spellings are one: what names no namespace lies in `default`. */
export function keyWithoutDefault(key: string): string {
  return key.replace(/^([^/]+)\/default\//, '$1/');
}

function readNote(resource: Resource, item: Readonly<Record<string, unknown>>, index: number): WrittenNote {
  const place = placeIn(resource, ['spec', 'notes', index]);
  return {
    index,
    on: textIn(item, 'on') ?? '',
    path: textIn(item, 'path'),
    text: textIn(item, 'text') ?? '',
    // A field that was emptied names nobody.
    by: textIn(item, 'by') || undefined,
    at: textIn(item, 'at'),
    place,
  };
}

function readSettings(spec: Readonly<Record<string, unknown>>): StatedSettings {
  const mesh = recordIn(spec, 'mesh');
  const texts = {
    istioVersion: releaseNamed(textIn(spec, 'istioVersion') ?? ''),
    outboundTrafficPolicy: textIn(mesh, 'outboundTrafficPolicy'),
    rootNamespace: textIn(mesh, 'rootNamespace'),
    dataPlane: textIn(mesh, 'dataPlane'),
  };
  const set = Object.fromEntries(Object.entries(texts).filter((entry) => entry[1] !== undefined));
  return hasKey(mesh, 'dnsCapture') && typeof mesh['dnsCapture'] === 'boolean'
    ? { ...set, dnsCapture: mesh['dnsCapture'] }
    : set;
}

/** By the item, which is the same object while the design says the same of it. */
const known = new WeakMap<object, DrawnWorkload>();

/** A drawn workload, the one of before where that said the same in the same place. */
function readWorkload(resource: Resource, item: Readonly<Record<string, unknown>>, index: number): DrawnWorkload {
  const path = ['spec', 'workloads', index];
  const place = placeIn(resource, path);
  const before = known.get(item);
  if (before && isSamePlace(before.place, place)) return before;
  const workload = {
    place,
    name: textIn(item, 'name') ?? '',
    namespace: textIn(item, 'namespace') ?? null,
    labels: labelsIn(item, 'labels'),
    locality: textIn(item, 'locality'),
    calls: listIn(item, 'calls').flatMap((call, at) =>
      isRecord(call) ? [readCall(call, placeIn(resource, [...path, 'calls', at]))] : [],
    ),
  };
  known.set(item, workload);
  return workload;
}

function readCall(call: Readonly<Record<string, unknown>>, place: Place): Call {
  const url = textIn(call, 'url') ?? '';
  const expect = readExpectation(recordIn(call, 'expect'));
  const method = (textIn(call, 'method') ?? 'GET').toUpperCase();
  return {
    place,
    url,
    dialled: parseCall(url),
    method,
    headers: labelsIn(call, 'headers'),
    ...(expect ? { expect } : {}),
  };
}

/** Undefined where nothing is promised. */
function readExpectation(written: Readonly<Record<string, unknown>>): Expectation | undefined {
  const [outcome, tls, via] = [textIn(written, 'outcome'), textIn(written, 'tls'), textIn(written, 'via')];
  if (outcome === undefined && tls === undefined && via === undefined) return undefined;
  return { ...(outcome ? { outcome } : {}), ...(tls ? { tls } : {}), ...(via ? { via } : {}) };
}
