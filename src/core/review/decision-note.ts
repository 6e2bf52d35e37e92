import { isOfReview, reviewLeads } from '../mesh';
import type { BehaviourChange } from './behaviour-change';
import type { Said } from './said';

/** What a reviewer says to a change. */
export type Decision = 'accept' | 'refuse' | 'question' | 'comment';

/** The decisions in the order of their buttons, with what the note begins with. */
export const decisions: readonly { readonly id: Decision; readonly title: string; readonly lead: string }[] = [
  { id: 'accept', title: 'Accept', lead: reviewLeads.accept },
  { id: 'refuse', title: 'Refuse', lead: reviewLeads.refuse },
  { id: 'question', title: 'Question', lead: reviewLeads.question },
  { id: 'comment', title: 'Comment', lead: reviewLeads.comment },
];

/** A change of behaviour, or a resource that differs. */
interface Decided {
  readonly sentence: string;
  readonly named?: string;
}

/** A note of the design, as far as it matters here. */
interface Note {
  readonly text: string;
  readonly by?: string | undefined;
  readonly at?: string | undefined;
}

/**
 * The text of the note that keeps a decision: `Accepted: Agreed with the partner. (checkout can now reach …)`. It names the change by its sentence, so
 * that it is understood without the page, and found again by `saidByChange`.
 */
export function decisionText(decision: Decision, text: string, change: Decided): string {
  const lead = decisions.find(({ id }) => id === decision)?.lead ?? '';
  const said = text.trim();
  return said === '' ? `${lead}: ${nameOf(change)}` : `${lead}: ${said} (${nameOf(change)})`;
}

/**
 * What was said to changes of behaviour and to resources that differ, by their ids, in the order of the notes. Another comparison that tells the same change finds
 * it too.
 */
export function saidByChange(
  changes: readonly (Pick<BehaviourChange, 'id'> & Decided)[],
  notes: readonly Note[],
): ReadonlyMap<string, readonly Said[]> {
  const sentences = new Set(changes.map(nameOf));
  const ofSentence = new Map<string, Said[]>();
  for (const { text, by, at } of notes) {
    const read = readDecision(text, sentences);
    if (read) ofSentence.set(read.sentence, [...(ofSentence.get(read.sentence) ?? []), { ...read.said, by, at }]);
  }
  return new Map(
    changes.flatMap((change) => {
      const said = ofSentence.get(nameOf(change));
      return said ? [[change.id, said] as const] : [];
    }),
  );
}

/** An answer that names nothing of a comparison: what it is about reads otherwise there, or does not differ. */
export interface UnfoundAnswer extends Said {
  /** What the note is on, `Kind/namespace/name`, as written. */
  readonly on: string;
}

/** The answers among notes that name none of what a comparison tells, in the order of the notes; `text` is what is said and of what. */
export function unfoundAnswers(
  changes: readonly Decided[],
  notes: readonly (Note & { readonly on: string })[],
): readonly UnfoundAnswer[] {
  const sentences = new Set(changes.map(nameOf));
  return notes
    .filter((note) => isOfReview(note) && !readDecision(note.text, sentences))
    .map(({ on, text, by, at }) => {
      const [lead = '', ...rest] = text.trim().split(': ');
      return { on, lead, text: rest.join(': '), by, at };
    });
}

/** What a note names a change by: its sentence, and of a resource that differs which text it is. */
function nameOf({ sentence, named }: Decided): string {
  return named ?? sentence;
}

/** The sentence of a change that a note ends with, and what stands before it. Words and sentence may both hold brackets. */
function readDecision(
  text: string,
  sentences: ReadonlySet<string>,
): { readonly sentence: string; readonly said: Pick<Said, 'lead' | 'text'> } | undefined {
  const flat = text.trim();
  const lead = decisions.find((each) => flat.startsWith(`${each.lead}: `))?.lead;
  if (lead === undefined) return undefined;
  const rest = flat.slice(lead.length + 2);
  if (sentences.has(rest)) return { sentence: rest, said: { lead, text: '' } };
  if (!rest.endsWith(')')) return undefined;
  for (let at = rest.indexOf(' ('); at >= 0; at = rest.indexOf(' (', at + 1)) {
    const sentence = rest.slice(at + 2, -1);
    if (sentences.has(sentence)) return { sentence, said: { lead, text: rest.slice(0, at) } };
  }
  return undefined;
}
