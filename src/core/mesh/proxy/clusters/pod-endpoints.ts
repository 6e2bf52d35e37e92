import type { Resource } from '../../../schema';
import type { Mesh } from '../../build';
import { podDocument } from '../../pod-document';
import { podsSelected, type SelectedPod } from '../../pods-selected';
import { hasKey, integerIn, listIn, recordIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import type { ServicePort } from '../../service-entry';
import { workloadEntries } from '../../workload-entry';
import type { PlainEndpoint } from './endpoints';
import { proxyOf } from '../clients/proxies';
import { writtenBeside } from './slice-endpoints';
import type { MeshService } from '../services/service';
import { endpointOfWorkloadEntry } from './written-endpoint';

/**
 * The endpoints of a Kubernetes Service: pods and WorkloadEntries of its namespace that its selector takes. Where files have none of them there is one that
 * nothing is known of, since pods come from elsewhere too, as a gateway's do. Of Pods that run, those are endpoints that are ready.
 */
export function endpointsOfPods(mesh: Mesh, service: MeshService, port: ServicePort): readonly PlainEndpoint[] {
  const target = targetOf(service.resource, port);
  const { selector = {} } = service;
  if (Object.keys(selector).length === 0)
    return writtenBeside(mesh, service, port) ?? [unknownEndpoint(service.resource, target)];
  const pods = podsSelected(mesh, service.namespace, selector);
  const takesUnready = recordIn(service.resource.value, 'spec')['publishNotReadyAddresses'] === true;
  const serving = pods.filter((each) => isServing(each, takesUnready));
  const entries = workloadEntries(mesh.others).filter(
    (each) => each.namespace === service.namespace && matchesLabels(selector, each.endpoint.labels),
  );
  const found = [
    ...serving.map((each) => podEndpoint(mesh, each, target)),
    ...entries.map((each) => endpointOfWorkloadEntry(each, { ...port, targetPort: target ?? port.targetPort })),
  ];
  return pods.length + found.length > 0 ? found : [unknownEndpoint(service.resource, target)];
}

/**
 * Whether a Service leads to a pod, as far as its document says it: it has an IP, it has not ended, and it is ready
 * (istio/istio pilot/pkg/serviceregistry/kube/controller/endpointslice.go, endpointHealthStatus; pods.go, shouldPodBeInEndpoints).
 */
export function isServing({ pod }: SelectedPod, takesUnready = false): boolean {
  const running = pod?.running;
  if (running === undefined) return true;
  return running.address !== undefined && !running.hasEnded && (running.isReady || takesUnready);
}

/** One of a workload's pods. A template knows its labels and not its IP. */
export function podEndpoint(mesh: Mesh, selected: SelectedPod, port: number | undefined): PlainEndpoint {
  const { workload, pod } = selected;
  const { labels } = pod ?? workload;
  return {
    address: pod?.running?.address,
    port,
    locality: workload.locality,
    network: labels['topology.istio.io/network'],
    priority: 0,
    weight: 1,
    localityWeight: 1,
    labels,
    mtlsReady: takesMtls(mesh, selected),
    resource: pod && podDocument(mesh, workload.namespace, pod.name)?.resource,
    path: pod ? ['status', 'podIP'] : [],
  };
}

/**
 * Whether istiod has proxies try mesh mTLS with a pod: only its label says so (istio/istio pilot/pkg/serviceregistry/kube/conversion.go, PodTLSMode;
 * pilot/pkg/model/service.go, GetTLSModeFromEndpointLabels). The injector labels pods with a sidecar, which a template does not show; gateway pods do not
 * get the label.
 */
function takesMtls(mesh: Mesh, { workload, pod }: SelectedPod): boolean {
  const mode = (pod ?? workload).labels['security.istio.io/tlsMode'];
  if (mode !== undefined || pod?.running !== undefined) return mode === 'istio';
  return proxyOf(mesh, workload).kind === 'sidecar';
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
