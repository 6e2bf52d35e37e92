import { gatewaysBehind, type DestinationRule, type Mesh } from '../../mesh';
import { closest } from '../../schema';
import { remedyIn } from '../istioctl/remedy';
import type { Report, WorkspaceRule } from '../rule';
import { forRules, whyNever, withFix } from '../runtime/rule-fates';

export const ruleWithoutService: WorkspaceRule = {
  id: 'rule-without-service',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V07'],
  summary: 'No client knows a service of the host of a DestinationRule.',
  why: 'istiod looks for rules by the services that a client knows. A rule of another host governs no call, and its TLS, limits and ejection are missing without a word. Hosts that may be Services of the cluster are left alone, unless the files have other Services of that namespace.',
  source: 'istio/istio pilot/pkg/model/push_context.go (destinationRule); pilot/pkg/model/sidecar.go (DestinationRule)',
  check: forRules((rule, mesh) => {
    const never = whyNever(mesh, rule);
    if (never?.why === 'no-service') return [reportOf(rule, mesh)];
    if (never?.why === 'no-client') return [unknownToAll(rule)];
    return isMissingService(rule, mesh) ? [reportOf(rule, mesh)] : [];
  }),
};

function reportOf(rule: DestinationRule, mesh: Mesh): Report {
  const { resource, writtenHost } = rule;
  const meant = closest(
    rule.host,
    mesh.registry.hosts().filter((host) => !host.startsWith('*')),
  );
  const advice = meant ? `Write ${meant}` : 'Add a ServiceEntry for it, or write the host of one';
  const message = `No ServiceEntry and no Service has host ${writtenHost}, so this rule governs no call. ${advice}.`;
  const fix = meant
    ? remedyIn(resource, `Write ${meant}`, [{ type: 'set', path: ['spec', 'host'], value: meant }])
    : undefined;
  return withFix({ resource, path: ['spec', 'host'], message, ref: 'V07' }, fix);
}

function unknownToAll({ resource, writtenHost }: DestinationRule): Report {
  const message = `No client and no gateway sees the service of host ${writtenHost}, so this rule governs no call. Export the service to the namespaces that call it.`;
  return { resource, path: ['spec', 'host'], message, ref: 'V07' };
}

/** Whether a name of the cluster has no Service, though the files have Services of its namespace. That of a gateway comes with its pods. */
function isMissingService({ host }: DestinationRule, mesh: Mesh): boolean {
  const [, name, namespace] = /^([^.*]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
  if (name === undefined || mesh.registry.withHost(host).length > 0) return false;
  const given = mesh.others.filter(({ kind, group }) => kind === 'Service' && group === '');
  const near = given.filter((each) => each.namespace === namespace);
  if (near.length === 0 || near.some((each) => each.name === name || each.resource.incomplete)) return false;
  return gatewaysBehind(mesh, host, 443) === undefined && !/gateway/.test(name);
}
