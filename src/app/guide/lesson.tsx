import { useEffect } from 'react';
import type { Finding } from '../../core/analysis';
import { lessons, type Lesson } from '../../core/templates';
import { fileAt } from '../../core/workspace';
import { useFindings } from '../findings';
import { announce } from '../notices';
import { select, useApp } from '../store';
import { setView } from '../view';
import { GuideCard } from './guide-card';
import { getGuide, setGuide } from './guide-state';
import { lessonPath, openLesson, putLessonAway } from './lesson-files';
import { guideWords } from './words/card';
import { lessonWords } from './words/lesson';

/** The card of the lesson that is open: what goes wrong, what to do, and whether its finding is gone. */
export function LessonGuide({ id }: { readonly id: string }): React.JSX.Element | null {
  const lesson = lessons.find((each) => each.id === id);
  return lesson ? <Shown key={id} lesson={lesson} /> : null;
}

function Shown({ lesson }: { readonly lesson: Lesson }): React.JSX.Element {
  const path = lessonPath(lesson);
  const text = useApp((state) => fileAt(state.snapshot.workspace, path)?.text);
  const finding = useFindings(({ byFile }) => byFile.get(path)?.find(({ rule }) => rule === lesson.rule));
  const judged = useFindings(({ snapshot }) => fileAt(snapshot.workspace, path)?.text);
  const broken = useFindings(({ byFile }) => byFile.get(path)?.some(({ severity }) => severity === 'error') ?? false);
  const isDone = text !== undefined && text !== lesson.text && judged === text && !finding && !broken;
  useEffect(() => {
    if (!isDone) return;
    const { learnt } = getGuide();
    if (!learnt.includes(lesson.id)) setGuide({ learnt: [...learnt, lesson.id] });
    announce(lessonWords.done(lesson.done));
  }, [isDone, lesson]);
  const at = lessons.indexOf(lesson);
  const next = lessons[at + 1];
  return (
    <GuideCard
      label={lessonWords.name}
      title={lesson.title}
      count={guideWords.count(at + 1, lessons.length)}
      isDone={isDone}
      onLeave={() => setGuide({ guiding: null })}
      actions={
        <>
          {text === undefined && (
            <button type="button" className="button button-small" onClick={() => openLesson(lesson)}>
              {lessonWords.startAgain}
            </button>
          )}
          {text !== undefined && (
            <button type="button" className="button button-small" onClick={() => putLessonAway(lesson)}>
              {lessonWords.putAway}
            </button>
          )}
          {finding && (
            <button type="button" className="button button-outline button-small" onClick={() => show(finding)}>
              {lessonWords.showFinding}
            </button>
          )}
          {isDone && next && (
            <button type="button" className="button button-primary button-small" onClick={() => openLesson(next)}>
              {lessonWords.next}
            </button>
          )}
        </>
      }
    >
      {isDone ? <p>{lesson.done}</p> : <Task lesson={lesson} isGone={text === undefined} />}
    </GuideCard>
  );
}

function Task({ lesson, isGone }: { readonly lesson: Lesson; readonly isGone: boolean }): React.JSX.Element {
  if (isGone) return <p>{lessonWords.gone(lessonPath(lesson))}</p>;
  return (
    <>
      <p>{lesson.symptom}</p>
      <ol>
        {lesson.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}

function show({ file, document, path }: Finding): void {
  setView({ openFile: file });
  select({ place: { file, document, path: path ?? [] }, from: 'problems' });
}
