import type { Path } from '../../text';
import type { Mesh } from '../build';
import type { Resource } from '../../schema';
import { isIp } from '../address';
import { dialledPort, type Endpoint, type ServiceEntry, type ServicePort } from '../service-entry';
import { selectedBy, type WorkloadEntry } from '../workload-entry';
import type { PlainEndpoint } from './endpoints';
import { podEndpoint } from './pod-endpoints';
import type { MeshService } from './service';

/** What istiod makes of the endpoints of a ServiceEntry for one of its ports (pilot/pkg/serviceregistry/serviceentry/conversion.go). */
export function endpointsOfEntry(
  mesh: Mesh,
  { host, resource }: MeshService,
  entry: ServiceEntry,
  port: ServicePort,
): readonly PlainEndpoint[] {
  if (entry.selector !== undefined) return selectedEndpoints(mesh, entry, port);
  if (entry.endpoints.length > 0)
    return entry.endpoints.map((each) => endpointOf(each, port, resource, ['spec', 'endpoints', each.index]));
  return isDnsType(entry) ? [impliedEndpoint(host, port)] : [];
}

/** Without endpoints and selector the host itself is looked up (convertServiceEntryToInstances): an endpoint without labels. */
function impliedEndpoint(host: string, port: ServicePort): PlainEndpoint {
  return {
    address: host,
    port: port.targetPort ?? port.number,
    locality: undefined,
    network: undefined,
    weight: 1,
    labels: {},
    mtlsReady: false,
    resource: undefined,
    path: [],
  };
}

/** A selector without labels takes nothing (istio/istio pkg/config/labels/instance.go, Match). */
function selectedEndpoints(mesh: Mesh, entry: ServiceEntry, port: ServicePort): readonly PlainEndpoint[] {
  if (Object.keys(entry.selector ?? {}).length === 0) return [];
  const { entries, workloads } = selectedBy(mesh, entry);
  return [
    ...entries.filter((each) => isDnsType(entry) || hasIp(each)).map((each) => endpointOfWorkloadEntry(each, port)),
    ...workloads.map((each) => podEndpoint(mesh, each, port.targetPort ?? port.number)),
  ];
}

/** WorkloadEntries with a name or a socket are for entries of a DNS type alone (convertWorkloadEntryToWorkloadInstance). */
function hasIp({ endpoint }: WorkloadEntry): boolean {
  return endpoint.address === '' || isIp(endpoint.address);
}

function isDnsType({ resolution }: ServiceEntry): boolean {
  return resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
}

/** The endpoint of a WorkloadEntry. */
export function endpointOfWorkloadEntry({ endpoint, resource }: WorkloadEntry, port: ServicePort): PlainEndpoint {
  return endpointOf(endpoint, port, resource, ['spec']);
}

const socket = 'unix://';

function endpointOf(endpoint: Endpoint, port: ServicePort, resource: Resource, path: Path): PlainEndpoint {
  const { address, labels, weight } = endpoint;
  return {
    address: address.startsWith(socket) ? address.slice(socket.length) : address,
    port: dialledPort(port, endpoint),
    locality: endpoint.locality ?? localityIn(labels),
    network: endpoint.network,
    weight: weight !== undefined && weight > 0 ? weight : 1,
    labels,
    mtlsReady: takesMtls(endpoint),
    resource,
    path,
  };
}

/** The label of the locality, whose parts dots may separate, since labels have no slashes (pilot/pkg/model/context.go, GetLocalityLabel). */
function localityIn(labels: Readonly<Record<string, string>>): string | undefined {
  const written = labels['topology.istio.io/locality'] ?? labels['istio-locality'];
  return written === undefined || written.includes('/') ? written : written.replaceAll('.', '/');
}

/** The label decides, else a service account does (conversion.go, getTLSModeFromWorkloadEntry). */
function takesMtls({ labels, serviceAccount }: Endpoint): boolean {
  const mode = labels['security.istio.io/tlsMode'];
  return mode === undefined ? serviceAccount !== undefined : mode === 'istio';
}
