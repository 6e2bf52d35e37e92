import { useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { ExportBaseline } from '../../browser/export-baseline';
import { exportDesk, type ExportQuestion } from '../../exporting/export-desk';
import type { ExportAnswer, makeExporter, ShownPlan, WantedPart } from '../../exporting/exporter';
import { makeExporterHere } from '../../exporting/export-here';
import { isLargeExport } from '../../exporting/is-large';
import { useApp } from '../../store';
import type { WorkState } from '../../threads/thread-desk';
import type { ExportChoice } from '../../view';

/** What is exported: how, what is wanted of it, and what it is held against, which is null until it is read. */
interface Wanted {
  readonly choice: ExportChoice;
  readonly wants: WantedPart;
  readonly baseline: ExportBaseline | null;
}

/** What is known of an export. */
interface KnownExport {
  /** Of a large design it may be of an earlier choice; null until something is known. */
  readonly plan: ShownPlan | null;
  /** The choice that the plan is of. */
  readonly planned: ExportChoice;
  /** Whether the plan is that of the choice. */
  readonly isCurrent: boolean;
  /** Whether it is worked out elsewhere, since it would be felt here. */
  readonly isLarge: boolean;
  readonly work: WorkState;
  /** Works it out after that has failed. */
  readonly again: () => void;
}

/** Works out what an export would write: of a small design at once, of a large one elsewhere. `onFile` gets the file of a large one, once it is wanted. */
export function useExport(
  { choice, wants, baseline }: Wanted,
  onFile: (question: ExportQuestion, answer: ExportAnswer) => void,
): KnownExport {
  const workspace = useApp((state) => state.snapshot.workspace);
  const isLarge = useMemo(() => isLargeExport(workspace), [workspace]);
  const [exporter] = useState(makeExporterHere);
  const wanted = useDeferredValue(choice);
  const since = baseline?.workspace;
  const texts = useMemo(() => ({ workspace, since }), [workspace, since]);
  // The other side reads all texts anew with each it does not know, so it gets none before all are there.
  const isReady = baseline !== null || !(isLarge || wanted.changed);
  const question = useMemo(() => (isReady ? { texts, choice: wanted, wants } : null), [isReady, texts, wanted, wants]);
  const here = useHere(isLarge ? null : question, exporter);
  const elsewhere = useElsewhere(isLarge ? question : null, exporter, onFile);
  const given = isLarge ? elsewhere.given : here;
  return {
    plan: given?.answer.plan ?? null,
    planned: given?.question.choice ?? wanted,
    isCurrent: given !== null && given.question.choice === choice && given.question.texts === texts,
    isLarge,
    work: elsewhere.work,
    again: elsewhere.again,
  };
}

type Exporter = ReturnType<typeof makeExporter>;

/** An answer with what was asked. */
interface Given {
  readonly question: ExportQuestion;
  readonly answer: ExportAnswer;
}

function useHere(question: ExportQuestion | null, exporter: Exporter): Given | null {
  return useMemo(() => question && { question, answer: exporter({ id: 1, ...question }) }, [question, exporter]);
}

function useElsewhere(
  question: ExportQuestion | null,
  exporter: Exporter,
  onFile: (question: ExportQuestion, answer: ExportAnswer) => void,
): { readonly given: Given | null; readonly work: WorkState; readonly again: () => void } {
  const [work, setWork] = useState<WorkState>({ status: 'idle' });
  const [given, setGiven] = useState<Given | null>(null);
  const [desk] = useState(() =>
    exportDesk(exporter, { onAnswer: (answer, asked) => setGiven({ question: asked, answer }), onState: setWork }),
  );
  useEffect(() => () => desk.end(), [desk]);
  useEffect(() => {
    if (question) desk.ask(question);
  }, [desk, question]);
  const give = useEffectEvent(onFile);
  useEffect(() => {
    // A file that somebody no longer waits for is not downloaded.
    if (given && given.question === question && question.wants === 'file') give(given.question, given.answer);
  }, [given, question]);
  return { given, work, again: () => desk.again() };
}
