/** An annotation of Istio: the kinds that it is read on, and whether it is deprecated. */
export interface KnownAnnotation {
  /** Names of kinds; `Any` stands for all. */
  readonly kinds: readonly string[];
  readonly deprecated?: boolean;
}

const pod = ['Pod'];
const service = ['Service'];
const gateway = ['Gateway'];
const workloadEntry = ['WorkloadEntry'];
const any = ['Any'];

/**
 * Istio's annotations (istio/api annotation/annotations.yaml). Those of releases that are not described here any more are left out, so that they
 * count as unknown, as they do to Istio.
 */
const table: Readonly<Record<string, KnownAnnotation>> = {
  'alpha.istio.io/canonical-serviceaccounts': { kinds: service, deprecated: true },
  'alpha.istio.io/kubernetes-serviceaccounts': { kinds: service, deprecated: true },
  'ambient.istio.io/bypass-inbound-capture': { kinds: pod },
  'ambient.istio.io/dns-capture': { kinds: pod },
  'ambient.istio.io/redirection': { kinds: pod },
  'ambient.istio.io/waypoint-inbound-binding': { kinds: ['GatewayClass', 'Gateway'] },
  'galley.istio.io/analyze-suppress': { kinds: any },
  'gateway.istio.io/controller-version': { kinds: any },
  'gateway.istio.io/name-override': { kinds: gateway },
  'gateway.istio.io/service-account': { kinds: gateway },
  'inject.istio.io/templates': { kinds: pod },
  'istio.io/autoRegistrationGroup': { kinds: workloadEntry },
  'istio.io/connect-strategy': { kinds: ['Service', 'ServiceEntry'] },
  'istio.io/connectedAt': { kinds: workloadEntry },
  'istio.io/disconnectedAt': { kinds: workloadEntry },
  'istio.io/dry-run': { kinds: ['AuthorizationPolicy'] },
  'istio.io/reroute-virtual-interfaces': { kinds: pod },
  'istio.io/rev': { kinds: pod },
  'istio.io/workloadController': { kinds: workloadEntry },
  'kubernetes.io/ingress.class': { kinds: ['Ingress'] },
  'networking.istio.io/address-type': { kinds: gateway },
  'networking.istio.io/exportTo': { kinds: service },
  'networking.istio.io/service-type': { kinds: gateway },
  'networking.istio.io/traffic-distribution': { kinds: ['Service', 'ServiceEntry', 'Namespace'] },
  'prometheus.istio.io/merge-metrics': { kinds: pod },
  'proxy.istio.io/config': { kinds: pod },
  'proxy.istio.io/overrides': { kinds: pod },
  'readiness.status.sidecar.istio.io/applicationPorts': { kinds: pod },
  'readiness.status.sidecar.istio.io/failureThreshold': { kinds: pod },
  'readiness.status.sidecar.istio.io/initialDelaySeconds': { kinds: pod },
  'readiness.status.sidecar.istio.io/periodSeconds': { kinds: pod },
  'sidecar.istio.io/agentLogLevel': { kinds: pod },
  'sidecar.istio.io/bootstrapOverride': { kinds: pod },
  'sidecar.istio.io/componentLogLevel': { kinds: pod },
  'sidecar.istio.io/discoveryAddress': { kinds: pod, deprecated: true },
  'sidecar.istio.io/enableCoreDump': { kinds: pod },
  'sidecar.istio.io/extraStatTags': { kinds: pod, deprecated: true },
  'sidecar.istio.io/inject': { kinds: pod, deprecated: true },
  'sidecar.istio.io/interceptionMode': { kinds: pod },
  'sidecar.istio.io/logLevel': { kinds: pod },
  'sidecar.istio.io/nativeSidecar': { kinds: pod },
  'sidecar.istio.io/proxyCPU': { kinds: pod },
  'sidecar.istio.io/proxyCPULimit': { kinds: pod },
  'sidecar.istio.io/proxyImage': { kinds: pod },
  'sidecar.istio.io/proxyImageType': { kinds: pod },
  'sidecar.istio.io/proxyMemory': { kinds: pod },
  'sidecar.istio.io/proxyMemoryLimit': { kinds: pod },
  'sidecar.istio.io/rewriteAppHTTPProbers': { kinds: pod },
  'sidecar.istio.io/statsCompression': { kinds: pod },
  'sidecar.istio.io/statsEvictionInterval': { kinds: pod },
  'sidecar.istio.io/statsFlushInterval': { kinds: pod },
  'sidecar.istio.io/statsHistogramBuckets': { kinds: pod },
  'sidecar.istio.io/statsInclusionPrefixes': { kinds: pod, deprecated: true },
  'sidecar.istio.io/statsInclusionRegexps': { kinds: pod, deprecated: true },
  'sidecar.istio.io/statsInclusionSuffixes': { kinds: pod, deprecated: true },
  'sidecar.istio.io/status': { kinds: pod },
  'sidecar.istio.io/userVolume': { kinds: pod },
  'sidecar.istio.io/userVolumeMount': { kinds: pod },
  'status.sidecar.istio.io/port': { kinds: pod },
  'topology.istio.io/controlPlaneClusters': { kinds: ['Namespace'] },
  'traffic.istio.io/nodeSelector': { kinds: service },
  'traffic.sidecar.istio.io/excludeInboundPorts': { kinds: pod },
  'traffic.sidecar.istio.io/excludeInterfaces': { kinds: pod },
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': { kinds: pod },
  'traffic.sidecar.istio.io/excludeOutboundPorts': { kinds: pod },
  'traffic.sidecar.istio.io/includeInboundPorts': { kinds: pod },
  'traffic.sidecar.istio.io/includeOutboundIPRanges': { kinds: pod },
  'traffic.sidecar.istio.io/includeOutboundPorts': { kinds: pod },
  'traffic.sidecar.istio.io/kubevirtInterfaces': { kinds: pod },
};

/** Names of all annotations of Istio. */
export const annotationNames: readonly string[] = Object.keys(table);

/** What Istio knows of an annotation; undefined when it is none of its own. */
export function knownAnnotation(name: string): KnownAnnotation | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * Whether an annotation is Istio's to judge: its prefix ends in `istio.io`, or it is the one of Kubernetes that Istio documents
 * (istio/istio pkg/config/analysis/analyzers/annotations/annotations.go, istioAnnotation).
 */
export function isIstioAnnotation(name: string): boolean {
  return name === 'kubernetes.io/ingress.class' || (name.split('/')[0] ?? '').endsWith('istio.io');
}
