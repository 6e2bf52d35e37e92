import type { Finding } from '../core/analysis';
import { groupBy } from '../core/lists';
import { toEnd, type Steps } from '../core/steps';
import type { Choice, Chosen } from './commands/patterns/pattern';
import { changeOf, fixSteps, isCertain, type Analysis, type FixPlan, type FixWish } from './fix-plan';
import { ruleIdOfFinding, ruleOf, settleFindings } from './findings';
import { doInSight } from './in-sight';
import { notify } from './notices';
import { openPatch, type Staying } from './patch-request';
import { dispatch, getState } from './store';
import { changeWords, fixAllWords } from './words';

/** Makes the fix of every finding of a rule, the first where none of several has to be chosen, as one step of the history, and says how many are gone, and why the others are not. */
export async function fixAll(rule: string): Promise<void> {
  const analysis = await import('../core/analysis');
  const isMeant = (finding: Finding): boolean => finding.rule === rule;
  planNow({ isAsked: isMeant, isMeant, takesFirst: true }, analysis, (plan) => {
    const change = changeOf(changeWords.fixAll(rule), plan.edits);
    if (change.files.length === 0) return notify({ tone: 'info', text: reasonsIn(plan).join(' ') });
    if (!dispatch(change)) return;
    const said = changeWords.fixedAll(change.label, plan.asked - plan.stays.length, plan.asked);
    notify({ tone: 'ok', text: [said, ...newIn(plan), ...reasonsIn(plan)].join(' '), undo: true });
  });
}

/**
 * Shows what all fixes together would write that do not contradict each other, rule by rule to choose from: those that are certain are ticked, those
 * beside which there is another way out wait to be wanted. It says what comes of it: what goes, what is new, what stays and why. Applying it is one step
 * of the history.
 */
export async function openFixPlan(): Promise<void> {
  const analysis = await import('../core/analysis');
  planNow({ isMeant: isCertain, takesFirst: false }, analysis, (first) => offerFixes(first, analysis));
}

/** Plans fixes of the design as it is once that is done; a large one takes a while, and can be called off. */
function planNow(wish: FixWish, analysis: Analysis, done: (plan: FixPlan) => void): void {
  const { snapshot } = getState();
  doInSight(
    fixAllWords.work,
    () => fixSteps(snapshot, wish, analysis),
    (plan) => {
      if (getState().snapshot !== snapshot) return planNow(wish, analysis, done);
      settleFindings();
      done(plan);
    },
  );
}

function offerFixes(first: FixPlan, analysis: Analysis): void {
  const offer = offerOf(first);
  if (offer.certain.length === 0 && offer.wanted.length === 0)
    return notify({ tone: 'info', text: [fixAllWords.none, ...reasonsIn(first)].join(' ') });
  const { planOf, prepare } = remembered(first, offer, analysis);
  openPatch({
    title: fixAllWords.title,
    about: (chosen) => aboutOf(planOf(chosen)),
    choices: choicesOf(offer),
    prepare,
    change: (chosen) => ({ ok: true, change: changeOf(fixAllWords.label, planOf(chosen).edits) }),
    stays: (chosen) => staysIn(planOf(chosen)),
    done: (chosen) => doneIn(planOf(chosen)),
  });
}

/** The rules that can be ticked, each with the findings that are mended then. */
interface Offer {
  readonly certain: readonly OfferedRule[];
  readonly wanted: readonly OfferedRule[];
}

type OfferedRule = readonly [rule: string, findings: readonly Finding[]];

function offerOf({ made, stays }: FixPlan): Offer {
  const wanted = stays.filter(({ why }) => why === 'wanted');
  return { certain: byRule(made.map(({ finding }) => finding)), wanted: byRule(wanted.map(({ finding }) => finding)) };
}

function byRule(findings: readonly Finding[]): readonly OfferedRule[] {
  return [...groupBy(findings, ({ rule }) => rule)];
}

/** A single fix that is certain is not asked about: whoever does not want it does not press Apply. */
function choicesOf({ certain, wanted }: Offer): readonly Choice[] {
  const lists: readonly Choice[] = [
    { type: 'some', id: 'certain', label: fixAllWords.certain, items: certain.map(certainItem) },
    { type: 'some', id: 'wanted', label: fixAllWords.wanted, items: wanted.map(wantedItem) },
  ];
  const few = certain.length === 1 && wanted.length === 0;
  return few ? [] : lists.filter((each) => each.type === 'some' && each.items.length > 0);
}

function certainItem(offered: OfferedRule) {
  const [rule, findings] = offered;
  return {
    value: rule,
    label: fixAllWords.times(sentenceOf(offered), findings.length),
    detail: rule,
    ticked: true,
  };
}

/** With what the findings say, which is what to decide it by. */
function wantedItem([rule, findings]: OfferedRule) {
  const titles = new Set(findings.flatMap(({ fixes = [] }) => fixes[0]?.title ?? []));
  const said = [...new Set(findings.map(({ message }) => message))];
  const label = fixAllWords.times([...titles].join('; '), findings.length);
  return { value: rule, label, detail: rule, says: fixAllWords.said(said), ticked: false };
}

/** What a rule finds, in its own words; its id while those are not there. */
function sentenceOf([rule, [finding]]: OfferedRule): string {
  return ruleOf(finding ? ruleIdOfFinding(finding) : rule)?.summary.replace(/\.$/, '') ?? rule;
}

/** Plans for the rules that are ticked, each made once as long as the design is the same. */
interface Plans {
  readonly prepare: (chosen: Chosen) => Steps<void>;
  /** The plan of a choice; one that was not prepared is made at once. */
  readonly planOf: (chosen: Chosen) => FixPlan;
}

function remembered(first: FixPlan, offer: Offer, analysis: Analysis): Plans {
  let last = { key: keyOf({}, offer), snapshot: getState().snapshot, plan: first };
  function* prepare(chosen: Chosen): Steps<void> {
    const { snapshot } = getState();
    const key = keyOf(chosen, offer);
    if (last.key === key && last.snapshot === snapshot) return;
    last = { key, snapshot, plan: yield* fixSteps(snapshot, wishOf(chosen, offer), analysis) };
  }
  const planOf = (chosen: Chosen): FixPlan => {
    toEnd(prepare(chosen));
    return last.plan;
  };
  return { prepare, planOf };
}

/** What is ticked. Certain fixes that are not offered go with the others. */
function wishOf(chosen: Chosen, offer: Offer): FixWish {
  const [certain, wanted] = tickedIn(chosen, offer);
  const leftOut = new Set(offer.certain.map(([rule]) => rule).filter((rule) => !certain.includes(rule)));
  const isMeant = (finding: Finding): boolean =>
    isCertain(finding) ? !leftOut.has(finding.rule) : wanted.includes(finding.rule);
  return { isMeant, takesFirst: false };
}

function tickedIn(chosen: Chosen, { certain }: Offer): readonly [readonly string[], readonly string[]] {
  return [[...(chosen['certain'] ?? certain.map(([rule]) => rule))], [...(chosen['wanted'] ?? [])]];
}

function keyOf(chosen: Chosen, offer: Offer): string {
  return tickedIn(chosen, offer)
    .map((rules) => rules.join(' '))
    .join('\n');
}

function aboutOf(plan: FixPlan): string {
  const { gone, stay } = plan.difference;
  return [fixAllWords.about(gone.length, stay.length), ...newIn(plan)].join(' ');
}

function doneIn(plan: FixPlan): string {
  const { gone, stay } = plan.difference;
  return [fixAllWords.done(gone.length, stay.length), ...newIn(plan)].join(' ');
}

/** What the fixes bring, a sentence; none where they bring nothing. */
function newIn({ difference: { come } }: FixPlan): readonly string[] {
  const named = byRule(come).map((each) => fixAllWords.times(sentenceOf(each), each[1].length));
  return come.length === 0 ? [] : [fixAllWords.come(come.length, named)];
}

/** Why findings stay, a reason each with what the rules say that they are of. */
function staysIn({ stays }: FixPlan): readonly Staying[] {
  return [...groupBy(stays, ({ why }) => why)].map(([why, list]) => ({
    says: fixAllWords.stays(why, list.length),
    of: byRule(list.map(({ finding }) => finding)).map((each) => ({
      says: fixAllWords.times(sentenceOf(each), each[1].length),
      detail: each[0],
    })),
  }));
}

function reasonsIn(plan: FixPlan): readonly string[] {
  return staysIn(plan).map(({ says }) => says);
}
