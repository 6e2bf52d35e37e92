import { rules, type Finding, type Rule } from '../../core/analysis';
import type { Severity } from '../../core/text';

/** What SARIF calls the severities. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A `reportingDescriptor`: its id, and whatever else it says. */
interface RuleDescriptor {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The descriptors of the rules that found something, by id: what each finds, why it matters, and where that is from. */
export function describeRules(findings: readonly Finding[]): readonly RuleDescriptor[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [...new Set(findings.map((finding) => finding.rule))].sort().map((id) => {
    const rule = byId.get(id);
    // What the parser objects to has ids of its own.
    return rule === undefined ? { id } : describeRule(rule);
  });
}

function describeRule({ id, summary, why, source, severity, layer, codes = [], sees }: Rule): RuleDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why} Source: ${source}`, markdown: `${why}\n\nSource: ${source}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { layer, codes, source, judgesWhatIsDrawn: sees === 'drawn' },
  };
}
