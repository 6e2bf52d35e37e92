import { useId, useState, type FormEvent } from 'react';
import type { Finding } from '../../core/analysis';
import { refusedWords } from '../../core/text';
import { whyNotAccepted } from '../commands/accept-finding';
import { useFindings } from '../findings';
import { accept } from './decide';
import { acceptWords } from './words';

/** Asks why a team lives with a finding, or with all of its kind, and up to which day, and writes that into the design. */
export function AcceptForm(props: { readonly finding: Finding; readonly onDone: () => void }): React.JSX.Element {
  const { finding, onDone } = props;
  const [reason, setReason] = useState(finding.accepted?.reason ?? '');
  const [until, setUntil] = useState(finding.accepted?.until ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const open = useFindings((state) => state.open);
  const alike = finding.accepted ? [] : open.filter((each) => each.rule === finding.rule && !whyNotAccepted(each));
  const id = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const others = all ? alike.filter((each) => each !== finding) : [];
    const failed = accept([finding, ...others], { reason, until });
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
      {alike.length > 1 && (
        <label className="accept-alike">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          {acceptWords.alike(alike.length)}
        </label>
      )}
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
