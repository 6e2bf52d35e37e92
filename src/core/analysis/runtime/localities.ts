import type { ClusterEndpoint, ClusterUse } from '../../mesh';

/** Whether a cluster's endpoints are those that the files say, and localities may order or weigh them. */
export function canBeOrdered({ cluster: { type }, service }: ClusterUse): boolean {
  return (type === 'EDS' || type === 'STRICT_DNS') && service.registry === 'ServiceEntry';
}

/** The different localities of endpoints; undefined for those without. */
export function localitiesOf(endpoints: readonly ClusterEndpoint[]): readonly (string | undefined)[] {
  return [...new Set(endpoints.map(({ locality }) => locality))];
}

/** Whether files tell where all endpoints are: pods have the locality of their node. */
export function arePlaced(endpoints: readonly ClusterEndpoint[]): boolean {
  return endpoints.length > 0 && endpoints.every(({ address }) => address !== undefined);
}
