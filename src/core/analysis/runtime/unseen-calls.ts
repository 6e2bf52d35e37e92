import {
  anyPod,
  destinationHosts,
  isWildcard,
  roundBecause,
  scopeOf,
  tracesOf,
  type Mesh,
  type Proxy,
  type Unseen,
} from '../../mesh';
import { fact, flatOf, question, type Question } from '../question';
import { namesOf } from './rule-fates';
import { standing } from './standing';

/** A call to a host that its client does not know, and a definition of it that something keeps from that client. */
export interface UnseenCall {
  readonly host: string;
  readonly client: Proxy;
  readonly unseen: Unseen;
  /** Whether the call goes out all the same. */
  readonly passes: boolean;
}

/** Calls of sidecars that go nowhere known though the files define their host; without drawn workloads, those that VirtualServices are written for. */
export const unseenCalls: Question<readonly UnseenCall[]> = (input) =>
  input.mesh.workloads.length > 0 ? drawnOnes(input) : routedOnes(input);

const drawnOnes = question((input): readonly UnseenCall[] => {
  const { mesh } = input;
  return [...tracesOf(mesh)].flatMap(([{ dialled }, trace]) => {
    const { call, outcome } = trace;
    // What goes round the sidecar stays unknown to it whatever is imported.
    if (dialled === undefined || outcome === 'reached' || roundBecause(trace) !== undefined) return [];
    return unseenAt(mesh, call.client, dialled.host, outcome === 'passthrough');
  });
});

const routers = fact(({ mesh }) => mesh.virtualServices);

const routedOnes = flatOf(standing(routers, destinationHosts), ({ item, mesh }): readonly UnseenCall[] => {
  const { gateways, namespace, resource } = item;
  if (!gateways.includes('mesh') || resource.incomplete) return [];
  const client = anyPod(mesh, namespace);
  const hosts = new Set(destinationHosts(item));
  return [...hosts].filter((host) => !isWildcard(host)).flatMap((host) => unseenAt(mesh, client, host, false));
});

function unseenAt(mesh: Mesh, client: Proxy, host: string, passes: boolean): readonly UnseenCall[] {
  if (client.kind !== 'sidecar' || mesh.registry.patternsFor(host).length === 0) return [];
  const scope = scopeOf(mesh, client);
  if (scope.service(host) !== undefined || scope.covering(host).length > 0) return [];
  return scope.unseen(host).map((unseen) => ({ host, client, unseen, passes }));
}

/** Who calls, and what becomes of the calls. */
export function fateWords(calls: readonly UnseenCall[], mesh: Mesh): { readonly who: string; readonly fate: string } {
  const who = namesOf(
    calls.map(({ client }) => client),
    mesh,
  );
  const fate = calls.some(({ passes }) => passes)
    ? 'calls leave by their address, without its policy and metrics'
    : 'calls fail';
  return { who, fate };
}
