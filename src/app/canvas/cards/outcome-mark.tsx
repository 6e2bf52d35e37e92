import type { CallRow, Outcome } from '../../../core/topology';
import { expectationTitle } from '../../../core/picture';

const strokes: Readonly<Record<Outcome, string>> = {
  reached: 'M2.5 7.4 5.6 10.5 11.5 3.8',
  passthrough: 'M1.5 7H12M8.4 3.4 12 7l-3.6 3.6',
  blackhole: 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4M3.4 3.4 10.6 10.6',
  unresolved: 'M4.4 4.6a2.7 2.7 0 1 1 3.9 2.5C7.3 7.6 7 8.1 7 9M7 11.7v.1',
  blocked: 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4M3.4 3.4 10.6 10.6',
  error: 'M3.2 3.2 10.8 10.8M10.8 3.2 3.2 10.8',
  unknown: 'M4.2 7h.1M7 7h.1M9.8 7h.1',
};

/** What becomes of a call as a sign: a tick, an arrow that passes by, a barred circle, a question mark, a cross; dots where that is not judged. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }): React.JSX.Element {
  return (
    <svg className={`outcome outcome-${outcome}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={strokes[outcome]} />
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
