import { ChevronDown, ChevronRight, StickyNote } from 'lucide-react';
import { useContext, useState, type KeyboardEvent } from 'react';
import type { ChangeResult } from '../../../core/edit-at';
import { isOfReview } from '../../../core/mesh';
import { formatPath, type Path } from '../../../core/text';
import type { Note } from '../../../core/topology';
import { addNote, editNote } from '../../commands/add-note';
import { announce } from '../../notices';
import { dispatch, getState } from '../../store';
import { currentResource, useForm } from '../form';
import { pathKey } from '../model/place';
import { NotesContext } from '../notes';
import { answerWords } from '../words/answers';
import { noteWords } from '../words/fields';

interface NoteSlipsProps {
  /** From the object's root; empty for the whole object. */
  readonly path: Path;
  /** Whether a new note is being written. */
  readonly isAdding: boolean;
  readonly onAdded: () => void;
}

/** The notes on a field, each with what changes and removes it, and the one that is being written. */
export function NoteSlips({ path, isAdding, onAdded }: NoteSlipsProps): React.JSX.Element | null {
  const form = useForm();
  const notes = useContext(NotesContext).get(pathKey(path)) ?? [];
  if (notes.length === 0 && !isAdding) return null;
  const answers = notes.filter(isOfReview);
  const add = (text: string): ChangeResult | undefined => {
    const resource = currentResource(form);
    return resource && addNote(getState().snapshot, resource.key, text, { path });
  };
  return (
    <div className="ins-slips" role="group" aria-label={noteWords.notesOn(formatPath(path))}>
      {notes.map((note) => !answers.includes(note) && <NoteSlip key={note.id} note={note} />)}
      {answers.length > 0 && <Answers notes={answers} />}
      {isAdding && <NoteText words={noteWords.add} text="" write={add} onDone={onAdded} />}
    </div>
  );
}

/** What was said in reviews, on one line that unfolds: such notes are long, and would push the form out of view. */
function Answers({ notes }: { readonly notes: readonly Note[] }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <button type="button" className="ins-slip ins-slip-short" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Chevron size={13} strokeWidth={1.75} aria-hidden="true" />
        <bdi dir="auto">{isOpen ? answerWords.open(notes.length) : answerWords.short(notes)}</bdi>
      </button>
      {isOpen && notes.map((note) => <NoteSlip key={note.id} note={note} />)}
    </>
  );
}

function NoteSlip({ note }: { readonly note: Note }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const write = (text: string): ChangeResult => editNote(getState().snapshot, note.place, text);
  if (isOpen) return <NoteText words={noteWords.change} text={note.text} write={write} onDone={() => setOpen(false)} />;
  return (
    <p className="ins-slip">
      <StickyNote size={13} strokeWidth={1.75} aria-hidden="true" />
      <bdi dir="auto">{note.text}</bdi>
      <button type="button" className="ins-link" onClick={() => setOpen(true)}>
        {noteWords.edit}
      </button>
      <button type="button" className="ins-link" onClick={() => done(write(''), noteWords.removed)}>
        {noteWords.remove}
      </button>
    </p>
  );
}

interface NoteTextProps {
  /** What the button that writes it says, and what is said once that is done. */
  readonly words: { readonly action: string; readonly done: string };
  readonly text: string;
  readonly write: (text: string) => ChangeResult | undefined;
  readonly onDone: () => void;
}

/** The text of a note. Enter writes it, Shift+Enter begins a line, Escape leaves it as it was. */
function NoteText({ words, text: before, write, onDone }: NoteTextProps): React.JSX.Element {
  const [text, setText] = useState(before);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (): void => {
    const failed = done(write(text), words.done);
    setRefusal(failed);
    if (failed === null) onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone();
    else if (event.key !== 'Enter' || event.shiftKey) return;
    else submit();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="ins-slip-form">
      <textarea
        aria-label={noteWords.note}
        dir="auto"
        rows={2}
        autoFocus
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.target.value)}
      />
      {refusal !== null && (
        <span className="ins-refusal" role="alert">
          {refusal}
        </span>
      )}
      <span className="ins-slip-buttons">
        <button type="button" className="button button-small button-primary" onClick={submit}>
          {words.action}
        </button>
        <button type="button" className="button button-small button-outline" onClick={onDone}>
          {noteWords.cancel}
        </button>
      </span>
    </div>
  );
}

/** Makes a change and says so. Answers why it was not made; null when it was. */
function done(result: ChangeResult | undefined, says: string): string | null {
  if (result === undefined) return noteWords.objectGone;
  if (!result.ok) return result.detail;
  if (dispatch({ ...result.change, origin: 'form' })) announce(says);
  return null;
}
