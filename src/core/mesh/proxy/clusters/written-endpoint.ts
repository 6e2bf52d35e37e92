import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import { dialledPort, type Endpoint, type ServicePort } from '../../service-entry';
import type { WorkloadEntry } from '../../workload-entry';
import type { PlainEndpoint } from './endpoints';

/** The endpoint of a WorkloadEntry. */
export function endpointOfWorkloadEntry({ endpoint, resource }: WorkloadEntry, port: ServicePort): PlainEndpoint {
  return writtenEndpoint(endpoint, port, resource, ['spec']);
}

const socket = 'unix://';

/** A written endpoint for one port of its service (pilot/pkg/serviceregistry/serviceentry/conversion.go, convertEndpoint). */
export function writtenEndpoint(endpoint: Endpoint, port: ServicePort, resource: Resource, path: Path): PlainEndpoint {
  const { address, labels } = endpoint;
  const weight = endpoint.weight !== undefined && endpoint.weight > 0 ? endpoint.weight : 1;
  return {
    address: address.startsWith(socket) ? address.slice(socket.length) : address,
    port: dialledPort(port, endpoint),
    locality: endpoint.locality ?? localityIn(labels),
    network: endpoint.network,
    priority: 0,
    weight,
    localityWeight: weight,
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
