import type { ReactNode } from 'react';
import type { Finding } from '../../../core/analysis';
import { acceptedWords } from '../../accepted-words';
import { applyFix } from '../../findings';
import { AcceptedMark, SeverityMark } from '../../widgets';
import type { FieldState } from '../use-field';

/** The line under a field: why the last change was refused, else its worst finding with its fix, else what the caller has to say. */
export function FieldNote({
  state,
  fallback,
}: {
  readonly state: FieldState;
  readonly fallback?: ReactNode;
}): React.JSX.Element {
  return (
    <div className="ins-note" id={state.noteId} aria-live={state.refusal ? 'assertive' : 'off'}>
      <NoteContent state={state} fallback={fallback} />
    </div>
  );
}

/** Whether there is nothing to say under a field but what the caller has to. */
export function isSilent({ refusal, findings }: FieldState): boolean {
  return refusal === null && findings.length === 0;
}

function NoteContent({ state, fallback }: { readonly state: FieldState; readonly fallback?: ReactNode }): ReactNode {
  const { refusal } = state;
  if (refusal !== null) {
    return (
      <span className="ins-refusal">
        <SeverityMark severity="error" size={12} silent />
        <span>
          {refusal.detail}
          {refusal.kept !== undefined && ` ${refusal.kept}`}
          {refusal.choices.length > 0 && ' '}
          {refusal.choices.map((choice) => (
            <button key={choice.id} type="button" className="ins-link" onClick={() => state.retry(choice.id)}>
              {choice.title}
            </button>
          ))}
        </span>
      </span>
    );
  }
  const [finding] = state.findings;
  return finding ? <FindingLine finding={finding} /> : fallback;
}

/** A finding as one line: its mark, its message, and its fixes as buttons. */
function FindingLine({ finding }: { readonly finding: Finding }): React.JSX.Element {
  if (finding.accepted) return <AcceptedLine finding={finding} />;
  return (
    <span className={`ins-finding ins-finding-${finding.severity}`}>
      <SeverityMark severity={finding.severity} size={12} />
      <span>
        {finding.message} <FixButtons finding={finding} />
      </span>
    </span>
  );
}

/** What a team lives with: what was found, struck through, and why. */
function AcceptedLine({ finding }: { readonly finding: Finding }): React.JSX.Element {
  return (
    <span className="ins-finding ins-finding-accepted">
      <AcceptedMark size={12} />
      <span>
        <del>{finding.message}</del> {acceptedWords(finding)}
      </span>
    </span>
  );
}

/** A finding's fixes; each is one change. */
export function FixButtons({ finding }: { readonly finding: Finding }): React.JSX.Element {
  return (
    <>
      {(finding.fixes ?? []).map((fix) => (
        <button key={fix.title} type="button" className="ins-link" onClick={() => applyFix(finding, fix)}>
          {fix.title}
        </button>
      ))}
    </>
  );
}
