import { isGatewayPod, proxyOf, shownUrl, type Call, type Mesh, type Workload } from '../mesh';
import type { CallRow } from './call-row';
import type { CallPath } from './calls';
import { expectationWords } from './expectations';
import { labelOf } from './names';
import { remember } from './remember';
import type { DockedSidecars } from './sidecars';
import type { DockedRule, WorkloadNode } from './topology';

type Proxy = NonNullable<WorkloadNode['proxy']>;

/** A card for each workload, with a row for each of its calls. */
export function projectWorkloads(
  mesh: Mesh,
  paths: ReadonlyMap<Workload, readonly CallPath[]>,
  { byWorkload }: DockedSidecars,
): WorkloadNode[] {
  return mesh.workloads.map((workload) =>
    workloadNode(workload, paths.get(workload) ?? [], byWorkload.get(workload), carrierOf(workload, mesh)),
  );
}

/** What carries the calls of a workload, in the words of cards. */
function carrierOf(workload: Workload, mesh: Mesh): Proxy {
  if (isGatewayPod(mesh, workload)) return 'gateway';
  const { kind } = proxyOf(mesh, workload);
  return kind === 'none' || kind === 'ztunnel' ? kind : 'envoy';
}

function podsPart({ source, pods }: Workload): Pick<WorkloadNode, 'pods'> {
  if (pods.length === 0 || (source === 'Pod' && pods.length === 1)) return {};
  return { pods: pods.map(({ name, place }) => ({ name, place })) };
}

const workloadNode = remember(
  (
    workload: Workload,
    paths: readonly CallPath[],
    docked: readonly DockedRule[] | undefined,
    proxy: Proxy,
  ): WorkloadNode => ({
    proxy,
    id: workload.id,
    type: 'workload',
    lane: 'mesh',
    namespace: workload.writtenNamespace,
    name: workload.name,
    place: workload.place,
    label: labelOf('Workload', workload.writtenNamespace, workload.name),
    incomplete: workload.incomplete,
    labels: workload.labels,
    locality: workload.locality,
    calls: paths.map(callRow),
    source: workload.source,
    ...(docked ? { docked } : {}),
    ...podsPart(workload),
  }),
);

function callRow({ id, call, target, why, reason, unresolved, outcome, misread, holds }: CallPath): CallRow {
  const { dialled, expect } = call;
  const asked = askedOf(call);
  const shown = shownUrl(call.url);
  return {
    id,
    place: call.place,
    url: call.url,
    ...(shown === call.url ? {} : { shown }),
    ...(asked === undefined ? {} : { asked }),
    scheme: dialled?.scheme ?? null,
    host: dialled?.host ?? '',
    port: dialled?.port ?? null,
    target: target ? { node: target.entry.resource.key, port: target.port.number } : null,
    reason,
    ...(why ? { why } : {}),
    ...(unresolved ? { unresolved } : {}),
    outcome,
    ...(misread ? { misread } : {}),
    ...(expect ? { expects: expectationWords(expect) } : {}),
    ...(holds === undefined ? {} : { holds }),
  };
}

/** Names of headers are the same in any case, and in any order. */
function askedOf({ method, headers }: Call): string | undefined {
  const named = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
  return method === 'GET' && named.length === 0 ? undefined : [method, ...named.sort()].join('\n');
}
