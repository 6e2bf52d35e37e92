import type { Told } from '../../core/mesh';

/** The experiment in sentences: whether the settings can eject first, then what happens in its order, then what never counts. */
export function ToldList({ told }: { readonly told: readonly Told[] }): React.JSX.Element {
  const verdict = told.filter(({ about }) => about === 'verdict' || about === 'sum');
  const events = told.filter(({ about }) => about === 'event');
  const notes = told.filter(({ about }) => about === 'note');
  return (
    <div className="lab-told" role="group" aria-label="In sentences" tabIndex={0}>
      {verdict.map(({ text, about }) => (
        <p key={text} className={about === 'verdict' ? 'lab-verdict' : 'lab-sum'}>
          {text}
        </p>
      ))}
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
