import { append } from '../../lists';
import { expandHost, hostCovers, listIn, recordIn, textIn, type DestinationRule, type Mesh } from '../../mesh';
import { destinationsOf } from '../istioctl/destinations';
import { mayBeUnread } from '../istioctl/unread';
import { question } from '../question';
import { keepReports } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const unusedSubset: WorkspaceRule = {
  id: 'unused-subset',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['V19'],
  summary: 'No VirtualService sends calls to a subset.',
  why: 'Calls get to a subset by a route alone. Without one its labels choose nothing, and its policy governs no call.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_builder.go (applyDestinationRule); pilot/pkg/networking/core/route/route.go',
  check: question((input, before: readonly Report[] | undefined) => keepReports(reportAll(input), before)),
};

function reportAll(input: RuleInput): readonly Report[] {
  const rules = input.mesh.rules.filter(({ subsets, resource }) => subsets.length > 0 && !resource.incomplete);
  if (rules.length === 0 || passesByName(input.mesh)) return [];
  const used = usedSubsets(input);
  const known = new Set([...used.values()].flat());
  return rules.flatMap((rule) => {
    const isKnown = input.mesh.registry.withHost(rule.host).length > 0 || known.has(rule.host);
    return isKnown && !mayBeUnread(input, rule.writtenHost) ? checkRule(rule, used) : [];
  });
}

/** The hosts that are sent to by the name of the subset; those without one by an empty name. */
const usedSubsets = question((input): ReadonlyMap<string, readonly string[]> => {
  const hosts = new Map<string, string[]>();
  for (const { subset = '', host, service } of destinationsOf(input))
    append(hosts, subset, expandHost(host, service.namespace));
  return hosts;
});

/** Whether a gateway sends by server names, which may name a subset. */
function passesByName({ gateways }: Mesh): boolean {
  return gateways.some(({ resource }) =>
    listIn(recordIn(resource.value, 'spec'), 'servers').some(
      (server) => textIn(recordIn(server, 'tls'), 'mode') === 'AUTO_PASSTHROUGH',
    ),
  );
}

function checkRule(
  { resource, subsets, host }: DestinationRule,
  used: ReadonlyMap<string, readonly string[]>,
): readonly Report[] {
  return subsets
    .filter(({ name }) => name !== '' && !(used.get(name) ?? []).some((each) => hostCovers(host, each)))
    .map(({ name, index }) => ({
      resource,
      path: ['spec', 'subsets', index, 'name'],
      message: `Subset ${name} of ${host} gets no calls: no VirtualService sends any there. Add a route to it, or remove it.`,
      ref: 'V19',
    }));
}
