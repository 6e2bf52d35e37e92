import type { Mesh } from './build';
import type { PolicyBlocks, TlsSettings, TrafficPolicy } from './destination-rule';
import { chooseRule } from './rule-index';
import type { MergedRule } from './rule-pool';
import type { ServiceEntry, ServicePort } from './service-entry';

/** A client of an entry: a namespace, and the labels of the workload where they are known. */
export interface Client {
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The DestinationRule that counts for calls of a client to a host of an entry; undefined when there is none. */
export function ruleFor(mesh: Mesh, client: Client, host: string, entry: ServiceEntry): MergedRule | undefined {
  return chooseRule(mesh.ruleIndex.find(client.namespace, host, entry.namespace), client.labels);
}

/** A policy in effect, and the path in its rule that gives it; without a path when nothing is written. */
export interface EffectivePolicy {
  readonly blocks: PolicyBlocks;
  readonly path: readonly (string | number)[] | undefined;
}

const noBlocks: PolicyBlocks = {
  tls: undefined,
  connectionPool: undefined,
  outlierDetection: undefined,
  loadBalancer: undefined,
};

/**
 * The blocks in effect on a service port. Settings of the port replace the rule's blocks as a whole, also those that they leave out, and a
 * subset's blocks replace the rule's one by one (pilot/pkg/networking/util, GetPortLevelTrafficPolicy and MergeSubsetTrafficPolicy).
 */
export function policyFor(rule: MergedRule | undefined, port: number, subset?: string): EffectivePolicy {
  const base = blocksOf(rule?.policyRule?.policy, port, ['spec', 'trafficPolicy']);
  const named = subset === undefined ? undefined : rule?.subsets.find((each) => each.subset.name === subset)?.subset;
  if (named?.policy === undefined) return base;
  const own = blocksOf(named.policy, port, ['spec', 'subsets', named.index, 'trafficPolicy']);
  if (named.policy.ports.some((each) => each.number === port)) return own;
  return { blocks: overlay(own.blocks, base.blocks), path: own.path };
}

function blocksOf(
  policy: TrafficPolicy | undefined,
  port: number,
  path: readonly (string | number)[],
): EffectivePolicy {
  if (policy === undefined) return { blocks: noBlocks, path: undefined };
  const onPort = policy.ports.find((each) => each.number === port);
  return onPort ? { blocks: onPort, path: [...path, 'portLevelSettings', onPort.index] } : { blocks: policy, path };
}

function overlay(own: PolicyBlocks, base: PolicyBlocks): PolicyBlocks {
  return {
    tls: own.tls ?? base.tls,
    connectionPool: own.connectionPool ?? base.connectionPool,
    outlierDetection: own.outlierDetection ?? base.outlierDetection,
    loadBalancer: own.loadBalancer ?? base.loadBalancer,
  };
}

/**
 * What the sidecar adds on the way to an entry's port: `none`, a TLS mode, or `unknown` where auto mTLS depends on endpoints and
 * PeerAuthentication that are not part of the design, or on a text that could not be read.
 */
export interface AddedTls {
  readonly mode: 'none' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL' | 'unknown';
  /** The rule that decided it; undefined when none did. */
  readonly rule: MergedRule | undefined;
  /** True when a tls block is written and the sidecar drops it, so that the connection stays as it is. */
  readonly dropped: boolean;
}

/** The TLS that a sidecar adds for a client (pilot/pkg/networking/core/cluster_tls.go, buildUpstreamTLSSettings). */
export function addedTls(
  mesh: Mesh,
  client: Client,
  host: string,
  entry: ServiceEntry,
  port: ServicePort,
  subset?: string,
): AddedTls {
  const rule = ruleFor(mesh, client, host, entry);
  return writtenTls(rule, port.number, subset) ?? { mode: autoMtls(entry, port), rule, dropped: false };
}

/**
 * The TLS that a sidecar adds on the way to a service of the cluster, for example an egress gateway, which auto mTLS does not reach, since gateway
 * pods do not carry the label for it.
 */
export function addedTlsToService(mesh: Mesh, client: Client, host: string, port: number, subset?: string): AddedTls {
  const namespace = /^[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(host)?.[1] ?? client.namespace;
  const rule = chooseRule(mesh.ruleIndex.find(client.namespace, host, namespace), client.labels);
  return writtenTls(rule, port, subset) ?? { mode: 'none', rule, dropped: false };
}

/** What the tls block in effect does; undefined where none is. A rule that was not read to its end may have one. */
function writtenTls(rule: MergedRule | undefined, port: number, subset: string | undefined): AddedTls | undefined {
  const { tls } = policyFor(rule, port, subset).blocks;
  if (tls === undefined && rule?.rules.some((each) => each.resource.incomplete)) {
    return { mode: 'unknown', rule, dropped: false };
  }
  if (tls === undefined) return undefined;
  if (tls.mode === '') return { mode: 'unknown', rule, dropped: false };
  if (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL' && tls.mode !== 'ISTIO_MUTUAL') {
    return { mode: 'none', rule, dropped: false };
  }
  const dropped = rule !== undefined && dropsCredential(tls, rule);
  return { mode: dropped ? 'none' : tls.mode, rule, dropped };
}

/** A sidecar drops a tls block whose secret it may not fetch: `credentialName` in a rule without `workloadSelector` (cluster_tls.go, constructUpstreamTLS). */
function dropsCredential(tls: TlsSettings, rule: MergedRule): boolean {
  const named = tls.credentialName !== undefined && !tls.credentialName.startsWith('configmap://');
  return named && tls.mode !== 'ISTIO_MUTUAL' && rule.selector === undefined;
}

/**
 * Auto mTLS reaches MESH_INTERNAL entries only, and there only endpoints that say that they take it: by a service account or the label
 * `security.istio.io/tlsMode: istio`. Implicit endpoints and the dialled address never do (pilot/pkg/xds/endpoints/mtls_checker.go).
 */
function autoMtls(entry: ServiceEntry, port: ServicePort): 'none' | 'unknown' {
  if (port.class === 'udp' || entry.location === 'MESH_EXTERNAL') return 'none';
  if (entry.resource.incomplete) return 'unknown';
  if (entry.location !== 'MESH_INTERNAL') return 'none';
  if (entry.resolution !== 'STATIC' && entry.resolution !== 'DNS' && entry.resolution !== 'DNS_ROUND_ROBIN')
    return 'none';
  if (entry.selector !== undefined) return 'unknown';
  const speaks = entry.endpoints.some((endpoint) => {
    const label = endpoint.labels['security.istio.io/tlsMode'];
    return label === undefined ? endpoint.serviceAccount !== undefined : label === 'istio';
  });
  return speaks ? 'unknown' : 'none';
}
