import {
  anyPod,
  isEqual,
  proxyOf,
  traceCall,
  type Cluster,
  type Mesh,
  type MeshSettings,
  type Proxy,
  type Trace,
} from '../mesh';
import { valueAt } from '../yaml';
import { changedIn, type Cause } from './causes';
import type { Traces } from './choices';
import { destinationsOf } from './destinations';
import { isSentOn } from './differences-reach';
import type { Topic } from './mattering-paths';
import { partOf, statesWithout, type Field, type Part } from './tried-states';

/**
 * Tells of the causes of a change those that it rests on, and of their fields those that it rests on. What the call does the same without is left out, with the
 * others as well as without them. Where no single one is needed, be it that each suffices, or too many would have to be tried, all are given.
 */
export function neededAmong(
  before: MeshSettings,
  proposal: Mesh,
): (causes: readonly Cause[], topics: readonly Topic[], traces: Traces) => readonly Cause[] {
  const without = statesWithout(before, proposal);
  return (causes, topics, traces) => {
    const { after } = traces;
    if (after === undefined) return causes;
    const does = deedsIn(topics, traces);
    const doneWithout = (parts: readonly Part[]): unknown => {
      if (parts.length === 0) return does(after);
      const mesh = without(parts);
      const trace = mesh && traceIn(mesh, proposal, after);
      return trace && does(trace);
    };
    return withNeededFields(neededCauses(causes, doneWithout), doneWithout);
  };
}

/** What a call does where some parts of the proposal are as they are in the baseline; undefined where that cannot be told. */
type DoneWithout = (parts: readonly Part[]) => unknown;

function neededCauses(causes: readonly Cause[], doneWithout: DoneWithout): readonly Cause[] {
  const alone = causes.filter(
    (cause, index) => causes.findIndex((each) => sourceOf(each) === sourceOf(cause)) === index,
  );
  const needed = neededOf(alone, (some) => doneWithout(some.map(partOf)));
  return causes.filter((cause) => needed.some((each) => sourceOf(each) === sourceOf(cause)));
}

function sourceOf({ setting, before, after }: Cause): unknown {
  return setting ?? after?.resource ?? before?.resource;
}

/** Of causes that are all needed, the fields without which the call would do something else. */
function withNeededFields(causes: readonly Cause[], doneWithout: DoneWithout): readonly Cause[] {
  const fields = causes.map((cause) => {
    const all = fieldsOf(cause);
    const needed = neededOf(all, doneWithout);
    return { cause, needed, idle: all.filter((field) => !needed.includes(field)) };
  });
  const idle = fields.flatMap((each) => each.idle);
  if (idle.length === 0 || !isEqual(doneWithout(idle), doneWithout([]))) return causes;
  return fields.flatMap(({ cause, needed, idle: left }) => (left.length === 0 ? [cause] : causeOf(needed)));
}

function fieldsOf({ written }: Cause): readonly Field[] {
  return written.flatMap(({ resource: now, path, was }) => (was ? [{ old: was.resource, now, path }] : []));
}

function causeOf(fields: readonly Field[]): readonly Cause[] {
  const [first] = fields;
  return first === undefined
    ? []
    : [
        changedIn(
          first.old,
          first.now,
          fields.map(({ path }) => path),
        ),
      ];
}

/** Those of some things without which something else is done; all where it cannot be told. What is left out is idle alone and together, with the others and without them. */
function neededOf<Each>(all: readonly Each[], doneWithout: (some: readonly Each[]) => unknown): readonly Each[] {
  if (all.length < 2) return all;
  const done = doneWithout([]);
  const needed = all.filter((each) => !isEqual(doneWithout([each]), done));
  if (needed.length === all.length || needed.length === 0) return all;
  const idle = all.filter((each) => !needed.includes(each));
  const rest = doneWithout(needed);
  const isSame = isEqual(doneWithout(idle), done) && rest !== undefined && isEqual(rest, doneWithout(all));
  return isSame ? needed : all;
}

/** What a call does, as far as a change is about it: of one that is sent on no longer, or at last, whether it is. */
function deedsIn(topics: readonly Topic[], { before, after }: Traces): (trace: Trace) => unknown {
  const isOfReach = topics.every((topic) => topic === 'reach');
  return isOfReach && isSentOn(before) !== isSentOn(after) ? isSentOn : deedsOf;
}

/** The same call in another mesh; undefined where its workload is not there. */
function traceIn(mesh: Mesh, proposal: Mesh, { call }: Trace): Trace | undefined {
  const client = clientIn(mesh, proposal, call.client);
  return client && traceCall(mesh, { ...call, client });
}

function clientIn(mesh: Mesh, proposal: Mesh, client: Proxy): Proxy | undefined {
  const { workload, namespace, labels } = client;
  if (workload === undefined)
    return anyPod(proposal, namespace, labels) === client ? anyPod(mesh, namespace, labels) : client;
  const same = mesh.workloads.find(
    ({ namespace: place, name }) => place === workload.namespace && name === workload.name,
  );
  return same && proxyOf(mesh, same);
}

/** All that a call does, and the names of what decides; of the rule that takes it at a proxy all that it says. */
function deedsOf(trace: Trace) {
  const { outcome, response, via, tls, request, undecided, hops, legs, split, mirrors, policy, dnsAnswer } = trace;
  return {
    ...{ outcome, response, via, tls, request, undecided, split, mirrors },
    hops: hops.map(({ at, proxy, name, what, path, resource }) => [
      ...[at, proxy, name, what, path, resource?.key],
      at === 'route' && resource ? valueAt(resource.value, path.slice(0, 3)) : undefined,
    ]),
    legs: legs.map(({ via: at, port, isHttp, sent, ways }) => [
      ...[at, port, isHttp, sent],
      ways.map(({ cluster, weight }) => [weight, settingsOf(cluster)]),
    ]),
    policy: policy && { ...policy, origins: undefined },
    dialled: dnsAnswer && [dnsAnswer.addresses, dnsAnswer.isRefusedElsewhere],
    destinations: isSentOn(trace) ? destinationsOf(trace).map((each) => ({ ...each, place: undefined })) : [],
  };
}

function settingsOf({ name, type, http, outlier, pool, loadBalancer, tls, policy, endpoints }: Cluster) {
  const blocks = Object.entries(policy.blocks).map(([block, { value }]) => [block, value]);
  const inMesh = endpoints.map(({ mtlsReady }) => mtlsReady);
  return [name, type, http, outlier, pool, loadBalancer, { ...tls, block: undefined }, blocks, inMesh];
}
