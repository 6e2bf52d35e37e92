import { anyPod, defaultNamespace, isWildcard, scopeOf, type Mesh } from '../mesh';
import { joinNames } from '../text';
import { definitionsOf, type Design } from './find-names';
import { codeMarkdown, plainMarkdown } from './markdown';
import type { Naming } from './naming';

/** Who defines the host that a text names, who answers where several do, and whose policy counts for callers of its namespace. Markdown. */
export function describeHost(design: Design, naming: Naming): string {
  const { mesh } = design;
  const namespace = naming.resource.namespace ?? defaultNamespace;
  const makers = definitionsOf(design, naming).map(({ resource, id }) => {
    const owner = plainMarkdown(`${resource.kind} ${resource.namespace ?? defaultNamespace}/${resource.name}`);
    return id === naming.id ? owner : `${owner} (as ${codeMarkdown(id)})`;
  });
  return [
    codeMarkdown(naming.id),
    makers.length === 0 ? nobodyDefines(mesh, naming) : `Defined by ${joinNames(makers, 'and', 4)}.`,
    ...winner(mesh, naming, namespace),
    ...policy(mesh, naming, namespace),
  ].join('\n\n');
}

/** Services of the cluster are mostly not part of a design, so that their absence says nothing. */
function nobodyDefines(mesh: Mesh, { id }: Naming): string {
  if (isWildcard(id)) return 'No ServiceEntry defines exactly this.';
  if (id.endsWith('.svc.cluster.local')) return 'A service of the cluster that is not part of this design.';
  return mesh.settings.outboundTrafficPolicy === 'REGISTRY_ONLY'
    ? 'No ServiceEntry defines it: proxies refuse calls to it.'
    : 'No ServiceEntry defines it: calls to it pass by their address, without any policy.';
}

/** Who answers where several define the host. */
function winner(mesh: Mesh, { id }: Naming, namespace: string): string[] {
  const services = mesh.registry.withHost(id);
  if (services.length < 2) return [];
  const port = scopeOf(mesh, anyPod(mesh, namespace)).service(id)?.ports[0];
  if (port === undefined) return [];
  const { resource, namespace: owner } = port.owner;
  const name = plainMarkdown(`${resource.kind} ${owner}/${resource.name}`);
  return [`For callers in ${namespace}, ${name} answers on port ${port.number}.`];
}

function policy(mesh: Mesh, { id, resource }: Naming, namespace: string): string[] {
  const [entry] = mesh.entryIndex.withHost(id);
  const found = mesh.ruleIndex.find(namespace, id, entry?.namespace ?? namespace);
  const rule = found.findLast((each) => each.selector === undefined) ?? found[0];
  const own = rule?.rules[0];
  if (!rule || !own || own.resource === resource) return [];
  const names = rule.rules.map((each) => plainMarkdown(`${each.namespace}/${each.name}`));
  const some = rule.selector === undefined ? '' : ' some';
  return [`DestinationRule ${joinNames(names, 'and', 4)} gives the policy for${some} callers in ${namespace}.`];
}
