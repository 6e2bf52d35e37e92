import { isEqual, placeIn, type Cluster, type ClusterEndpoint } from '../mesh';
import type { EntryPart } from './entries';
import type { EndpointNode } from './topology';
import type { Arriving } from './traffic';

/** The order in which endpoints are used, as one caller sees it. */
interface Ranking {
  /** Id of the workload that sees it so. */
  readonly seenFrom: string;
  /** 0 first, without gaps, by the endpoint's id. */
  readonly priorities: ReadonlyMap<string, number>;
}

/** The priorities of an entry's endpoints for the first caller whose proxy ranks them; undefined where all come out alike for everybody. */
export function rankEndpoints({ endpoints }: EntryPart, arrivals: readonly Arriving[]): Ranking | undefined {
  const written = endpoints.filter((endpoint) => endpoint.implicit === undefined);
  if (written.length < 2) return undefined;
  const ranked = arrivals.find(({ way }) => isRanked(way.cluster));
  if (ranked === undefined) return undefined;
  const found = written.flatMap((node) => {
    const own = ranked.way.cluster.endpoints.find((endpoint) => isSame(node, endpoint));
    return own ? [[node.id, own.priority] as const] : [];
  });
  return { seenFrom: ranked.workload.id, priorities: new Map(found) };
}

function isRanked({ endpoints }: Cluster): boolean {
  return endpoints.some(({ priority }) => priority > 0);
}

function isSame({ place }: EndpointNode, { resource, path }: ClusterEndpoint): boolean {
  return place !== undefined && resource !== undefined && isEqual(place, placeIn(resource, path));
}
