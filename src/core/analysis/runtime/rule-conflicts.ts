import { conflictsOf, recordIn, textsIn, usesOfRule, type DestinationRule, type Mesh } from '../../mesh';
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
export function isMet(conflict: RuleConflict, mesh: Mesh): boolean {
  const { rule, by, type, path } = conflict;
  const isCopy = by.name === rule.name && by.name !== '';
  if (by.resource.incomplete || isCopy) return false;
  const uses = usesOfRule(mesh, rule);
  if (uses.length === 0) return true;
  if (type === 'policy-lost')
    return uses.some(({ candidate }) => candidate.lost.some((lost) => lost.join('.') === path.join('.')));
  const verdict = type === 'newest-alone' ? 'newer-last' : 'swallowed';
  return uses.some(({ candidate, client }) => candidate.verdict === verdict && concerns(conflict, client.namespace));
}

function concerns({ namespaces, except }: RuleConflict, namespace: string): boolean {
  return namespaces.includes(namespace) || (namespaces.includes('*') && !except.includes(namespace));
}

/** ` in shop and billing`, ` outside shop`; empty where it is everywhere. */
export function inNamespaces({ namespaces, except }: Pick<RuleConflict, 'namespaces' | 'except'>): string {
  if (!namespaces.includes('*')) return ` in ${listNames(namespaces)}`;
  return except.length === 0 ? '' : ` outside ${listNames(except)}`;
}

/** What a rule has in `exportTo`: `[., shop]`, or none; the default of the mesh is told as such. */
export function exportWords({ resource, exportTo }: DestinationRule): string {
  if (exportTo.length === 0) return 'none';
  const isWritten = textsIn(recordIn(resource.value, 'spec'), 'exportTo').length > 0;
  return `${isWritten ? '' : 'none, which means '}[${exportTo.join(', ')}]`;
}
