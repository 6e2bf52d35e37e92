import { useId, useState, type FormEvent } from 'react';
import type { Finding } from '../../core/analysis';
import { refusedWords } from '../../core/text';
import { whyNotAccepted, type Decision } from '../commands/accept-finding';
import { useFindings } from '../findings';
import { accept } from './decide';
import { acceptWords } from './words';

/** Asks why a team lives with a finding, or with all of its kind, and up to which day, and writes that into the design. */
export function AcceptForm(props: { readonly finding: Finding; readonly onDone: () => void }): React.JSX.Element {
  const { finding, onDone } = props;
  const form = useAcceptance(finding, onDone);
  const id = useId();
  return (
    <form className="accept-form" aria-label={acceptWords.title} onSubmit={form.submit}>
      <DecisionFields id={id} decision={form.decision} onChange={form.change} />
      {form.alike > 1 && (
        <label className="accept-alike">
          <input type="checkbox" checked={form.isForAll} onChange={(event) => form.forAll(event.target.checked)} />
          {acceptWords.alike(form.alike)}
        </label>
      )}
      <p id={`${id}-says`} className="accept-says">
        {acceptWords.means} {refusedWords(finding)}
      </p>
      {form.refusal !== null && (
        <p className="accept-refusal" role="alert">
          {form.refusal}
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

interface DecisionFieldsProps {
  /** Of the form: what it says about them has this id with `-says` behind it. */
  readonly id: string;
  readonly decision: Decision;
  readonly onChange: (part: Partial<Decision>) => void;
}

/** The reason, and the last day on which it counts. */
function DecisionFields({ id, decision, onChange }: DecisionFieldsProps): React.JSX.Element {
  return (
    <>
      <label htmlFor={`${id}-reason`}>{acceptWords.reason}</label>
      <textarea
        id={`${id}-reason`}
        className="accept-input"
        dir="auto"
        rows={2}
        autoFocus
        value={decision.reason}
        aria-describedby={`${id}-says`}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
      <label htmlFor={`${id}-until`}>{acceptWords.until}</label>
      <div className="accept-end">
        <input
          id={`${id}-until`}
          className="accept-input"
          type="date"
          value={decision.until}
          onChange={(event) => onChange({ until: event.target.value })}
        />
        <span>{acceptWords.untilMeans}</span>
      </div>
    </>
  );
}

interface Acceptance {
  readonly decision: Decision;
  readonly change: (part: Partial<Decision>) => void;
  /** How many findings the decision may be about, the one itself with them; 0 where it was accepted before. */
  readonly alike: number;
  readonly isForAll: boolean;
  readonly forAll: (isForAll: boolean) => void;
  readonly refusal: string | null;
  readonly submit: (event: FormEvent) => void;
}

/** What was filled in so far, why it was refused, and writing it. */
function useAcceptance(finding: Finding, onDone: () => void): Acceptance {
  const [decision, setDecision] = useState<Decision>({
    reason: finding.accepted?.reason ?? '',
    until: finding.accepted?.until ?? '',
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isForAll, forAll] = useState(false);
  const open = useFindings((state) => state.open);
  const alike = finding.accepted ? [] : open.filter((each) => each.rule === finding.rule && !whyNotAccepted(each));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const others = isForAll ? alike.filter((each) => each !== finding) : [];
    const failed = accept([finding, ...others], decision);
    setRefusal(failed);
    if (failed === null) onDone();
  };
  const change = (part: Partial<Decision>): void => setDecision({ ...decision, ...part });
  return { decision, change, alike: alike.length, isForAll, forAll, refusal, submit };
}
