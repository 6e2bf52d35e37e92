import type { BlockName } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { rulesHiddenFromGateways, type HiddenRule } from '../runtime/hidden-rules';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const ruleUsedByNobody: WorkspaceRule = {
  id: 'rule-used-by-nobody',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V20', 'P47'],
  summary: 'Calls to the host of a DestinationRule leave by an egress gateway that does not see the rule.',
  why: 'Sidecars apply the rule for the gateway’s Service, and the gateway asks in its own namespace, that of the service and the root namespace. What stands elsewhere, or is not exported to it, no proxy applies: no endpoint is ejected, no limit holds. Silent where pods also dial the host themselves, or where another rule has the block at the gateway.',
  source: 'istio/istio pilot/pkg/model/push_context.go (destinationRule)',
  check: reportsOf((input) => rulesHiddenFromGateways(input).flatMap(hitsOf)),
};

const resilience: ReadonlySet<BlockName> = new Set(['outlierDetection', 'connectionPool']);

function hitsOf({ rule, trip, blocks }: HiddenRule): readonly Hit[] {
  const { namespace } = trip.target.proxy;
  const common = { resource: rule.resource, part: 'key' as const, clients: [trip.client], all: [trip.client] };
  const remedy = `Move the rule to ${namespace}, or export it from the namespace of the ServiceEntry.`;
  const others = blocks.filter(({ name }) => !resilience.has(name));
  const [first] = others;
  const lost = blocks
    .filter(({ name }) => resilience.has(name))
    .map(({ name, path }): Hit => ({
      ...common,
      path,
      ref: 'P47',
      say: () =>
        `${name} has no effect on calls to ${rule.host}: they leave by the egress gateway in ${namespace}, which does not see this rule. ${remedy}`,
    }));
  if (first === undefined) return lost;
  const what = listNames(others.map(({ name }) => name));
  return [
    ...lost,
    {
      ...common,
      path: first.path,
      ref: 'V20',
      say: () =>
        `No proxy uses ${what} of this rule: calls to ${rule.host} leave by the egress gateway in ${namespace}, which does not see it. ${remedy}`,
    },
  ];
}
