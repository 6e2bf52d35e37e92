import type { BehaviourChange, ChangePlace } from '../../core/review';

/** What a reviewer says to a change. */
export type Decision = 'accept' | 'question' | 'comment';

/** The decisions in the order of their buttons, with what the note begins with. */
export const decisions: readonly { readonly id: Decision; readonly title: string; readonly lead: string }[] = [
  { id: 'accept', title: 'Accept', lead: 'Accepted' },
  { id: 'question', title: 'Question', lead: 'Question' },
  { id: 'comment', title: 'Comment', lead: 'Comment' },
];

/** A note of the design, as far as it matters here. */
interface Note {
  readonly on: string;
  readonly text: string;
}

/** What was said to a change before: `Accepted`, and what was added to it. */
export interface Said {
  readonly lead: string;
  readonly text: string;
}

/**
 * The text of the note that keeps a decision: `Accepted: Agreed with the partner. (checkout can now reach …)`. It names the change by its sentence, so
 * that it is understood without the page, and found again by `saidTo`.
 */
export function decisionText(decision: Decision, text: string, change: Pick<BehaviourChange, 'sentence'>): string {
  const lead = decisions.find(({ id }) => id === decision)?.lead ?? '';
  const said = text.trim();
  return said === '' ? `${lead}: ${change.sentence}` : `${lead}: ${said} (${change.sentence})`;
}

/** What was said to a change, in the order of the notes. Another comparison that tells the same change finds it too. */
export function saidTo(change: Pick<BehaviourChange, 'sentence'>, notes: readonly Note[]): readonly Said[] {
  return notes.flatMap(({ text }) => {
    const flat = text.trim();
    const found = decisions.find(({ lead }) => flat.startsWith(`${lead}: `));
    if (!found) return [];
    const rest = flat.slice(found.lead.length + 2);
    if (rest === change.sentence) return [{ lead: found.lead, text: '' }];
    const tail = ` (${change.sentence})`;
    return rest.endsWith(tail) ? [{ lead: found.lead, text: rest.slice(0, -tail.length) }] : [];
  });
}

/**
 * The key that the note on a change is kept under: of what decides it in the proposal, else of the workload that it concerns, else of what decided
 * it before. Undefined where it is about nothing that has a key.
 */
export function noteKey({ decidedAfter, decidedBefore, workloads }: BehaviourChange): string | undefined {
  const [workload] = workloads;
  return keyOf(decidedAfter) ?? (workload === undefined ? keyOf(decidedBefore) : `Workload/${workload}`);
}

function keyOf([first]: readonly ChangePlace[]): string | undefined {
  return first?.resource.key;
}
