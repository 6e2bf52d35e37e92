import type { Resource } from '../../../schema';
import type { Mesh } from '../../build';
import { workloadsSelected } from '../../pods-selected';
import { hasKey, integerIn, listIn, recordIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import type { ServicePort } from '../../service-entry';
import type { Workload } from '../../workload';
import { workloadEntries } from '../../workload-entry';
import type { PlainEndpoint } from './endpoints';
import { proxyOf } from '../clients/proxies';
import type { MeshService } from '../services/service';
import { endpointOfWorkloadEntry } from './written-endpoint';

/**
 * The endpoints of a Kubernetes Service: pods and WorkloadEntries of its namespace that its selector takes. Where files have none of them there is one that
 * nothing is known of, since pods come from elsewhere too, as a gateway's do.
 */
export function endpointsOfPods(mesh: Mesh, service: MeshService, port: ServicePort): readonly PlainEndpoint[] {
  const target = targetOf(service.resource, port);
  const { selector = {} } = service;
  if (Object.keys(selector).length === 0) return [unknownEndpoint(service.resource, target)];
  const pods = workloadsSelected(mesh, service.namespace, selector);
  const entries = workloadEntries(mesh.others).filter(
    (each) => each.namespace === service.namespace && matchesLabels(selector, each.endpoint.labels),
  );
  const found = [
    ...pods.map((each) => podEndpoint(mesh, each, target)),
    ...entries.map((each) => endpointOfWorkloadEntry(each, { ...port, targetPort: target ?? port.targetPort })),
  ];
  return found.length > 0 ? found : [unknownEndpoint(service.resource, target)];
}

/** One of a workload's pods; files know its labels and not its IP. */
export function podEndpoint(mesh: Mesh, workload: Workload, port: number | undefined): PlainEndpoint {
  return {
    address: undefined,
    port,
    locality: workload.locality,
    network: workload.labels['topology.istio.io/network'],
    priority: 0,
    weight: 1,
    localityWeight: 1,
    labels: workload.labels,
    mtlsReady: takesMtls(mesh, workload),
    resource: undefined,
    path: [],
  };
}

/** The injector labels pods with a sidecar; gateway pods do not get the label. */
function takesMtls(mesh: Mesh, workload: Workload): boolean {
  const mode = workload.labels['security.istio.io/tlsMode'];
  return mode === undefined ? proxyOf(mesh, workload).kind === 'sidecar' : mode === 'istio';
}

function unknownEndpoint(resource: Resource, port: number | undefined): PlainEndpoint {
  const [labels, path] = [{}, ['spec', 'selector']];
  return {
    address: undefined,
    port,
    locality: undefined,
    network: undefined,
    priority: 0,
    weight: 1,
    localityWeight: 1,
    labels,
    mtlsReady: false,
    resource,
    path,
  };
}

/** The number of a Service's target port; undefined where it is a port's name, which only the pod knows. */
function targetOf(service: Resource, port: ServicePort): number | undefined {
  const written = listIn(recordIn(service.value, 'spec'), 'ports')[port.index];
  if (textIn(written, 'targetPort') !== undefined) return undefined;
  return hasKey(written, 'targetPort') ? integerIn(written, 'targetPort') : port.number;
}
