import { useId, useState, type KeyboardEvent } from 'react';
import { addNote, editNote } from '../commands/add-note';
import { getState } from '../store';
import { attempt } from './actions';
import type { FloatingProps } from './floating';
import { FloatingForm, FormButtons, Refusal } from './floating-form';
import { formWords, noteFormWords } from './words/forms';

/** The form of a note that is selected; nothing when it is gone. */
export function EditNote(props: FloatingProps<'rename'>): React.JSX.Element | null {
  const { floating, graph } = props;
  const { nodes, bandNotes } = graph.topology;
  const notes = [...nodes.map((node) => node.notes ?? []), ...(bandNotes?.values() ?? [])].flat();
  const note = notes.find((each) => each.id === floating.spot.part);
  if (!note) return null;
  const { on, path, place, text } = note;
  const about = noteFormWords.about(on, path);
  return <NoteForm {...props} floating={{ type: 'note', at: floating.at, on: about, place, text }} />;
}

/** A note on something, new or edited. Enter writes it, Shift+Enter begins a line; a note without text goes. */
export function NoteForm({ floating, room, onClose }: FloatingProps<'note'>): React.JSX.Element {
  const { at, on, place } = floating;
  const [text, setText] = useState(floating.text ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const submit = (): void => {
    const { snapshot } = getState();
    const result = place ? editNote(snapshot, place, text) : addNote(snapshot, on, text);
    const edited = text.trim() === '' ? noteFormWords.deleted : noteFormWords.changed;
    const done = place ? edited : noteFormWords.added(on);
    const failed = attempt(result, done);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <FloatingForm
      title={place ? noteFormWords.editTitle : noteFormWords.newTitle}
      at={at}
      room={room}
      onSubmit={submit}
      onClose={onClose}
    >
      <label htmlFor={id}>{on}</label>
      <textarea
        id={id}
        aria-label={noteFormWords.text}
        dir="auto"
        rows={3}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.target.value)}
      />
      <Refusal text={refusal} />
      <FormButtons action={place ? noteFormWords.change : formWords.add} onClose={onClose} />
    </FloatingForm>
  );
}
