import { Check } from 'lucide-react';
import { lessons, type Lesson } from '../../core/templates';
import { closeDialog } from '../dialogs';
import { useGuide } from '../guide/guide-state';
import { lessonPath, openLesson } from '../guide/lesson-files';
import { useApp } from '../store';
import { lessonsWords } from './words/templates';

/** The lessons: each begins with a small design that has a fault, and ends when its finding is gone. */
export function Lessons(): React.JSX.Element {
  return (
    <>
      <p className="sheet-lead">{lessonsWords.lead}</p>
      <ul className="lessons">
        {lessons.map((lesson) => (
          <Row key={lesson.id} lesson={lesson} />
        ))}
      </ul>
    </>
  );
}

function Row({ lesson }: { readonly lesson: Lesson }): React.JSX.Element {
  const isDone = useGuide((guide) => guide.learnt.includes(lesson.id));
  const isOpen = useApp((state) => state.snapshot.workspace.files.some(({ path }) => path === lessonPath(lesson)));
  const begin = (): void => {
    closeDialog();
    openLesson(lesson);
  };
  return (
    <li className="lesson">
      <div className="lesson-words">
        <h3 className="gallery-title">{lesson.title}</h3>
        <p className="gallery-purpose">{lesson.symptom}</p>
      </div>
      {isDone && (
        <span className="lesson-done">
          <Check size={12} strokeWidth={2.5} aria-hidden />
          {lessonsWords.done}
        </span>
      )}
      <button
        type="button"
        className="button button-outline button-small"
        aria-label={isOpen ? lessonsWords.goOnNamed(lesson.title) : lessonsWords.beginNamed(lesson.title)}
        onClick={begin}
      >
        {isOpen ? lessonsWords.goOn : lessonsWords.begin}
      </button>
    </li>
  );
}
