import {
  anyPod,
  isEqual,
  proxyOf,
  traceCall,
  withResource,
  type Cluster,
  type Mesh,
  type Proxy,
  type Trace,
} from '../mesh';
import { valueAt } from '../yaml';
import type { Cause } from './causes';
import type { Traces } from './choices';
import { destinationsOf } from './destinations';
import { isSentOn } from './differences-reach';
import type { Topic } from './mattering-paths';

/** So many states without some causes of the proposal are tried: each is a mesh of its own. */
const mostTried = 60;

/**
 * Tells of the causes of a change those that it rests on. Causes are left out where the call does the same without them, with the others as well as without them.
 * Where no single one is needed, be it that each suffices, or too many would have to be tried, all are given.
 */
export function neededAmong(
  proposal: Mesh,
): (causes: readonly Cause[], topics: readonly Topic[], traces: Traces) => readonly Cause[] {
  const without = withoutCauses(proposal);
  return (causes, topics, traces) => {
    const { after } = traces;
    const alone = causes.filter((cause, index) => causes.findIndex((each) => isOfOne(each, cause)) === index);
    if (after === undefined || alone.length < 2) return causes;
    const does = deedsIn(topics, traces);
    const doneWithout = (some: readonly Cause[]): unknown => {
      const mesh = without(some);
      const trace = mesh && traceIn(mesh, proposal, after);
      return trace && does(trace);
    };
    const isIdle = (cause: Cause): boolean => isEqual(doneWithout([cause]), does(after));
    const needed = alone.filter((cause) => !isIdle(cause));
    if (needed.length === alone.length || needed.length === 0) return causes;
    const idle = alone.filter((cause) => !needed.includes(cause));
    const rest = doneWithout(needed);
    const isSame = isEqual(doneWithout(idle), does(after)) && rest !== undefined && isEqual(rest, doneWithout(alone));
    if (!isSame) return causes;
    return causes.filter((cause) => needed.some((each) => isOfOne(each, cause)));
  };
}

/** The proposal with some causes as they are in the baseline; undefined once too many were asked for. */
function withoutCauses(proposal: Mesh): (causes: readonly Cause[]) => Mesh | undefined {
  const ids = new Map<object, number>();
  const idOf = (cause: Cause): number => {
    const resource = resourceOf(cause) ?? cause;
    const id = ids.get(resource) ?? ids.size;
    ids.set(resource, id);
    return id;
  };
  const meshes = new Map<string, Mesh | undefined>();
  return (causes) => {
    const key = causes.map(idOf).sort().join();
    if (!meshes.has(key) && meshes.size < mostTried) {
      const take = (mesh: Mesh | undefined, { before, after }: Cause): Mesh | undefined =>
        mesh && withResource(mesh, after?.resource, before?.resource);
      meshes.set(key, causes.reduce<Mesh | undefined>(take, proposal));
    }
    return meshes.get(key);
  };
}

function isOfOne(a: Cause, b: Cause): boolean {
  return resourceOf(a) === resourceOf(b);
}

function resourceOf({ before, after }: Cause): object | undefined {
  return after?.resource ?? before?.resource;
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
