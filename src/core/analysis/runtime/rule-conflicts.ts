import { conflictsOf, usesOfRule, type DestinationRule, type Mesh } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { Report } from '../rule';
import { flatOf, type Question } from '../question';
import { forRules, standingRules } from './rule-fates';

/** Two DestinationRules that stand in each other's way. */
export type RuleConflict = ReturnType<typeof conflictsOf>[number];

const answers = new WeakMap<Mesh, Map<DestinationRule, readonly RuleConflict[]>>();

/** What a rule loses to others; asked once a mesh. */
export function conflictsIn(mesh: Mesh, rule: DestinationRule): readonly RuleConflict[] {
  let known = answers.get(mesh);
  if (known === undefined) answers.set(mesh, (known = new Map()));
  let conflicts = known.get(rule);
  if (conflicts === undefined) known.set(rule, (conflicts = conflictsOf(mesh, rule)));
  return conflicts;
}

/** The DestinationRules that lose something to others. */
export const conflictingRules = flatOf(standingRules, ({ item: rule, mesh }) => {
  const conflicts = conflictsIn(mesh, rule);
  return conflicts.length === 0 ? [] : [{ rule, conflicts }];
});

/** What there is to say of the conflicts of a sort, of those that some client meets. */
export function forConflicts(
  type: RuleConflict['type'],
  say: (conflict: RuleConflict, mesh: Mesh) => Report,
): Question<readonly Report[]> {
  return forRules((rule, mesh) =>
    conflictsIn(mesh, rule).flatMap((each) => (each.type === type && isMet(each, mesh) ? [say(each, mesh)] : [])),
  );
}

/** Whether a client loses something. Where nobody in the files knows the service, everybody may be one. Of two copies the last replaces the first. */
export function isMet({ rule, by, type, path }: RuleConflict, mesh: Mesh): boolean {
  const isCopy = by.name === rule.name && by.name !== '';
  if (by.resource.incomplete || isCopy) return false;
  const uses = usesOfRule(mesh, rule);
  if (uses.length === 0) return true;
  if (type === 'policy-lost')
    return uses.some(({ candidate }) => candidate.lost.some((lost) => lost.join('.') === path.join('.')));
  return uses.some(({ candidate }) => candidate.verdict === (type === 'newest-alone' ? 'newer-last' : 'swallowed'));
}

/** ` in shop and billing`; empty where it is everywhere. */
export function inNamespaces(names: readonly string[]): string {
  return names.includes('*') ? '' : ` in ${listNames(names)}`;
}

/** A list of `exportTo` as a message has it. */
export function exportWords({ exportTo }: DestinationRule): string {
  return exportTo.length === 0 ? 'everywhere' : `to [${exportTo.join(', ')}]`;
}
