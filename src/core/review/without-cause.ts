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
import { destinationsOf } from './destinations';
import { isSentOn } from './differences-reach';

/** So many causes are taken out of a proposal: each makes a mesh of its own. */
const mostTakenOut = 40;

/**
 * Tells of the causes of a change those that it rests on: without one of them the call would do something else in the proposal than it does. Where no single one is
 * needed, be it that each suffices, all are given; and `isToldBeside` says that something else is given as a reason, so that none need be.
 */
export function neededAmong(
  proposal: Mesh,
): (causes: readonly Cause[], after: Trace | undefined, isToldBeside: boolean) => readonly Cause[] {
  const meshes = new Map<object, Mesh | undefined>();
  const without = (cause: Cause): Mesh | undefined => {
    const old = cause.before?.resource;
    const now = cause.after?.resource;
    const key = now ?? old;
    if (key === undefined) return undefined;
    if (!meshes.has(key) && meshes.size < mostTakenOut) meshes.set(key, withResource(proposal, now, old));
    return meshes.get(key);
  };
  return (causes, after, isToldBeside) => {
    const resources = new Set(causes.map(resourceOf));
    if (after === undefined || resources.size < (isToldBeside ? 1 : 2)) return causes;
    const deeds = deedsOf(after);
    const idle = new Set(
      causes
        .filter((cause) => {
          const mesh = without(cause);
          const trace = mesh && traceIn(mesh, proposal, after);
          return trace !== undefined && isEqual(deedsOf(trace), deeds);
        })
        .map(resourceOf),
    );
    if (idle.size === resources.size && !isToldBeside) return causes;
    return causes.filter((cause) => !idle.has(resourceOf(cause)));
  };
}

function resourceOf({ before, after }: Cause): object | undefined {
  return after?.resource ?? before?.resource;
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

/** All that a call does, without who decides about it; of the rule that takes it at a proxy all that it says. */
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
