import { useId, useState, type FormEvent } from 'react';
import type { Finding } from '../../core/analysis';
import { refusedWords } from '../../core/text';
import { accept } from './decide';
import { acceptWords } from './words';

/** Asks why a team lives with a finding, and up to which day, and writes that into the design. */
export function AcceptForm(props: { readonly finding: Finding; readonly onDone: () => void }): React.JSX.Element {
  const { finding, onDone } = props;
  const [reason, setReason] = useState(finding.accepted?.reason ?? '');
  const [until, setUntil] = useState(finding.accepted?.until ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const failed = accept(finding, { reason, until });
    setRefusal(failed);
    if (failed === null) onDone();
  };
  return (
    <form className="accept-form" aria-label={acceptWords.title} onSubmit={onSubmit}>
      <label htmlFor={`${id}-reason`}>{acceptWords.reason}</label>
      <textarea
        id={`${id}-reason`}
        className="accept-input"
        dir="auto"
        rows={2}
        autoFocus
        value={reason}
        aria-describedby={`${id}-says`}
        onChange={(event) => setReason(event.target.value)}
      />
      <label htmlFor={`${id}-until`}>{acceptWords.until}</label>
      <div className="accept-end">
        <input
          id={`${id}-until`}
          className="accept-input"
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <span>{acceptWords.untilMeans}</span>
      </div>
      <p id={`${id}-says`} className="accept-says">
        {acceptWords.means} {refusedWords(finding)}
      </p>
      {refusal !== null && (
        <p className="accept-refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="fix-buttons">
        <button type="submit" className="button button-small button-primary">
          {acceptWords.accept}
        </button>
        <button type="button" className="button button-small button-outline" onClick={onDone}>
          {acceptWords.cancel}
        </button>
      </div>
    </form>
  );
}
