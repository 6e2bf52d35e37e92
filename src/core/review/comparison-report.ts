import { misreadOf, misreadWords, type Hop, type Trace } from '../mesh';
import type { Resource } from '../schema';
import type { Path } from '../text';
import type { BehaviourChange, ChangePlace } from './behaviour-change';
import { writtenAt } from './cause-words';
import type { Comparison } from './comparison';
import type { DocumentChange } from './document-change';

/** What names a resource of one side. */
interface ReportedResource {
  /** `Kind/namespace/name`; the same resource has it in its own workspace. */
  readonly key: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** What decides a change on one side. */
export interface ReportedPlace extends ReportedResource {
  /** From the root of the resource. */
  readonly path: Path;
  /** `egress.yaml:6`, as the side was when it was compared. */
  readonly written: string;
  /** What this side says there and the other does not, where that is the reason: `spec.trafficPolicy.tls.mode: SIMPLE`; empty where it is none. */
  readonly says: string;
}

/** A decision on the way of a call. */
export type ReportedHop = Pick<Hop, 'at' | 'name' | 'what' | 'because'>;

/** What became of a call on one side. */
export interface ReportedTrace {
  readonly url: string;
  readonly outcome: Trace['outcome'];
  /** Why the server does not understand what reaches it, in a few words; undefined where nothing speaks against it. */
  readonly misread: string | undefined;
  readonly hops: readonly ReportedHop[];
}

/** A change of behaviour without the meshes that it was found in. */
export interface ReportedChange extends Pick<
  BehaviourChange,
  'id' | 'kind' | 'risk' | 'sentence' | 'assumed' | 'workloads' | 'targets'
> {
  readonly before: ReportedTrace | undefined;
  readonly after: ReportedTrace | undefined;
  readonly decidedBefore: readonly ReportedPlace[];
  readonly decidedAfter: readonly ReportedPlace[];
}

/** A document of one side, with its text; an item of a List with the text of that item alone. */
interface ReportedText extends ReportedResource {
  readonly text: string;
}

/** A document that differs. */
export interface ReportedDocument extends Pick<
  DocumentChange,
  'id' | 'sentence' | 'named' | 'change' | 'key' | 'textOnly'
> {
  readonly before: ReportedText | undefined;
  readonly after: ReportedText | undefined;
}

/**
 * A comparison as plain data: it can be handed from one thread to another and kept, and holds on to nothing of the two workspaces. Resources are named by
 * their keys.
 */
export interface ComparisonReport extends Pick<Comparison, 'unread' | 'drawn' | 'sampled'> {
  readonly changes: readonly ReportedChange[];
  readonly documents: readonly ReportedDocument[];
}

/** Says where a part of a resource of one side is written: `egress.yaml:6`. */
type PlaceWords = (side: 'before' | 'after', place: ChangePlace) => string;

/** The report of a comparison. */
export function reportOf(comparison: Comparison, placeWords: PlaceWords): ComparisonReport {
  const { changes, documents, unread, drawn, sampled } = comparison;
  return {
    changes: changes.map((change) => reportedChange(change, placeWords)),
    documents: documents.map(reportedDocument),
    unread,
    drawn,
    sampled,
  };
}

function reportedChange(change: BehaviourChange, placeWords: PlaceWords): ReportedChange {
  const { id, kind, risk, sentence, assumed, workloads, targets, before, after, decidedBefore, decidedAfter, causes } =
    change;
  const placed = (side: 'before' | 'after') => (place: ChangePlace) => ({
    ...reportedResource(place.resource),
    path: place.path,
    written: placeWords(side, place),
    says: writtenAt(place, causes),
  });
  return {
    id,
    kind,
    risk,
    sentence,
    assumed,
    workloads,
    targets,
    before: before && reportedTrace(before),
    after: after && reportedTrace(after),
    decidedBefore: decidedBefore.map(placed('before')),
    decidedAfter: decidedAfter.map(placed('after')),
  };
}

function reportedTrace(trace: Trace): ReportedTrace {
  const { call, outcome, hops } = trace;
  const misread = misreadOf(trace);
  return {
    url: call.url,
    outcome,
    misread: misread && misreadWords[misread],
    hops: hops.map(({ at, name, what, because }) => ({ at, name, what, because })),
  };
}

function reportedDocument(document: DocumentChange): ReportedDocument {
  const { id, sentence, named, change, key, textOnly, before, after, texts } = document;
  const written = texts();
  return {
    id,
    sentence,
    named,
    change,
    key,
    textOnly,
    before: before && reportedText(before, written.before),
    after: after && reportedText(after, written.after),
  };
}

function reportedText(resource: Resource, text = ''): ReportedText {
  return { ...reportedResource(resource), text };
}

function reportedResource({ key, kind, namespace, name }: Resource): ReportedResource {
  return { key, kind, namespace, name };
}
