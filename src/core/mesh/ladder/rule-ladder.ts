import type { DestinationRule } from '../destination-rule';
import type { Candidate, RuleVerdict } from '../proxy/policies/policy-verdict';
import { rulesFor } from '../proxy/policies/rules-for';
import type { Scope } from '../proxy/scope/scope';
import type { Standing, Step } from './ladder';

/** The DestinationRules that could apply to a host: the client's namespace is asked first, then the service's, then the root (pilot/pkg/model/push_context.go, destinationRule). */
export function ruleSteps(scope: Scope, host: string): readonly Step[] {
  const steps = rulesFor(scope, host).map(stepOf);
  const rank = ({ standing }: Step): number => (standing === 'wins' ? 0 : standing === 'joins' ? 1 : 2);
  return steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => rank(a.step) - rank(b.step) || a.index - b.index)
    .map(({ step }) => step);
}

function stepOf({ rule, verdict, because, lost, tied }: Candidate): Step {
  const [part] = lost;
  return {
    resource: rule.resource,
    path: exportPaths.has(verdict) && rule.exportTo.length > 0 ? ['spec', 'exportTo'] : (part ?? ['spec', 'host']),
    ...(verdict === 'merged' ? mergedWords(rule, lost) : { standing: standingOf(verdict), verdict: words[verdict] }),
    because,
    tied,
  };
}

function standingOf(verdict: RuleVerdict): Standing {
  return verdict === 'wins' ? 'wins' : 'loses';
}

const exportPaths: ReadonlySet<RuleVerdict> = new Set(['not-exported']);

/** A merged rule whose policy is lost is there for its subsets alone (pilot/pkg/model/destination_rule.go, mergeDestinationRule). */
function mergedWords({ subsets }: DestinationRule, lost: Candidate['lost']): Pick<Step, 'standing' | 'verdict'> {
  if (lost.length === 0) return { standing: 'joins', verdict: 'merged: all of it' };
  if (!lost.some((path) => path[1] === 'trafficPolicy')) return { standing: 'joins', verdict: 'merged in part' };
  if (subsets.length === 0) return { standing: 'loses', verdict: 'merged, nothing left' };
  return { standing: 'joins', verdict: 'merged: subsets only' };
}

const words: Readonly<Record<RuleVerdict, string>> = {
  wins: 'wins',
  merged: 'merged',
  swallowed: 'merged into a rule that is not for here',
  selector: 'selector does not match',
  'selector-first': 'rule with a selector first',
  'older-first': 'older rule first',
  'newer-last': 'newer rule instead',
  'less-specific': 'more exact host first',
  'other-namespace': 'other namespace first',
  'unselected-first': 'other namespace first',
  'not-exported': 'not exported here',
  'never-asked': 'namespace never asked',
  'below-wildcard': 'host is a wildcard',
  'no-service': 'no such service here',
  'not-read': 'nothing reads it',
};
