import type { Workload } from '../../workload';

/** What carries a client's traffic: Envoy beside the pod, a gateway's or a waypoint's Envoy, the node's ztunnel, or nothing of the mesh. */
export type ProxyKind = 'sidecar' | 'egress-gateway' | 'waypoint' | 'ztunnel' | 'none';

/** A proxy that istiod makes configuration for. Two proxies with equal fields get equal configuration. */
export interface Proxy {
  readonly kind: ProxyKind;
  readonly namespace: string;
  /** Of its pod; empty for a client that nobody drew. */
  readonly labels: Readonly<Record<string, string>>;
  /** `region/zone/subzone`, later parts optional; undefined when it is not known. */
  readonly locality: string | undefined;
  /** Whether it answers the names of services itself (ISTIO_META_DNS_CAPTURE), so that addresses that istiod gives are used. */
  readonly dnsCapture: boolean;
  /** Whether all that it listens on is bound to a port, since nothing hands calls over to it (`interceptionMode: NONE`). */
  readonly bindsPorts: boolean;
  /** The pods it serves; undefined for a client that nobody drew. */
  readonly workload: Workload | undefined;
  /** What its VirtualServices may name: `mesh` for a sidecar and a waypoint, `namespace/name` of each Gateway that selects a gateway's pods; else nothing. */
  readonly gateways: readonly string[];
}
