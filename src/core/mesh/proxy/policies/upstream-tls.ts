import { readTls, type TlsSettings } from '../../destination-rule';
import type { ClusterPolicy, UpstreamTls } from '../clusters/cluster';
import { autoMtls, meshMtls, noTls, offersHttp2 } from './mesh-tls';
import { ScopeTable } from '../scope/scope-table';
import type { Scope, ScopedPort, ScopedService } from '../scope/scope';
import { namesOfService } from './tls-names';

const table = new ScopeTable<{ readonly policy: ClusterPolicy; readonly tls: UpstreamTls }>();

/**
 * The TLS that a proxy adds on the way to a service's port (pilot/pkg/networking/core/cluster_tls.go, buildUpstreamTLSSettings and
 * buildUpstreamClusterTLSContext).
 */
export function upstreamTls(
  scope: Scope,
  service: ScopedService,
  port: ScopedPort,
  subset: string | undefined,
  policy: ClusterPolicy,
): UpstreamTls {
  const make = (): UpstreamTls => decide({ scope, service, port, subset, policy });
  const known = table.get(scope, service, port, subset, () => ({ policy, tls: make() }));
  return known.policy === policy ? known.tls : make();
}

/** A cluster that TLS is decided for. */
export interface TlsSubject {
  readonly scope: Scope;
  readonly service: ScopedService;
  readonly port: ScopedPort;
  readonly subset: string | undefined;
  readonly policy: ClusterPolicy;
}

function decide(subject: TlsSubject): UpstreamTls {
  const { scope, policy } = subject;
  const { kind } = scope.proxy;
  const block = policy.blocks.tls;
  if (block === undefined) return autoMtls(subject);
  const tls = readTls(block.value, block.resource?.incomplete ?? false);
  if (tls.mode === 'DISABLE' || tls.mode === '') return { ...noTls, block };
  if (tls.mode === 'ISTIO_MUTUAL') {
    if (kind === 'waypoint') return { ...noTls, block, dropped: 'Waypoints do not apply the mode ISTIO_MUTUAL.' };
    return { ...meshMtls(subject, tls), added: 'ISTIO_MUTUAL', block };
  }
  if (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL')
    return { ...noTls, block, dropped: `Istio knows no TLS mode ${tls.mode}.` };
  const dropped = whyDropped(subject, tls);
  return dropped === undefined ? { ...originated(subject, tls), added: tls.mode, block } : { ...noTls, block, dropped };
}

/**
 * A sidecar leaves a whole block out whose secret it may not fetch, without an error, and so does every proxy with a client certificate that is not named
 * (cluster_tls.go, buildUpstreamClusterTLSContext and constructUpstreamTLS).
 */
function whyDropped({ scope, policy }: TlsSubject, tls: TlsSettings): string | undefined {
  const { credentialName } = tls;
  const isSecret = credentialName !== undefined && !credentialName.startsWith('configmap://');
  if (isSecret && scope.proxy.kind === 'sidecar' && policy.rule?.selector === undefined)
    return `Sidecars leave out a tls block with credentialName ${credentialName} in a rule without workloadSelector. What they send stays as it is.`;
  const lacksFiles = tls.clientCertificate === undefined || tls.privateKey === undefined;
  if (tls.mode === 'MUTUAL' && credentialName === undefined && lacksFiles)
    return 'MUTUAL without clientCertificate, privateKey and credentialName adds no TLS: istiod cannot build it.';
  return undefined;
}

/** SIMPLE and MUTUAL (cluster_tls.go, constructUpstreamTLS and setAutoSniAndAutoSanValidation). */
function originated(subject: TlsSubject, tls: TlsSettings): UpstreamTls {
  const verifies = !tls.insecureSkipVerify;
  const names = verifies ? namesFor(subject, tls) : { subjectAltNames: [], namesFrom: undefined };
  const hostByDefault = tls.sni === undefined && tls.subjectAltNames.length === 0;
  const checksHost = verifies && (hostByDefault || subject.service.resolution === 'DYNAMIC_DNS');
  return {
    ...noTls,
    sni: tls.sni === undefined ? { from: 'host' } : { from: 'written', name: tls.sni },
    nameCheck: checkOf(checksHost, names.subjectAltNames.length > 0),
    ...names,
    ca: verifies ? (tls.credentialName ?? tls.caCertificates ?? 'system') : null,
    certificate: tls.mode === 'MUTUAL' ? (tls.credentialName ?? tls.clientCertificate ?? null) : null,
    alpn: offersHttp2(subject) ? ['h2'] : [],
  };
}

/** The rule's names, else those of a ServiceEntry; a waypoint does not ask for these (cluster_waypoint.go, buildWaypointInboundVIPCluster). */
function namesFor(
  { scope, service }: TlsSubject,
  tls: TlsSettings,
): Pick<UpstreamTls, 'subjectAltNames' | 'namesFrom'> {
  if (tls.subjectAltNames.length > 0) return { subjectAltNames: tls.subjectAltNames, namesFrom: 'rule' };
  const asks = service.registry === 'ServiceEntry' && scope.proxy.kind !== 'waypoint';
  const subjectAltNames = asks ? namesOfService(scope.mesh, service) : [];
  return { subjectAltNames, namesFrom: subjectAltNames.length > 0 ? 'service' : undefined };
}

function checkOf(host: boolean, names: boolean): UpstreamTls['nameCheck'] {
  if (host) return names ? 'host-and-names' : 'host';
  return names ? 'names' : 'none';
}
