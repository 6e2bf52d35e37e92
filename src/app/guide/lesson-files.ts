import type { Lesson } from '../../core/templates';
import { fileAt } from '../../core/workspace';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import { selectFile } from '../put-template';
import { setGuide } from './guide-state';
import { lessonWords } from './words/lesson';

/** The file that a lesson is played in. */
export function lessonPath({ id }: Lesson): string {
  return `lesson-${id}.yaml`;
}

/** Opens a lesson as a file beside all others, as one step of the history; one that is open already goes on where it was. */
export function openLesson(lesson: Lesson): boolean {
  const path = lessonPath(lesson);
  const isOpen = fileAt(getState().snapshot.workspace, path) !== undefined;
  if (!isOpen) {
    const change = {
      label: lessonWords.open(lesson.title),
      origin: 'command' as const,
      files: [{ type: 'create' as const, path, text: lesson.text }],
    };
    if (!dispatch(change)) return false;
    notify({ tone: 'ok', text: lessonWords.opened(path), undo: true });
  }
  setGuide({ guiding: { type: 'lesson', id: lesson.id } });
  setView({ openFile: path });
  selectFile(path, false);
  return true;
}

/** Removes the file of a lesson and leaves it. */
export function putLessonAway(lesson: Lesson): void {
  const path = lessonPath(lesson);
  if (fileAt(getState().snapshot.workspace, path)) {
    const change = {
      label: lessonWords.remove(lesson.title),
      origin: 'command' as const,
      files: [{ type: 'remove' as const, path }],
    };
    if (!dispatch(change)) return;
    notify({ tone: 'ok', text: lessonWords.removed(path), undo: true });
  }
  setGuide({ guiding: null });
}
