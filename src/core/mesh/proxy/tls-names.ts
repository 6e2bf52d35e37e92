import { compareText } from '../base';
import type { Mesh } from '../build';
import { recordIn, textIn, textsIn } from '../read';
import type { Endpoint, ServiceEntry } from '../service-entry';
import { selectedBy } from '../workload-entry';
import type { MeshService } from './service';

/**
 * The names that istiod expects in the certificate of a service: `subjectAltNames` of its ServiceEntry and the identities of its endpoints, with all
 * aliases of the trust domain. Of several definitions of a host in a namespace, all endpoints count, and the names of the last
 * (pilot/pkg/model/push_context.go, initServiceAccounts).
 */
export function namesOfService(mesh: Mesh, service: Pick<MeshService, 'host' | 'namespace'>): readonly string[] {
  const { config } = mesh.settings;
  const definitions = mesh.registry.withHost(service.host).filter(({ namespace }) => namespace === service.namespace);
  const trustDomain = textIn(config, 'trustDomain') ?? 'cluster.local';
  const accounts = definitions
    .flatMap(({ entry }) => entry ?? [])
    .flatMap((entry) =>
      accountsOf(mesh, entry).map((name) => `spiffe://${trustDomain}/ns/${entry.namespace}/sa/${name}`),
    );
  const written = definitions.at(-1)?.entry;
  const names = [...accounts, ...(written ? textsIn(recordIn(written.resource.value, 'spec'), 'subjectAltNames') : [])];
  const aliases = textsIn(config, 'trustDomainAliases');
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
