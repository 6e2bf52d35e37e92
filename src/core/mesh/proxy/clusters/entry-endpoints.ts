import type { Mesh } from '../../build';
import { isIp } from '../../address';
import type { ServiceEntry, ServicePort } from '../../service-entry';
import { selectedBy, type WorkloadEntry } from '../../workload-entry';
import { bareEndpoint } from './bare-endpoint';
import type { PlainEndpoint } from './endpoints';
import { isServing, podEndpoint } from './pod-endpoints';
import type { MeshService } from '../services/service';
import { endpointOfWorkloadEntry, writtenEndpoint } from './written-endpoint';

/** What istiod makes of the endpoints of a ServiceEntry for one of its ports (pilot/pkg/serviceregistry/serviceentry/conversion.go). */
export function endpointsOfEntry(
  mesh: Mesh,
  { host, resource }: MeshService,
  entry: ServiceEntry,
  port: ServicePort,
): readonly PlainEndpoint[] {
  if (entry.selector !== undefined) return selectedEndpoints(mesh, entry, port);
  if (entry.endpoints.length > 0)
    return entry.endpoints.map((each) => writtenEndpoint(each, port, resource, ['spec', 'endpoints', each.index]));
  return isDnsType(entry) ? [impliedEndpoint(host, port)] : [];
}

/** Without endpoints and selector the host itself is looked up (convertServiceEntryToInstances): an endpoint without labels. */
function impliedEndpoint(host: string, port: ServicePort): PlainEndpoint {
  return bareEndpoint(host, port.targetPort ?? port.number);
}

/** A selector without labels takes nothing (istio/istio pkg/config/labels/instance.go, Match). */
function selectedEndpoints(mesh: Mesh, entry: ServiceEntry, port: ServicePort): readonly PlainEndpoint[] {
  if (Object.keys(entry.selector ?? {}).length === 0) return [];
  const { entries, pods } = selectedBy(mesh, entry);
  return [
    ...entries.filter((each) => isDnsType(entry) || hasIp(each)).map((each) => endpointOfWorkloadEntry(each, port)),
    ...pods.filter((each) => isServing(each)).map((each) => podEndpoint(mesh, each, port.targetPort ?? port.number)),
  ];
}

/** WorkloadEntries with a name or a socket are for entries of a DNS type alone (convertWorkloadEntryToWorkloadInstance). */
function hasIp({ endpoint }: WorkloadEntry): boolean {
  return endpoint.address === '' || isIp(endpoint.address);
}

function isDnsType({ resolution }: ServiceEntry): boolean {
  return resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
}
