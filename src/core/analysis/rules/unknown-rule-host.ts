import { hostCovers, isWildcard, textIn } from '../../mesh';
import { askerOf } from '../istioctl/destinations';
import { canJudgeHost, findHost, fqdnOf, hostMapOf, type HostMap } from '../istioctl/host-map';
import { completeOf, type Seen } from '../istioctl/scope';
import { whyUnseen } from '../istioctl/unseen-host';
import { eachOf } from '../question';
import { whyNever } from '../runtime/rule-fates';
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
  if (!canJudgeHost(input, host)) return [];
  const path = ['spec', ...(host === '' ? [] : ['host'])];
  return [{ resource, path, message: messageFor(input, rule, host), code: 'IST0174', ref: 'IST0174' }];
}

function messageFor(input: RuleInput, rule: Seen, host: string): string {
  const map = hostMapOf(input);
  const covers = coversKnown(map, fqdnOf(host, rule.namespace));
  const { fact, knownIn, remedy } = whyUnseen(map, askerOf(rule), host);
  if (!covers && knownIn.length === 0) return `${fact} The rule governs nothing; ${remedy}.`;
  const { mesh } = input;
  const known = mesh.rules.find(({ resource }) => resource === rule.resource);
  const never = known && whyNever(mesh, known);
  if (covers) {
    const none = `No entry has ${host} or a wider wildcard, so istioctl analyze does not know the host.`;
    return `${none} The rule ${never ? `governs nothing. ${never.because}` : 'does govern hosts that it covers.'}`;
  }
  if (never && !knownIn.includes(rule.namespace)) return `${fact} The rule governs nothing; ${remedy}.`;
  if (never) return `${fact} The rule governs nothing. ${never.because}`;
  const isHome = knownIn.includes(rule.namespace);
  return `${fact} The rule does govern it${isHome ? '' : ' there; istioctl analyze alone does not find it'}.`;
}

/** Whether a wildcard covers a known host. */
function coversKnown(map: HostMap, host: string): boolean {
  return isWildcard(host) && [...map.byKey.values()].some((known) => hostCovers(host, known.host));
}
