import type { TlsSettings } from '../../destination-rule';
import { textIn } from '../../read';
import { endpointsOf } from '../clusters/endpoints';
import { effectiveMode } from './peer-authentication';
import type { UpstreamTls } from '../clusters/cluster';
import { httpVersion } from '../clusters/http-version';
import { namesOfService } from './tls-names';
import type { TlsSubject } from './upstream-tls';
import { subsetNamed } from '../../rule-pool';

/** What a proxy adds that adds nothing. */
export const noTls: UpstreamTls = {
  added: 'none',
  dropped: undefined,
  sni: null,
  nameCheck: 'none',
  subjectAltNames: [],
  namesFrom: undefined,
  ca: null,
  certificate: null,
  alpn: [],
  block: undefined,
};

/**
 * TLS of the mesh: the workload's own certificate, the mesh's CA, and a server name that tells gateways the cluster (pilot/pkg/model/push_context.go,
 * BuildDNSSrvSubsetKey).
 */
export function meshMtls(subject: TlsSubject, written: TlsSettings | undefined): UpstreamTls {
  const { scope, service, port, subset } = subject;
  const own = written?.subjectAltNames ?? [];
  const subjectAltNames = own.length > 0 ? own : namesOfService(scope.mesh, service);
  const origin = own.length > 0 ? 'rule' : 'service';
  return {
    ...noTls,
    sni:
      written?.sni === undefined
        ? { from: 'mesh', name: `outbound_.${port.number}_.${subset ?? ''}_.${service.host}` }
        : { from: 'written', name: written.sni },
    nameCheck: subjectAltNames.length > 0 ? 'names' : 'none',
    subjectAltNames,
    namesFrom: subjectAltNames.length > 0 ? origin : undefined,
    ca: 'mesh',
    certificate: 'mesh',
    alpn: ['istio-peer-exchange', 'istio', ...(offersHttp2(subject) ? ['h2'] : [])],
  };
}

/** Whether the handshake offers HTTP/2: only where the cluster speaks nothing else (cluster_tls.go, isHttp2Cluster). */
export function offersHttp2({ scope, port, policy }: TlsSubject): boolean {
  return httpVersion(scope.mesh, scope.proxy.kind, port, policy) === 'h2';
}

/**
 * What a proxy adds where no tls block is in force: mesh mTLS for services of the mesh, which it tries with those endpoints that can take it
 * (cluster_tls.go, buildUpstreamTLSSettings and applyUpstreamTLSSettings).
 */
export function autoMtls(subject: TlsSubject): UpstreamTls {
  const { scope, service, port } = subject;
  const { kind } = scope.proxy;
  if (service.external || port.class === 'udp' || (kind !== 'sidecar' && kind !== 'egress-gateway')) return noTls;
  const dropped = whyNotAuto(subject);
  if (dropped !== undefined) return { ...noTls, dropped };
  return { ...meshMtls(subject, undefined), added: isOriginalDst(subject) ? 'ISTIO_MUTUAL' : 'auto' };
}

function whyNotAuto(subject: TlsSubject): string | undefined {
  const { scope, service } = subject;
  const { mesh } = scope;
  if (mesh.settings.config['enableAutoMtls'] === false) return 'MeshConfig switches auto mTLS off.';
  if (effectiveMode(mesh, service.namespace).mode === 'DISABLE')
    return `PeerAuthentication switches mTLS off in namespace ${service.namespace}.`;
  if (service.resolution === 'DYNAMIC_DNS') return 'A forward proxy has no endpoint that could take mesh mTLS.';
  if (goesToDialled(subject) && !allTakeMtls(subject))
    return 'Envoy connects to the dialled address, and not every endpoint of the service takes mesh mTLS.';
  return undefined;
}

/**
 * For services without addresses of their own, and where the policy says PASSTHROUGH outside of port settings, all endpoints decide together
 * (pilot/pkg/model/push_context.go, BestEffortInferServiceMTLSMode).
 */
function goesToDialled({ service, subset, policy: { rule } }: TlsSubject): boolean {
  if (service.resolution === 'NONE') return true;
  const named = subsetNamed(rule, subset)?.subset;
  const policy = subset === undefined ? rule?.policyRule?.policy : named?.policy;
  return textIn(policy?.loadBalancer, 'simple') === 'PASSTHROUGH';
}

function allTakeMtls({ scope, service, port }: TlsSubject): boolean {
  const endpoints = endpointsOf(scope.mesh, service, port, 'name');
  return endpoints.length > 0 && endpoints.every((each) => each.mtlsReady);
}

/** Such a cluster has one transport socket for all (pilot/pkg/networking/core/cluster.go, convertResolution: gateways have none of this type). */
function isOriginalDst({ scope, service, policy }: TlsSubject): boolean {
  if (textIn(policy.blocks.loadBalancer?.value, 'simple') === 'PASSTHROUGH') return true;
  return service.resolution === 'NONE' && scope.proxy.kind === 'sidecar';
}
