import type { Path } from '../../../text';
import { compareAge } from '../../base';
import { groupBy } from '../../../lists';
import type { Mesh } from '../../build';
import type { DestinationRule } from '../../destination-rule';
import { isVisibleIn, namespacesSeeingAll } from '../../visibility';
import { hostsAbout, usesOfRule } from './rule-uses';

/**
 * Two DestinationRules that stand in each other's way.
 *
 * - `policy-lost`: they are merged, and one policy is ignored as a whole.
 * - `newest-alone`: their `exportTo` differs, so that they are not merged, and who sees both gets the newest alone.
 * - `swallowed-by-export`: the newer one is exported further and is merged into the older one all the same: the further namespaces get neither.
 * - `swallowed-by-selector`: a private rule for all is merged into one with a workloadSelector, and whom that does not select gets neither.
 * - `hidden-by-selectors`: the client's namespace has rules with a workloadSelector alone, and one of another namespace is not asked for.
 */
interface RuleConflict {
  readonly type:
    'policy-lost' | 'newest-alone' | 'swallowed-by-export' | 'swallowed-by-selector' | 'hidden-by-selectors';
  /** The one that loses. */
  readonly rule: DestinationRule;
  /** What it loses, from its root. */
  readonly path: Path;
  /** The one that stands in its way. */
  readonly by: DestinationRule;
  /** The namespaces whose clients miss something; `*` for all that nothing names. */
  readonly namespaces: readonly string[];
  /** Where that is all: those that lose to another one instead. */
  readonly except: readonly string[];
  /** Only age, or names between equally old ones, decided. */
  readonly tied: boolean;
}

/** What a rule loses to others of its host and namespace, and to rules with selectors (pilot/pkg/model/destination_rule.go, mergeDestinationRule). */
export function conflictsOf(mesh: Mesh, rule: DestinationRule): readonly RuleConflict[] {
  const others = mesh.ruleIndex
    .aboutHost(rule.host)
    .filter((each) => each !== rule && each.host === rule.host && each.namespace === rule.namespace);
  const own = rule.selector === undefined ? genericConflicts(rule, others.sort(compareAge)) : [];
  return [...own, ...hiddenConflicts(mesh, rule)];
}

/** What becomes of a rule for all beside the others, given the oldest first: it loses to one other at most in each namespace. */
function genericConflicts(rule: DestinationRule, others: readonly DestinationRule[]): readonly RuleConflict[] {
  const generic = others.filter((each) => each.selector === undefined);
  const older = generic.filter((each) => compareAge(each, rule) < 0);
  const merging = bySelector(rule, others) ?? byExport(rule, older) ?? byPolicy(rule, older);
  if (merging) return [merging];
  return byNewest(
    rule,
    generic.filter((each) => !older.includes(each)),
  );
}

function bySelector(rule: DestinationRule, others: readonly DestinationRule[]): RuleConflict | undefined {
  if (rule.exportTo.length !== 1 || rule.exportTo[0] !== '.') return undefined;
  const by = others.find((each) => each.selector !== undefined);
  return by && conflict('swallowed-by-selector', rule, by, [rule.namespace], { tied: false });
}

function byExport(rule: DestinationRule, older: readonly DestinationRule[]): RuleConflict | undefined {
  const by = older.find((each) => each.exportTo.length > 0 && isWithin(each, rule) && !isWithin(rule, each));
  if (by === undefined) return undefined;
  const further = namespacesSeeingAll([rule]).filter((name) => !isVisibleIn(by.exportTo, by.namespace, name));
  return further.length > 0 ? conflict('swallowed-by-export', rule, by, further) : undefined;
}

function byPolicy(rule: DestinationRule, older: readonly DestinationRule[]): RuleConflict | undefined {
  if (rule.policy === undefined) return undefined;
  const by = older.find((each) => each.policy !== undefined && isWithin(each, rule) && isWithin(rule, each));
  return by && conflict('policy-lost', rule, by, namespacesSeeingAll([rule]), { path: ['spec', 'trafficPolicy'] });
}

/** Newer rules that are neither merged into this one nor take it in: of those that a namespace sees, the newest. */
function byNewest(rule: DestinationRule, newer: readonly DestinationRule[]): readonly RuleConflict[] {
  const apart = newer.filter((each) => !(isWithin(rule, each) && (rule.exportTo.length > 0 || isWithin(each, rule))));
  const names = new Set(apart.flatMap((each) => namespacesSeeingAll([rule, each])));
  const groups = groupBy(names, (name) => apart.findLast((each) => isVisibleIn(each.exportTo, each.namespace, name)));
  return Array.from(groups, ([by, namespaces]) => {
    const except = namespaces.includes('*') ? [...names].filter((name) => !namespaces.includes(name)) : [];
    return by ? [conflict('newest-alone', rule, by, namespaces, { except })] : [];
  }).flat();
}

/** Whether all that one lists in `exportTo`, the other lists as well; as written, so that `.` and the namespace's name are two. */
function isWithin(a: DestinationRule, b: DestinationRule): boolean {
  return a.exportTo.every((name) => b.exportTo.includes(name));
}

function hiddenConflicts(mesh: Mesh, rule: DestinationRule): readonly RuleConflict[] {
  const mayHide = (each: DestinationRule): boolean => each.selector !== undefined && each.namespace !== rule.namespace;
  if (!hostsAbout(mesh, rule.host).some((host) => mesh.ruleIndex.aboutHost(host).some(mayHide))) return [];
  const hidden = usesOfRule(mesh, rule).filter(({ candidate }) => candidate.verdict === 'unselected-first');
  const rules = new Set(hidden.flatMap(({ candidate }) => candidate.by ?? []));
  return [...rules].map((by) => {
    const clients = hidden.filter(({ candidate }) => candidate.by === by).map(({ client }) => client.namespace);
    return conflict('hidden-by-selectors', rule, by, [...new Set(clients)], { tied: false });
  });
}

function conflict(
  type: RuleConflict['type'],
  rule: DestinationRule,
  by: DestinationRule,
  namespaces: readonly string[],
  { path = ['spec'], tied = true, except = [] }: Partial<Pick<RuleConflict, 'path' | 'tied' | 'except'>> = {},
): RuleConflict {
  return { type, rule, path, by, namespaces, except, tied };
}
