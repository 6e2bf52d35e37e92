import type { EnumValue } from '../types';

// Names and meanings: istio/api label/labels.gen.go and annotation/annotations.gen.go.

const revision: EnumValue = {
  value: 'istio.io/rev',
  doc: 'The control plane that serves the pods, by its revision or tag. It also asks for a sidecar.',
};

const dataPlane: EnumValue = {
  value: 'istio.io/dataplane-mode',
  doc: 'ambient sends traffic of pods without a sidecar through ztunnel; none keeps it out.',
};

const waypoint: readonly EnumValue[] = [
  {
    value: 'istio.io/use-waypoint',
    doc: 'Name of the waypoint that calls pass in an ambient mesh; none for no waypoint. A ServiceEntry needs it for its HTTP to be seen.',
  },
  { value: 'istio.io/use-waypoint-namespace', doc: 'Namespace of that waypoint, where it is another one.' },
];

/** Labels of a namespace that decide about proxies. */
export const namespaceLabels: readonly EnumValue[] = [
  {
    value: 'istio-injection',
    doc: 'enabled puts a sidecar into new pods, disabled keeps it out, whatever istio.io/rev says.',
  },
  revision,
  dataPlane,
  ...waypoint,
];

/** Labels of a pod that decide about its proxy and its place. */
export const podLabels: readonly EnumValue[] = [
  {
    value: 'sidecar.istio.io/inject',
    doc: 'true puts a sidecar into this pod, false keeps it out, whatever the namespace says.',
  },
  revision,
  dataPlane,
  { value: 'istio-locality', doc: 'region.zone.subzone of the pod, in place of what its node says.' },
  { value: 'topology.istio.io/network', doc: 'The network that the pod is in.' },
  { value: 'security.istio.io/tlsMode', doc: 'istio where the pod takes mesh mTLS. Injection writes it.' },
];

/** Annotations of a pod that change what its sidecar catches and how it runs. */
export const podAnnotations: readonly EnumValue[] = [
  {
    value: 'traffic.sidecar.istio.io/excludeOutboundPorts',
    doc: 'Ports, with commas between them, on which calls go out past the sidecar: no rule of the mesh applies to them.',
  },
  {
    value: 'traffic.sidecar.istio.io/excludeOutboundIPRanges',
    doc: 'Ranges, with commas between them, to which calls go out past the sidecar: no rule of the mesh applies to them.',
  },
  {
    value: 'traffic.sidecar.istio.io/includeOutboundIPRanges',
    doc: 'Ranges, with commas between them, to which calls pass the sidecar; all others go out past it. * stands for all.',
  },
  {
    value: 'traffic.sidecar.istio.io/includeOutboundPorts',
    doc: 'Ports, with commas between them, on which calls pass the sidecar whatever their address.',
  },
  {
    value: 'proxy.istio.io/config',
    doc: 'Settings of this proxy as YAML, such as proxyMetadata with ISTIO_META_DNS_CAPTURE.',
  },
];

/** Labels of a service or an entry. */
export const serviceLabels: readonly EnumValue[] = waypoint;

/** Annotations of a Kubernetes Service. */
export const serviceAnnotations: readonly EnumValue[] = [
  {
    value: 'networking.istio.io/exportTo',
    doc: 'The namespaces whose proxies know the service, with commas between them: *, ., ~ or names.',
  },
  {
    value: 'networking.istio.io/traffic-distribution',
    doc: 'PreferClose and its like prefer near endpoints without a DestinationRule.',
  },
];

/** Labels of a Gateway of the Kubernetes Gateway API. */
export const gatewayLabels: readonly EnumValue[] = [
  {
    value: 'istio.io/waypoint-for',
    doc: 'What a waypoint handles: service, workload, all or none. Entries count as services.',
  },
  revision,
];
