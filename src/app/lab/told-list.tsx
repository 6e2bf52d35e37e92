import type { Told } from '../../core/mesh';
import { labWords } from './words';

/** The experiment in sentences: what happens in its order, then what never counts. */
export function ToldList({ told }: { readonly told: readonly Told[] }): React.JSX.Element {
  const events = told.filter(({ about }) => about === 'event');
  const notes = told.filter(({ about }) => about === 'note');
  return (
    <div className="lab-told" role="group" aria-label={labWords.inSentences} tabIndex={0}>
      {events.length === 0 && notes.length === 0 && <p className="lab-note">{labWords.nothingHappens}</p>}
      {events.length > 0 && (
        <ol className="lab-events">
          {events.map(({ text, at }) => (
            <li key={`${at ?? ''}${text}`}>{text}</li>
          ))}
        </ol>
      )}
      {notes.map(({ text }) => (
        <p key={text} className="lab-note">
          {text}
        </p>
      ))}
    </div>
  );
}
