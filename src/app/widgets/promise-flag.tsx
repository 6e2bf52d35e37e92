import type { ExpectationCheck } from '../../core/mesh';
import './widgets.css';

type Verdict = ExpectationCheck['verdict'];

/** A flag for what a call promises: filled while it holds, crossed when it fails, empty where it cannot be told. Its words stand beside it or are spoken with its row. */
export function PromiseFlag({ verdict }: { readonly verdict: Verdict }): React.JSX.Element {
  return (
    <svg
      className={`promise-flag promise-flag-${verdict.replace(' ', '-')}`}
      width="11"
      height="14"
      viewBox="0 0 11 14"
      aria-hidden="true"
    >
      <path d="M1.5 1v12" />
      <path className="promise-flag-cloth" d="M1.5 1.5H10L8 4.5l2 3H1.5Z" />
      {verdict === 'fails' && <path d="m5 9.5 4 4m0-4-4 4" />}
    </svg>
  );
}
