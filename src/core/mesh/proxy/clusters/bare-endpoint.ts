import type { ClusterEndpoint } from './cluster';

/** An endpoint of which no more is known than where it is: no locality, no labels, one of equals. */
export function bareEndpoint(address: string | undefined, port: number): ClusterEndpoint {
  return {
    address,
    port,
    locality: undefined,
    network: undefined,
    priority: 0,
    weight: 1,
    localityWeight: 1,
    labels: {},
    mtlsReady: false,
    resource: undefined,
    path: [],
  };
}
