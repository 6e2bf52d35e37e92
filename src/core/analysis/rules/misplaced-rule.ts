import type { DestinationRule, Mesh } from '../../mesh';
import { listNames } from '../istioctl/words';
import { remedyIn } from '../istioctl/remedy';
import type { Report, WorkspaceRule } from '../rule';
import { forSuspectRules, whyNever, withFix } from '../runtime/rule-fates';

export const misplacedRule: WorkspaceRule = {
  id: 'misplaced-rule',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V08'],
  summary: 'A DestinationRule lies in a namespace in which istiod looks for no client of its host.',
  why: 'istiod asks three namespaces for rules: that of the client, that of the service and the root namespace. A rule anywhere else governs no call, whatever its exportTo says. Rules are judged where the files have the service, by the clients that are drawn and by gateways.',
  source: 'istio/istio pilot/pkg/model/push_context.go (destinationRule)',
  check: forSuspectRules(
    (rule, mesh) => whyNever(mesh, rule)?.why === 'never-asked',
    (rule, mesh) => [reportOf(rule, mesh)],
  ),
};

function reportOf(rule: DestinationRule, mesh: Mesh): Report {
  const { resource, namespace, host } = rule;
  const homes = [...new Set(mesh.registry.withHost(host).map((each) => each.namespace))];
  const where = homes.length > 0 ? `of the service (${listNames(homes)})` : 'of the service';
  const message = `No call uses this rule: istiod looks for rules of ${host} in the namespaces of the client, ${where} and ${mesh.settings.rootNamespace}, and this one is in ${namespace}. Move it to one of them.`;
  return withFix({ resource, path: ['spec', 'host'], message, ref: 'V08' }, moveTo(rule, mesh, homes));
}

/** To the one namespace that has the service, where no other rule of the host or of that name is. */
function moveTo(
  { resource, exportTo, name, host }: DestinationRule,
  mesh: Mesh,
  homes: readonly string[],
): Report['fix'] {
  const [home] = homes;
  if (home === undefined || homes.length > 1 || (exportTo.length > 0 && !exportTo.includes('*'))) return undefined;
  if (mesh.rules.some((each) => each.namespace === home && each.name === name)) return undefined;
  if (mesh.ruleIndex.covering(host).some((each) => each.namespace === home)) return undefined;
  return remedyIn(resource, `Move it to namespace ${home}`, [
    { type: 'set', path: ['metadata', 'namespace'], value: home },
  ]);
}
