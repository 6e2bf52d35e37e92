import { integerIn, isWildcard, labelsIn, listIn, mayBeApiGateway, recordIn, textsIn } from '../../mesh';
import type { Resource } from '../../schema';
import { question } from '../question';
import type { RuleInput } from '../run';
import { perResource } from './per-resource';
import { seenOf } from './scope';
import { mayBeUnread } from './unread';

/** What a host stands for: a ServiceEntry, or a Kubernetes Service that is drawn. */
export interface KnownHost {
  /** `scope/host`. */
  readonly key: string;
  readonly kind: 'ServiceEntry' | 'Service';
  readonly resource: Resource;
  /** Short names expanded. */
  readonly host: string;
  /** A namespace, or `*` for all. */
  readonly scope: string;
  /** Numbers of its ports, as they are listed; 0 for one without a number. */
  readonly ports: readonly number[];
  /** Labels of the `workloadSelector` of a ServiceEntry; empty for a Service. */
  readonly selector: Readonly<Record<string, string>>;
}

/** Hosts by scope and name, as `istioctl analyze` collects them (pkg/config/analysis/analyzers/util/service_lookup.go, InitServiceEntryHostMap). */
export interface HostMap {
  /** By `scope/host`. */
  readonly byKey: ReadonlyMap<string, KnownHost>;
  /** Those that begin with `*`, the longest first. */
  readonly wildcards: readonly KnownHost[];
}

/** Who asks for a host: a resource with its namespace and its own `exportTo`. */
export interface Asker {
  readonly namespace: string;
  readonly exportTo: readonly string[];
}

/** All hosts that are known. WorkloadEntries play no role. A Service takes the place of a ServiceEntry with the same scope and host. */
export const hostMapOf = question((input): HostMap => {
  const byKey = new Map<string, KnownHost>();
  for (const entry of seenOf(input, 'ServiceEntry'))
    for (const known of hostsOfEntry(entry)) byKey.set(known.key, known);
  for (const service of seenOf(input, 'Service'))
    for (const known of hostsOfService(service)) byKey.set(known.key, known);
  const wildcards = [...byKey.values()]
    .filter(({ host }) => isWildcard(host))
    .sort((a, b) => b.host.length - a.host.length);
  return { byKey, wildcards };
});

/**
 * The known host that a name stands for. Among several wildcards Istio takes any; here it is the longest. It looks in the scope of all
 * namespaces, then in those that the asker itself is exported to, and in its own when it says nothing (service_lookup.go, GetDestinationHost).
 */
export function findHost(map: HostMap, asker: Asker, written: string): KnownHost | undefined {
  const host = fqdnOf(written, asker.namespace);
  const scopes = asker.exportTo.length === 0 ? [asker.namespace] : asker.exportTo;
  for (const scope of ['*', ...scopes]) {
    const found = map.byKey.get(`${scope === '.' ? asker.namespace : scope}/${host}`);
    if (found) return found;
  }
  const rest = written.replace(/^\*/, '');
  return map.wildcards.find(
    (each) => (each.scope === '*' || each.scope === asker.namespace) && rest.endsWith(each.host.slice(1)),
  );
}

/** A name without a dot is a service of the namespace (pkg/config/analysis/analyzers/util/hosts.go, ConvertHostToFQDN). */
export function fqdnOf(host: string, namespace: string): string {
  return isWildcard(host) || host.includes('.') ? host : `${host}.${namespace}.${clusterDomain}`;
}

const clusterDomain = 'svc.cluster.local';

/**
 * The resource that a host names: that of a cluster-local name, else the whole host in the namespace of whoever refers to it
 * (util/hosts.go, GetResourceNameFromHost).
 */
export function resourceNameOf(host: string, namespace: string): string {
  const parts = /^(.+)\.([^.]+)\.svc\.cluster\.local$/.exec(host);
  return parts ? `${parts[2]}/${parts[1]}` : `${namespace}/${host}`;
}

/**
 * Whether a host can be judged by what is drawn and can be read. Names of the outside world need a ServiceEntry, and those are all here; what may be a
 * Service of the cluster can be missed only where Services are drawn, and not where istiod makes it for a Gateway of the Gateway API.
 */
export function canJudgeHost(input: RuleInput, host: string): boolean {
  if (mayBeUnread(input, host)) return false;
  return !mayBeService(host) || (seenOf(input, 'Service').length > 0 && !mayBeApiGateway(input.mesh, host));
}

function mayBeService(host: string): boolean {
  if (!host.includes('.')) return true;
  return isWildcard(host)
    ? `.${clusterDomain}`.endsWith(host.slice(1)) || host.endsWith(clusterDomain)
    : host.endsWith(`.${clusterDomain}`);
}

/** The scopes of a ServiceEntry or VirtualService: `*`, or the namespaces that it is exported to (service_lookup.go and conflictingmeshgatewayhosts.go). */
export function scopesOf(exportTo: readonly string[], namespace: string): readonly string[] {
  if (exportTo.length === 0 || exportTo.includes('*')) return ['*'];
  return exportTo.map((scope) => (scope === '.' ? namespace : scope));
}

const hostsOfEntry = perResource(({ resource, namespace, spec }): readonly KnownHost[] => {
  const ports = listIn(spec, 'ports').map((port) => integerIn(port, 'number') ?? 0);
  const selector = labelsIn(recordIn(spec, 'workloadSelector'), 'labels');
  const scopes = scopesOf(textsIn(spec, 'exportTo'), namespace);
  return textsIn(spec, 'hosts').flatMap((written) => {
    const host = fqdnOf(written, namespace);
    return scopes.map((scope): KnownHost => ({
      ...{ key: `${scope}/${host}`, kind: 'ServiceEntry', resource, host, scope, ports, selector },
    }));
  });
});

const hostsOfService = perResource(({ resource, namespace, name, annotations, spec }): readonly KnownHost[] => {
  const ports = listIn(spec, 'ports').map((port) => integerIn(port, 'port') ?? 0);
  const stated = annotations['networking.istio.io/exportTo'] ?? '';
  const exportTo = stated === '' ? [] : stated.split(',').map((scope) => scope.trim());
  const host = fqdnOf(name, namespace);
  return (stated === '' ? ['*'] : exportTo.map((scope) => (scope === '.' ? namespace : scope))).map(
    (scope): KnownHost => ({
      ...{ key: `${scope}/${host}`, kind: 'Service', resource, host, scope, ports, selector: {} },
    }),
  );
});
