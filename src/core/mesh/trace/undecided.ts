import type { Mesh } from '../build';
import { hostCovers, isClusterLocal } from '../host';
import { apiGatewayAt } from '../proxy/gateways/api-gateways';
import type { Ending, Journey } from './journey';

/**
 * Why it is not decided what becomes of a call, in one sentence; undefined where it is. An expression may take too long to compare. A text that was not read to its end may say anything, and
 * where no Service is among the files at all nobody can tell which ones the cluster has. Behind a Gateway of the Gateway API routes decide that are not read here.
 */
export function undecidedBy(journey: Journey, ending: Ending): string | undefined {
  const { stages, mesh, dialled } = journey;
  const [tooLong] = journey.undecided;
  if (tooLong !== undefined) return tooLong;
  const services = stages.flatMap(({ services: taken, cluster }) => [
    ...taken,
    ...(cluster?.service ? [cluster.service] : []),
  ]);
  const rules = stages.flatMap(({ cluster }) => cluster?.policy.rule?.rules ?? []);
  const unread = [...services, ...rules].find(({ resource }) => resource.incomplete)?.resource;
  const gateway = ending.via === 'sidecar' && ending.cluster && apiGatewayAt(mesh, ending.cluster.host);
  if (gateway && ending.cluster?.type !== null)
    return `${ending.cluster?.host} is the Service of Gateway ${gateway.namespace}/${gateway.name} of the Gateway API, whose routes Fairway does not judge: what becomes of the call there is not decided.`;
  if (unread) return `${unread.kind} ${unread.namespace ?? 'default'}/${unread.name} could not be read to its end.`;
  const isOwn = services.some((service) => hostCovers(service.host, dialled.host));
  const host = isOwn || !isClusterLocal(dialled.host) ? missingHost(ending) : dialled.host;
  if (host === undefined || host === 'localhost' || !isClusterLocal(host) || hasServices(mesh.others)) return undefined;
  return `No Service is among the files, so whether the cluster has ${host} cannot be told.`;
}

function missingHost({ cluster }: Ending): string | undefined {
  return cluster?.type === null && cluster.service === undefined ? cluster.host : undefined;
}

const known = new WeakMap<Mesh['others'], boolean>();

function hasServices(others: Mesh['others']): boolean {
  let has = known.get(others);
  if (has === undefined)
    known.set(others, (has = others.some(({ kind, group }) => kind === 'Service' && group === '')));
  return has;
}
