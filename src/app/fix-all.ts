import type { Finding } from '../core/analysis';
import type { Change } from '../core/workspace';
import type { Chosen } from './commands/patterns/pattern';
import { changeOf, planFixes, type Analysis, type FixPlan, type Stay } from './fix-plan';
import { settleFindings } from './findings';
import { notify } from './notices';
import { openPatch } from './patch-request';
import { dispatch, getState } from './store';
import { changeWords, fixAllWords } from './words';

/** Makes the first fix of every finding of a rule, as one step of the history, and says how many are gone, and why the others are not. */
export async function fixAll(rule: string): Promise<void> {
  const analysis = await import('../core/analysis');
  const { snapshot } = settleFindings();
  if (snapshot !== getState().snapshot) return;
  const plan = planFixes(snapshot, { isMeant: (finding) => finding.rule === rule, takesFirst: true }, analysis);
  const change = changeOf(changeWords.fixAll(rule), plan.edits);
  if (change.files.length === 0) return notify({ tone: 'info', text: staysIn(plan).join(' ') });
  if (!dispatch(change)) return;
  const said = changeWords.fixedAll(change.label, plan.gone, plan.asked);
  notify({ tone: 'ok', text: [said, ...staysIn(plan)].join(' '), undo: true });
}

/**
 * Shows what all fixes together would write that are certain and do not contradict each other, rule by rule to choose from, with what stays and why.
 * Applying it is one step of the history.
 */
export async function openFixPlan(): Promise<void> {
  const analysis = await import('../core/analysis');
  const { all, snapshot } = settleFindings();
  if (snapshot !== getState().snapshot) return;
  const whole = planFixes(snapshot, { isMeant: () => true, takesFirst: false }, analysis);
  if (whole.edits.size === 0) return notify({ tone: 'info', text: [fixAllWords.none, ...staysIn(whole)].join(' ') });
  const rules = rulesMended(all, whole);
  const planOf = remembered(whole, rules, analysis);
  openPatch({
    title: fixAllWords.title,
    about: (chosen) => fixAllWords.about(planOf(chosen).gone, planOf(chosen).asked),
    choices:
      rules.length < 2 ? [] : [{ type: 'some', id: 'rules', label: fixAllWords.rules, items: rules.map(itemOf) }],
    change: (chosen) => ({ ok: true, change: changeFor(planOf(chosen)) }),
    stays: (chosen) => staysIn(planOf(chosen), true),
    done: fixAllWords.done,
  });
}

function changeFor({ edits }: FixPlan): Change {
  return changeOf(fixAllWords.label, edits);
}

/** Each rule of which the plan mends findings, with how many. */
function rulesMended(
  before: readonly Finding[],
  { stays }: FixPlan,
): readonly (readonly [rule: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { rule, accepted } of before) if (!accepted) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const { finding } of stays) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) - 1);
  return [...counts].filter(([, count]) => count > 0);
}

function itemOf([rule, count]: readonly [rule: string, count: number]) {
  return { value: rule, label: fixAllWords.rule(rule, count), ticked: true };
}

/** The plan for the rules that are ticked, made once for each choice as long as the design is the same. Rules that are not offered go with the others. */
function remembered(
  whole: FixPlan,
  rules: readonly (readonly [rule: string, count: number])[],
  analysis: Analysis,
): (chosen: Chosen) => FixPlan {
  let last = { key: rules.map(([rule]) => rule).join(' '), snapshot: getState().snapshot, plan: whole };
  return (chosen) => {
    const { snapshot } = getState();
    const ticked = chosen['rules'] ?? rules.map(([rule]) => rule);
    const key = [...ticked].join(' ');
    if (last.key === key && last.snapshot === snapshot) return last.plan;
    const isLeftOut = ({ rule }: Finding): boolean => rules.some(([each]) => each === rule) && !ticked.includes(rule);
    const plan = planFixes(snapshot, { isMeant: (finding) => !isLeftOut(finding), takesFirst: false }, analysis);
    last = { key, snapshot, plan };
    return plan;
  };
}

/** Why findings stay, a sentence a reason, and of which rules they are. */
function staysIn({ stays }: FixPlan, named = false): readonly string[] {
  const byReason = new Map<Stay, Map<string, number>>();
  for (const { finding, why } of stays) {
    const rules = byReason.get(why) ?? new Map<string, number>();
    byReason.set(why, rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1));
  }
  return [...byReason].map(([why, rules]) => {
    const count = [...rules.values()].reduce((sum, each) => sum + each, 0);
    return named ? fixAllWords.staysOf(why, count, [...rules]) : fixAllWords.stays(why, count);
  });
}
