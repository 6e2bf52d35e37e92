import { isRecord, type Resource } from '../../schema';
import {
  gatewayProxies,
  listIn,
  recordIn,
  textIn,
  usesOfRule,
  type DestinationRule,
  type Mesh,
  type TlsSettings,
} from '../../mesh';

/** Pods whose proxies read a Secret. */
export interface Reader {
  /** That of the pods, and so of the Secret. */
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Undefined where no file says it. */
  readonly serviceAccount: string | undefined;
}

/** A `credentialName` of a design. */
export interface Credential {
  readonly name: string;
  /** Of a `configmap://` name, which is read in that namespace and needs no leave; undefined for a Secret. */
  readonly configMapIn: string | undefined;
  /** Who it is presented to or shown by: a host, or the Gateway. */
  readonly resource: Resource;
  /** `ca`: a CA alone; `client`: certificate, key and CA; `server`: certificate and key; `mutual-server`: with the CA of clients. */
  readonly holds: 'ca' | 'client' | 'server' | 'mutual-server';
  /** Empty where no proxy reads it. */
  readonly readers: readonly Reader[];
}

/** Every credential that the rules and Gateways of a design name, each once for each resource. */
export function credentialsOf(mesh: Mesh): readonly Credential[] {
  return [
    ...mesh.rules.flatMap((rule) => ofRule(mesh, rule)),
    ...mesh.gateways.flatMap((gateway) => ofGateway(mesh, gateway)),
  ];
}

const forConfigMap = /^configmap:\/\/(?:([^/]*)\/)?(.*)$/;

function ofRule(mesh: Mesh, rule: DestinationRule): readonly Credential[] {
  const settings = [rule.policy, ...rule.subsets.map(({ policy }) => policy)].flatMap((policy) =>
    policy === undefined ? [] : [policy.tls, ...policy.ports.map(({ tls }) => tls)],
  );
  const named = settings.filter(
    (tls): tls is TlsSettings => !!tls?.credentialName && (tls.mode === 'SIMPLE' || tls.mode === 'MUTUAL'),
  );
  return distinct(
    named.map((tls) => {
      const configMap = forConfigMap.exec(tls.credentialName ?? '');
      return {
        name: configMap?.[2] ?? tls.credentialName ?? '',
        configMapIn: configMap ? (configMap[1] ?? rule.namespace) : undefined,
        resource: rule.resource,
        holds: tls.mode === 'MUTUAL' && !configMap ? 'client' : 'ca',
        readers: configMap ? [] : readersOf(mesh, rule),
      };
    }),
  );
}

/**
 * A sidecar reads the Secret only where the rule has a workloadSelector, which selects pods of the rule's own namespace; without one gateways and waypoints
 * alone do (istio/istio pilot/pkg/networking/core/cluster_tls.go, buildUpstreamClusterTLSContext).
 */
function readersOf(mesh: Mesh, rule: DestinationRule): readonly Reader[] {
  const { namespace, selector } = rule;
  if (selector !== undefined) {
    const pods = mesh.workloads.filter((each) => each.namespace === namespace && isWithin(selector, each.labels));
    const accounts = new Set(
      pods.map((each) => (each.source === 'EgressDesign' ? undefined : (each.serviceAccount ?? 'default'))),
    );
    return (accounts.size === 0 ? [undefined] : [...accounts]).map((serviceAccount) => ({
      namespace,
      labels: selector,
      serviceAccount,
    }));
  }
  const clients = usesOfRule(mesh, rule)
    .filter(({ candidate }) => candidate.verdict === 'wins' || candidate.verdict === 'merged')
    .map(({ client }) => client)
    .filter(({ kind }) => kind === 'egress-gateway' || kind === 'waypoint');
  return clients.map(readerOf).filter(isFirst);
}

function ofGateway(mesh: Mesh, gateway: Mesh['gateways'][number]): readonly Credential[] {
  const servers = listIn(recordIn(gateway.resource.value, 'spec'), 'servers');
  const blocks = servers.map((server) => recordIn(server, 'tls')).filter((tls) => textIn(tls, 'credentialName'));
  const readers = blocks.length === 0 ? [] : gatewayProxies(mesh, gateway).map(readerOf).filter(isFirst);
  return distinct(
    blocks.map((tls) => ({
      name: textIn(tls, 'credentialName') ?? '',
      configMapIn: undefined,
      resource: gateway.resource,
      holds: textIn(tls, 'mode')?.endsWith('MUTUAL') === true ? 'mutual-server' : 'server',
      readers,
    })),
  );
}

function readerOf({ namespace, labels, workload }: ReturnType<typeof gatewayProxies>[number]): Reader {
  const isWritten = workload !== undefined && workload.source !== 'EgressDesign';
  return { namespace, labels, serviceAccount: isWritten ? (workload.serviceAccount ?? 'default') : undefined };
}

function isFirst(reader: Reader, index: number, all: readonly Reader[]): boolean {
  return all.findIndex((each) => JSON.stringify(each) === JSON.stringify(reader)) === index;
}

function distinct(credentials: readonly Credential[]): readonly Credential[] {
  const byName = new Map(credentials.map((each) => [`${each.name} ${each.holds}`, each]));
  return [...byName.values()];
}

function isWithin(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

/** Whether the files hold a Secret with a name in a namespace. */
export function hasSecret(resources: readonly Resource[], namespace: string, name: string): boolean {
  return resources.some(
    (each) =>
      each.kind === 'Secret' &&
      each.name === name &&
      (each.namespace ?? 'default') === namespace &&
      isRecord(each.value),
  );
}
