import { isOfReview } from '../core/mesh';
import { takeSnapshot } from '../core/snapshot';
import type { Workspace } from '../core/workspace';
import { isReadAtOnce } from './design-difference';

/** An answer to a change: the note that keeps it. */
interface Answer {
  /** `Kind/namespace/name`, as written. */
  readonly on: string;
  readonly text: string;
  readonly by: string | undefined;
  readonly at: string | undefined;
}

/**
 * The answers to changes that stand in a design and in none of some others, each once: who has one of them, or sent it, reads them for the first time. None as well
 * where reading the designs would be felt.
 */
export function newAnswers(workspace: Workspace, ...known: readonly Workspace[]): readonly Answer[] {
  const [own, ...others] = [workspace, ...known].map(withNotes);
  if (own === undefined || own.files.length === 0 || !isReadAtOnce(own, ...others)) return [];
  const old = new Set(others.flatMap(answersIn).map(wordsOf));
  const fresh = new Map(answersIn(own).map((answer) => [wordsOf(answer), answer]));
  return [...fresh].flatMap(([words, answer]) => (old.has(words) ? [] : [answer]));
}

/** How many they are. */
export function countNewAnswers(workspace: Workspace, ...known: readonly Workspace[]): number {
  return newAnswers(workspace, ...known).length;
}

/** The files in which notes may stand. */
function withNotes({ files }: Workspace): Workspace {
  return { files: files.filter(({ text }) => text.includes('EgressDesign') && text.includes('notes')) };
}

function answersIn(workspace: Workspace): readonly Answer[] {
  return takeSnapshot(workspace).mesh.designs.flatMap(({ notes }) => notes.filter(isOfReview));
}

/** What is said, by whom and when, as one text. */
function wordsOf({ text, by, at }: Answer): string {
  return JSON.stringify([text, by, at]);
}
