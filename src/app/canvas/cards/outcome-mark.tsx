import type { CallRow } from '../../../core/topology';
import { expectationTitle, outcomeStrokes, type CallSign } from '../../../core/picture';

/** What becomes of a call as a sign: a tick, an arrow that passes by or turns back, a barred circle, a question mark, a cross, a warning; dots where that is not judged. */
export function OutcomeMark({ outcome }: { readonly outcome: CallSign }): React.JSX.Element {
  return (
    <svg className={`outcome outcome-${outcome}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={outcomeStrokes[outcome]} />
    </svg>
  );
}

/** A flag on a call of which something is expected: filled while that holds, crossed when it does not, empty where it is not judged. */
export function ExpectationFlag({ call }: { readonly call: CallRow }): React.JSX.Element | null {
  const title = expectationTitle(call);
  if (title === undefined) return null;
  const look = call.holds === undefined ? 'open' : call.holds ? 'held' : 'failed';
  return (
    <span className={`flag flag-${look}`} title={title}>
      <FlagShape look={look} />
      <span className="spoken-only">{title}</span>
    </span>
  );
}

/** The flag alone. */
export function FlagShape({ look }: { readonly look: 'open' | 'held' | 'failed' }): React.JSX.Element {
  return (
    <svg width="11" height="14" viewBox="0 0 11 14" aria-hidden="true">
      <path className="flag-pole" d="M1.5 1v12" />
      <path className="flag-cloth" d="M1.5 1.5H10L8 4.5l2 3H1.5Z" />
      {look === 'failed' && <path className="flag-cross" d="m5 9.5 4 4m0-4-4 4" />}
    </svg>
  );
}
