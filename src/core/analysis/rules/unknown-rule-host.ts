import { hostCovers, isWildcard, textIn } from '../../mesh';
import { askerOf } from '../istioctl/destinations';
import { canJudgeHost, findHost, fqdnOf, hostMapOf, type HostMap } from '../istioctl/host-map';
import { completeOf, type Seen } from '../istioctl/scope';
import { whyUnseen } from '../istioctl/unseen-host';
import { eachOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const unknownRuleHost: WorkspaceRule = {
  id: 'unknown-rule-host',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0174'],
  sees: 'drawn',
  summary: 'The host of a DestinationRule is no known service.',
  why: 'A rule for a host that nobody knows governs no traffic. istioctl analyze takes a wildcard for known only where an entry has the same or a wider one, though such a rule does govern the hosts that it covers.',
  source: 'istio/istio pkg/config/analysis/analyzers/destinationrule/subset.go, PodNotSelectedAnalyzer.Analyze',
  check: (input) => homeless(input).flatMap((rule) => checkRule(input, rule)),
};

/** The rules whose host is not found; most are found, whatever is edited. */
const homeless = (input: RuleInput): readonly Seen[] => areHomeless(input).flatMap((rule) => rule ?? []);

const areHomeless = eachOf(
  (input) => completeOf(input, 'DestinationRule'),
  hostMapOf,
  (rule, map) => (findHost(map, askerOf(rule), textIn(rule.spec, 'host') ?? '') ? undefined : rule),
);

function checkRule(input: RuleInput, rule: Seen): readonly Report[] {
  const { resource, spec } = rule;
  const host = textIn(spec, 'host') ?? '';
  const map = hostMapOf(input);
  if (!canJudgeHost(input, host)) return [];
  const path = ['spec', ...(host === '' ? [] : ['host'])];
  return [{ resource, path, message: messageFor(map, rule, host), code: 'IST0174', ref: 'IST0174' }];
}

function messageFor(map: HostMap, rule: Seen, host: string): string {
  const covered = coveredHost(map, fqdnOf(host, rule.namespace));
  if (covered !== undefined)
    return `No entry has ${host} or a wider wildcard, so istioctl analyze does not know the host. The rule does govern ${covered}, among others.`;
  const { fact, isVisible, remedy } = whyUnseen(map, askerOf(rule), host);
  return `${fact} ${isVisible ? 'The rule does govern it.' : `The rule governs nothing; ${remedy}.`}`;
}

/** A known host that a wildcard covers. */
function coveredHost(map: HostMap, host: string): string | undefined {
  if (!isWildcard(host)) return undefined;
  return [...map.byKey.values()].find((known) => hostCovers(host, known.host))?.host;
}
