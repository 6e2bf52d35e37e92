import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Cause, causesOf, Finding, findingsOf, findingSteps, Rule, ruleIdOf, silentRules } from '../core/analysis';
import type { Steps } from '../core/steps';
import { locate, type Snapshot } from '../core/snapshot';
import { shiftEdits, type QuickFix } from '../core/text';
import type { Change } from '../core/workspace';
import { noFindings, summarise, type Findings } from './findings-summary';
import { notify } from './notices';
import { dispatch, getState, subscribe, useApp } from './store';
import { inSlices } from './in-slices';
import { changeWords } from './words';

const findings = createStore<Findings>(() => noFindings(getState().snapshot));

/** The findings as they are now, outside of React. */
export const getFindings = findings.getState;
/** Calls a listener at each change of the findings; what it returns ends that. */
export const subscribeFindings = findings.subscribe;

/** A part of the findings as a React hook. */
export function useFindings<T>(pick: (state: Findings) => T): T {
  return useSyncExternalStore(findings.subscribe, () => pick(findings.getState()));
}

/**
 * How many resources no rule has looked at yet, as after files were opened; 0 while the findings are of all of them, be they a keystroke old. `judged` is the
 * workspace of the findings that are shown, which may be those of a moment ago; unset, the newest ones count.
 */
export function useUnjudged(judged?: Snapshot): number {
  const resources = useApp(({ snapshot }) => snapshot.resources.length);
  const newest = useFindings(({ snapshot }) => snapshot.resources.length);
  return Math.max(0, resources - (judged?.resources.length ?? newest));
}

let rules:
  | {
      readonly findingsOf: typeof findingsOf;
      readonly findingSteps: typeof findingSteps;
      readonly causesOf: typeof causesOf;
      readonly ruleIdOf: typeof ruleIdOf;
      readonly silentRules: typeof silentRules;
      readonly rules: readonly Rule[];
    }
  | undefined;

/** The rule of an id; undefined for what the parser objects to, and while the rules are being fetched. */
export function ruleOf(id: string): Rule | undefined {
  return rules?.rules.find((rule) => rule.id === id);
}

/** The id of the rule that a finding is of, also of what the parser objects to under a code of its own; that code while the rules are being fetched. */
export function ruleIdOfFinding(finding: Finding): string {
  return rules?.ruleIdOf(finding) ?? finding.rule;
}

/** Which of some findings follow from others of them; none while the rules are being fetched. */
export function causesAmong(list: readonly Finding[]): ReadonlyMap<Finding, Cause> {
  return rules?.causesOf(list) ?? new Map<Finding, Cause>();
}

/** How many rules have nothing to judge in a design since no call is drawn; 0 while they are being fetched. */
export function countSilent(snapshot: Snapshot): number {
  return rules?.silentRules(snapshot).length ?? 0;
}

/** How many rules there are; 0 while they are being fetched. */
export function countRules(): number {
  return rules?.rules.length ?? 0;
}

/** Fetches the code of the rules, once. */
async function fetchRules(): Promise<void> {
  rules ??= await import('../core/analysis');
}

/**
 * Works the findings out now, for whoever cannot wait: the next problem, an export's warning. Until the rules were fetched, which the
 * first file starts, there are none.
 */
export function settleFindings(): Findings {
  const { snapshot } = getState();
  if (rules) publish(snapshot, rules.findingsOf(snapshot));
  return findings.getState();
}

/** Keeps the findings up to date from now on. Returns how to stop. */
export function followFindings(): () => void {
  let callOff: (() => void) | undefined;
  let isStopped = false;
  const renew = (): void => {
    callOff?.();
    if (!isStopped) callOff = renewInSlices(renew);
  };
  renew();
  const stop = subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) renew();
  });
  return () => {
    isStopped = true;
    stop();
    callOff?.();
  };
}

/** Works the findings of now out; fetches the rules first where they are not there, and then calls `again`. */
function renewInSlices(again: () => void): () => void {
  const { snapshot } = getState();
  return inSlices(
    () => stepsFor(snapshot),
    (all) => {
      if (all === undefined) void fetchRules().then(again);
      else publish(snapshot, all);
    },
  );
}

function publish(snapshot: Snapshot, all: readonly Finding[]): void {
  const before = findings.getState();
  if (before.snapshot !== snapshot) findings.setState(summarise(snapshot, all, before), true);
}

/** Undefined where the rules have to be fetched first; an empty design needs none. */
function* stepsFor(snapshot: Snapshot): Steps<readonly Finding[] | undefined> {
  if (snapshot.files.length === 0) return [];
  return rules && (yield* rules.findingSteps(snapshot));
}

/** Makes a fix, as one step of the history, and says what came of it: whoever offers the fix, it is the same. Answers whether it was made. */
export function applyFix(finding: Finding, fix: QuickFix): boolean {
  const change = changeOfFix(finding, fix);
  if (!change) notify({ tone: 'info', text: changeWords.changedSinceFound });
  if (!change || !dispatch(change)) return false;
  notify({ tone: 'ok', text: changeWords.fixed(fix.title), undo: true });
  return true;
}

/**
 * The change that makes a fix, or undefined when the document was edited since the finding was made. Panes draw findings a moment late, so the edits are
 * those of the newest finding that says the same of the same place.
 */
export function changeOfFix(finding: Finding, { title }: QuickFix): Change | undefined {
  const newest = findings
    .getState()
    .byFile.get(finding.file)
    ?.find((each) => isSameInText(finding, each));
  const fix = newest?.fixes?.find((each) => each.title === title);
  if (!fix) return undefined;
  const place = { file: finding.file, document: finding.document, path: [] };
  const then = locate(findings.getState().snapshot, place);
  const now = locate(getState().snapshot, place);
  if (!then || !now || then.document !== now.document) return undefined;
  return {
    label: fix.title,
    origin: 'fix',
    files: [{ type: 'edit', path: finding.file, edits: shiftEdits(fix.edits, now.start) }],
  };
}

/**
 * Whether two findings of one text are the same: they say the same of the same stretch of it. Rules look anew after each change, and give new objects. Where the
 * text may be another, `differenceOf` tells which finding is which.
 */
export function isSameInText(a: Finding, b: Finding): boolean {
  return (
    a === b ||
    (a.document === b.document &&
      a.rule === b.rule &&
      a.message === b.message &&
      a.range.from === b.range.from &&
      a.range.to === b.range.to)
  );
}
