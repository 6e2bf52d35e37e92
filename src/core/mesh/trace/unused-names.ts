import type { Cluster } from '../proxy/clusters/cluster';
import type { Scope } from '../proxy/scope/scope';
import { hasKey, recordIn } from '../read';
import type { Ineffective } from './trace';

/** `subjectAltNames` of a ServiceEntry that nobody compares: without TLS of the proxy, or beside those of a rule (pilot/pkg/networking/core/cluster_tls.go). */
export function unusedNames(scope: Scope, { service, tls, policy }: Cluster): readonly Ineffective[] {
  const resource = service?.entry?.resource;
  if (resource === undefined || !hasKey(recordIn(resource.value, 'spec'), 'subjectAltNames')) return [];
  const path = ['spec', 'subjectAltNames'];
  if (tls.added === 'none') return [{ resource, path, because: 'The proxy adds no TLS here, so it checks no names.' }];
  if (scope.proxy.kind === 'waypoint') return [{ resource, path, because: 'A waypoint does not read them.' }];
  const written = policy.blocks.tls?.value;
  return hasKey(written, 'subjectAltNames')
    ? [{ resource, path, because: 'subjectAltNames of the DestinationRule count instead.' }]
    : [];
}

/** Settings for ports that the service does not have: they are compared with its port numbers, never with a target port (pilot/pkg/networking/util, GetPortLevelTrafficPolicy). */
export function portlessSettings({ service, policy, subset }: Cluster): readonly Ineffective[] {
  const { rule } = policy;
  if (service === undefined || rule === undefined) return [];
  const numbers = new Set(service.ports.map(({ number }) => number));
  const named = rule.subsets.find((each) => each.subset.name === subset);
  const policies = [
    { rule: rule.policyRule, policy: rule.policyRule?.policy, path: ['spec', 'trafficPolicy'] },
    {
      rule: named?.rule,
      policy: named?.subset.policy,
      path: ['spec', 'subsets', named?.subset.index ?? 0, 'trafficPolicy'],
    },
  ];
  return policies.flatMap(({ rule: owner, policy: written, path }) =>
    (written?.ports ?? []).flatMap(({ number, index }) =>
      owner === undefined || numbers.has(number)
        ? []
        : [
            {
              resource: owner.resource,
              path: [...path, 'portLevelSettings', index],
              because: `${service.host} has no port ${number}, and these settings are for no other.`,
            },
          ],
    ),
  );
}
