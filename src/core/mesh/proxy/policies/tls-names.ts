import { compareText } from '../../base';
import type { Mesh } from '../../build';
import { recordIn, textIn, textsIn } from '../../read';
import { podsSelected } from '../../pods-selected';
import { matchesLabels } from '../../rule-pool';
import { workloadEntries } from '../../workload-entry';
import type { MeshService } from '../services/service';

/**
 * The names that istiod expects in the certificate of a service: `subjectAltNames` of its ServiceEntry and the identities of its endpoints, with all
 * aliases of the trust domain. Of several definitions of a host in a namespace, all endpoints count, and the names of the last
 * (pilot/pkg/model/push_context.go, initServiceAccounts).
 */
export function namesOfService(mesh: Mesh, service: Pick<MeshService, 'host' | 'namespace'>): readonly string[] {
  const { config } = mesh.settings;
  const definitions = mesh.registry.withHost(service.host).filter(({ namespace }) => namespace === service.namespace);
  const domain = textIn(config, 'trustDomain') ?? 'cluster.local';
  const identities = definitions
    .flatMap((each) => accountsOf(mesh, each))
    .map((account) => `spiffe://${domain}/ns/${service.namespace}/sa/${account}`);
  const written = definitions.at(-1)?.entry;
  const names = written ? textsIn(recordIn(written.resource.value, 'spec'), 'subjectAltNames') : [];
  const aliases = textsIn(config, 'trustDomainAliases');
  return [...new Set([...identities, ...names].flatMap((name) => [name, ...aliased(name, aliases)]))].sort(compareText);
}

/** The service accounts of a definition's endpoints: written ones, and those of the pods that its selector takes. */
function accountsOf(mesh: Mesh, { entry, namespace, selector }: MeshService): readonly string[] {
  if (entry && entry.selector === undefined) return entry.endpoints.flatMap((each) => each.serviceAccount ?? []);
  if (selector === undefined || Object.keys(selector).length === 0) return [];
  const machines = workloadEntries(mesh.others).filter(
    (each) => each.namespace === namespace && matchesLabels(selector, each.endpoint.labels),
  );
  const pods = podsSelected(mesh, namespace, selector).filter(({ workload }) => workload.source !== 'EgressDesign');
  return [
    ...machines.flatMap((each) => each.endpoint.serviceAccount ?? []),
    ...pods.map(({ workload, pod }) => (pod ?? workload).serviceAccount ?? 'default'),
  ];
}

/** The same identity under the other names of its trust domain (istio/istio pkg/spiffe, ExpandWithTrustDomains). */
function aliased(name: string, aliases: readonly string[]): readonly string[] {
  const path = /^spiffe:\/\/[^/]+(\/ns\/[^/]+\/sa\/.*)$/.exec(name)?.[1];
  return path === undefined ? [] : aliases.map((alias) => `spiffe://${alias}${path}`);
}
