import { clientsOf, gatewaysBehind, hostsAbout, scopeOf, type DestinationRule, type Mesh } from '../../mesh';
import { closest, type Resource } from '../../schema';
import { remedyIn } from '../istioctl/remedy';
import { callOf, listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { forSuspectRules, whyNever, withFix } from '../runtime/rule-fates';

export const ruleWithoutService: WorkspaceRule = {
  id: 'rule-without-service',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V07'],
  summary: 'No client knows a service of the host of a DestinationRule.',
  why: 'istiod looks for rules by the services that a client knows. A rule of another host governs no call, and its TLS, limits and ejection are missing without a word. Hosts that may be Services of the cluster are left alone, unless their namespace has a Service of nearly that name in the files.',
  source: 'istio/istio pilot/pkg/model/push_context.go (destinationRule); pilot/pkg/model/sidecar.go (DestinationRule)',
  check: forSuspectRules(isSuspect, (rule, mesh) => {
    const never = whyNever(mesh, rule);
    if (never?.why === 'no-service') return [reportOf(rule, meantHost(rule, mesh))];
    if (never?.why === 'no-client') return [unknownToAll(rule, mesh)];
    const meant = meantService(rule, mesh);
    return meant === undefined ? [] : [reportOf(rule, rule.host.replace(/^[^.]+/, meant))];
  }),
};

function isSuspect(rule: DestinationRule, mesh: Mesh): boolean {
  const why = whyNever(mesh, rule)?.why;
  return why === 'no-service' || why === 'no-client' || isUnknownName(rule, mesh);
}

/** A name of the cluster without a Service in the files. */
function isUnknownName({ host }: DestinationRule, { registry }: Mesh): boolean {
  return host.endsWith('.svc.cluster.local') && registry.withHost(host).length === 0;
}

function meantHost({ host }: DestinationRule, { registry }: Mesh): string | undefined {
  return closest(
    host,
    registry.hosts().filter((each) => !each.startsWith('*')),
  );
}

function reportOf({ resource, writtenHost }: DestinationRule, meant: string | undefined): Report {
  const advice = meant ? `Write ${meant}` : 'Add a ServiceEntry for it, or write the host of one';
  const message = `No ServiceEntry and no Service has host ${writtenHost}, so this rule applies to no call. ${advice}.`;
  const fix = meant
    ? remedyIn(resource, `Write ${meant}`, [{ type: 'set', path: ['spec', 'host'], value: meant }])
    : undefined;
  return withFix({ resource, path: ['spec', 'host'], message, ref: 'V07', meantHost: meant }, fix);
}

function unknownToAll(rule: DestinationRule, mesh: Mesh): Report {
  const { resource, writtenHost } = rule;
  const sidecars = sidecarsHiding(rule, mesh);
  const [fact, advice] =
    sidecars.length === 0
      ? [
          `No client and no gateway sees the service of host ${writtenHost}`,
          'Export the service to the namespaces that call it',
        ]
      : [
          `No client and no gateway knows the service of host ${writtenHost}, which ${listNames(sidecars.map(callOf))} ${sidecars.length === 1 ? 'leaves' : 'leave'} out`,
          'Add the host to egress.hosts there',
        ];
  const message = `${fact}, so this rule applies to no call. ${advice}.`;
  return { resource, path: ['spec', 'host'], message, ref: 'V07' };
}

/** The Sidecars that keep the services of a rule's host from clients that these are exported to. */
function sidecarsHiding({ host }: DestinationRule, mesh: Mesh): readonly Resource[] {
  const hosts = hostsAbout(mesh, host);
  const unseen = clientsOf(mesh).flatMap((client) =>
    client.kind === 'sidecar' ? hosts.flatMap((each) => scopeOf(mesh, client).unseen(each)) : [],
  );
  return [...new Set(unseen.flatMap(({ why, by }) => (why === 'not-imported' && by ? [by] : [])))];
}

/** The Service that a name of the cluster was meant for: its namespace has one with nearly that name. That of a gateway comes with its pods. */
function meantService({ host }: DestinationRule, mesh: Mesh): string | undefined {
  const [, name, namespace] = /^([^.*]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
  if (name === undefined || namespace === undefined || mesh.registry.withHost(host).length > 0) return undefined;
  const given = servicesByNamespace(mesh.others).get(namespace) ?? [];
  if (given.includes(name) || gatewaysBehind(mesh, host, 443) !== undefined) return undefined;
  return closest(name, given);
}

const byNamespace = new WeakMap<Mesh['others'], ReadonlyMap<string, readonly string[]>>();

function servicesByNamespace(others: Mesh['others']): ReadonlyMap<string, readonly string[]> {
  let found = byNamespace.get(others);
  if (found === undefined) {
    const names = new Map<string, string[]>();
    for (const { kind, group, namespace, name } of others)
      if (kind === 'Service' && group === '') names.set(namespace, [...(names.get(namespace) ?? []), name]);
    byNamespace.set(others, (found = names));
  }
  return found;
}
