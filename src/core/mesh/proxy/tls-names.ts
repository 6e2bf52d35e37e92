import { compareText } from '../base';
import type { Mesh } from '../build';
import { recordIn, textIn, textsIn } from '../read';
import type { Endpoint, ServiceEntry } from '../service-entry';
import { selectedBy } from '../workload-entry';
import type { ScopedService } from './scope';
import type { MeshService } from './service';

/**
 * The names that istiod expects in the certificate of a service: `subjectAltNames` of its ServiceEntry and the identities of its endpoints, with all
 * aliases of the trust domain. Of several definitions of a host in a namespace, all endpoints count, and the names of the last
 * (pilot/pkg/model/push_context.go, initServiceAccounts).
 */
export function namesOfService({ settings, ...mesh }: Mesh, service: ScopedService): readonly string[] {
  const definitions: readonly MeshService[] = [service, ...service.joined.map((each) => each.service)];
  const trustDomain = textIn(settings.config, 'trustDomain') ?? 'cluster.local';
  const accounts = definitions
    .flatMap(({ entry }) => entry ?? [])
    .flatMap((entry) =>
      accountsOf(mesh, entry).map((name) => `spiffe://${trustDomain}/ns/${entry.namespace}/sa/${name}`),
    );
  const written = definitions.at(-1)?.entry;
  const names = [...accounts, ...(written ? textsIn(recordIn(written.resource.value, 'spec'), 'subjectAltNames') : [])];
  const aliases = textsIn(settings.config, 'trustDomainAliases');
  return [...new Set(names.flatMap((name) => [name, ...aliased(name, aliases)]))].sort(compareText);
}

function accountsOf(mesh: Pick<Mesh, 'others' | 'workloads'>, entry: ServiceEntry): readonly string[] {
  return endpointsOf(mesh, entry).flatMap((each) => each.serviceAccount ?? []);
}

function endpointsOf(mesh: Pick<Mesh, 'others' | 'workloads'>, entry: ServiceEntry): readonly Endpoint[] {
  if (entry.selector === undefined) return entry.endpoints;
  return selectedBy(mesh, entry).entries.map((each) => each.endpoint);
}

/** The same identity under the other names of its trust domain (istio/istio pkg/spiffe, ExpandWithTrustDomains). */
function aliased(name: string, aliases: readonly string[]): readonly string[] {
  const path = /^spiffe:\/\/[^/]+(\/ns\/[^/]+\/sa\/.*)$/.exec(name)?.[1];
  return path === undefined ? [] : aliases.map((alias) => `spiffe://${alias}${path}`);
}

/**
 * Whether a service has endpoints and all of them take mesh mTLS: by their label, else where they have a service account
 * (pilot/pkg/serviceregistry/serviceentry/conversion.go, getTLSModeFromWorkloadEntry). Pods of a Kubernetes Service are taken to have a sidecar.
 */
export function endpointsTakeMtls(mesh: Mesh, service: ScopedService): boolean {
  if (service.entry === undefined) return true;
  const endpoints = endpointsOf(mesh, service.entry);
  return endpoints.length > 0 && endpoints.every(takesMtls);
}

function takesMtls({ labels, serviceAccount }: Endpoint): boolean {
  const mode = labels['security.istio.io/tlsMode'];
  return mode === undefined ? serviceAccount !== undefined : mode !== 'disabled';
}
