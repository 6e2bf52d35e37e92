import type { BehaviourChange, ChangePlace, DocumentChange } from '../../core/review';
import type { Trace } from '../../core/mesh';
import type { Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { formatPath } from '../../core/text';
import { risks, type Compared } from './diff';
import { nameResource } from './report';
import { lineOf } from './trace-place';

/** The object of `diff --format json` (version 1). */
export function diffJson(compared: Compared): string {
  return `${JSON.stringify(diffObject(compared), null, 2)}\n`;
}

function diffObject({ comparison, before, after }: Compared): object {
  const { changes, documents, unread, drawn, sampled } = comparison;
  return {
    version: 1,
    changes: changes.map((change) => changeObject(change, before, after)),
    documents: documents.map((change) => documentObject(change, before, after)),
    unread: unread.map(({ side, file, index, problem }) => ({ side: sides[side], file, document: index, problem })),
    drawn,
    sampled,
    summary: { changes: changes.length, ...Object.fromEntries(risks.map((risk) => [risk, countOf(changes, risk)])) },
  };
}

const sides = { before: 'base', after: 'head' } as const;

function countOf(changes: readonly BehaviourChange[], risk: BehaviourChange['risk']): number {
  return changes.filter((change) => change.risk === risk).length;
}

function changeObject(change: BehaviourChange, before: Snapshot, after: Snapshot): object {
  const { id, kind, risk, sentence, assumed, workloads, target, targets } = change;
  return {
    id,
    kind,
    risk,
    sentence,
    assumed: assumed ?? null,
    workloads,
    target: target ?? null,
    targets,
    base: change.before ? traceObject(change.before) : null,
    head: change.after ? traceObject(change.after) : null,
    decidedBase: change.decidedBefore.map((place) => placeObject(place, before)),
    decidedHead: change.decidedAfter.map((place) => placeObject(place, after)),
  };
}

/** What became of the call, for the first of several workloads. */
function traceObject({ call, outcome, response, tls, via, request, cluster }: Trace): object {
  const { url, method, headers } = call;
  return { call: { url, method, headers }, outcome, response, tls, via, request, cluster: cluster?.name ?? null };
}

function placeObject({ resource, path }: ChangePlace, snapshot: Snapshot): object {
  return {
    resource: nameResource(resource),
    path: path.length === 0 ? null : formatPath(path),
    file: resource.place.file,
    line: lineOf(snapshot, resource, path),
  };
}

function documentObject(document: DocumentChange, before: Snapshot, after: Snapshot): object {
  const { change, sentence, textOnly, ...pair } = document;
  const resource = pair.after ?? pair.before;
  return {
    change,
    sentence,
    resource: resource ? nameResource(resource) : null,
    textOnly,
    base: sideObject(pair.before, before),
    head: sideObject(pair.after, after),
  };
}

function sideObject(resource: Resource | undefined, snapshot: Snapshot): object | null {
  return resource ? { file: resource.place.file, line: lineOf(snapshot, resource, []) } : null;
}
