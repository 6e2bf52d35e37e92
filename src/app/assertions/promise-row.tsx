import { Check, CircleHelp, Route, Wand2, X, type LucideIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { refusalWords, type Finding } from '../../core/analysis';
import { shownUrl, type ExpectationCheck, type Trace } from '../../core/mesh';
import { promiseCalls, promiseOfTrace } from '../commands/promise-calls';
import { notify } from '../notices';
import { expectedFromNow, expectedWords, foundWords } from '../promise-words';
import { dispatch, select, useApp } from '../store';
import { traceCallAt } from '../traced-call';
import type { TracedRow } from '../traces';
import { SeverityMark } from '../widgets';
import { differingHop } from './differing-hop';
import { RemedyList } from './remedy-list';
import { assertionWords } from './words';

const marks: Readonly<Record<ExpectationCheck['verdict'], { readonly icon: LucideIcon; readonly className: string }>> =
  {
    holds: { icon: Check, className: 'verdict-holds' },
    fails: { icon: X, className: 'verdict-fails' },
    'cannot tell': { icon: CircleHelp, className: 'verdict-open' },
  };

interface PromiseRowProps {
  readonly row: TracedRow;
  /** Findings for which a cluster would not take a resource. */
  readonly refusals: readonly Finding[];
}

/** A promise: who calls what, what is expected, what is found, where the two part, and what it rests on that no cluster takes. */
export function PromiseRow({ row, refusals }: PromiseRowProps): React.JSX.Element | null {
  const { call, trace, check } = row;
  const [fixing, setFixing] = useState(false);
  const id = useId();
  if (!check) return null;
  const fails = check.verdict === 'fails';
  return (
    <li className="promise" data-verdict={check.verdict}>
      <div className="promise-row">
        <Promised row={row} check={check} />
        <div className="promise-actions">
          <RowAction icon={Route} onClick={() => traceCallAt({ type: 'drawn', place: call.place })}>
            {assertionWords.trace}
          </RowAction>
          {fails && (
            <RowAction
              icon={Wand2}
              aria-expanded={fixing}
              aria-controls={fixing ? id : undefined}
              onClick={() => setFixing(!fixing)}
            >
              {assertionWords.fix}
            </RowAction>
          )}
        </div>
      </div>
      {check.because !== '' && <Difference trace={trace} check={check} />}
      <Refused trace={trace} refusals={refusals} />
      {fails && trace && <Accept row={row} trace={trace} />}
      {fixing && fails && (
        <div id={id} className="promise-more">
          <RemedyList row={row} />
        </div>
      )}
    </li>
  );
}

interface PromisedProps {
  readonly row: TracedRow;
  readonly check: ExpectationCheck;
}

/** What is promised and what is found, which leads to the call in the design. */
function Promised({ row: { workload, call, trace }, check }: PromisedProps): React.JSX.Element {
  const { icon: Icon, className } = marks[check.verdict];
  const expected = expectedWords(call.expect ?? {});
  return (
    <button type="button" className="promise-go" onClick={() => select({ place: call.place, from: 'trace' })}>
      <span className={`verdict ${className}`}>
        <Icon size={14} strokeWidth={2} aria-hidden />
        {check.verdict}
      </span>
      <span className="promise-text">
        <span className="promise-call">
          <span>
            {workload.namespace}/{workload.name}
          </span>
          <span className="mono promise-url">
            {call.method === 'GET' ? '' : `${call.method} `}
            {shownUrl(call.url)}
          </span>
        </span>
        <span className="promise-meta">
          {check.verdict === 'holds'
            ? assertionWords.expects(expected)
            : assertionWords.found(expected, foundWords(trace))}
        </span>
      </span>
    </button>
  );
}

interface RowActionProps extends React.ComponentProps<'button'> {
  readonly icon: LucideIcon;
}

function RowAction({ icon: Icon, children, ...rest }: RowActionProps): React.JSX.Element {
  return (
    <button type="button" className="button button-small" {...rest}>
      <Icon size={13} strokeWidth={1.75} aria-hidden />
      {children}
    </button>
  );
}

function Difference({ trace, check }: { readonly trace: Trace | undefined; readonly check: ExpectationCheck }) {
  const hop = trace && differingHop(trace, check);
  return (
    <p className="promise-because">
      {check.because} {hop && assertionWords.firstDiffers(hop)}
    </p>
  );
}

interface RefusedProps {
  readonly trace: Trace | undefined;
  readonly refusals: readonly Finding[];
}

/** Says of a promise that it rests on what no cluster takes. The walk leads to the findings. */
function Refused({ trace, refusals }: RefusedProps): React.JSX.Element | null {
  const words = refusalWords(refusals, trace);
  if (words === '') return null;
  return (
    <p className="promise-because promise-refused">
      <SeverityMark severity="warning" size={14} silent />
      {words}
    </p>
  );
}

/** Promises what is found instead of what was expected. */
function Accept({ row, trace }: { readonly row: TracedRow; readonly trace: Trace }): React.JSX.Element {
  const snapshot = useApp((state) => state.snapshot);
  const accept = (): void => {
    const result = promiseCalls(snapshot, [{ call: row.call.place, promise: promiseOfTrace(trace) }]);
    if (!result.ok) notify({ tone: 'info', text: result.detail });
    else if (dispatch(result.change)) notify({ tone: 'ok', text: expectedFromNow(shownUrl(row.call.url)), undo: true });
  };
  return (
    <button type="button" className="link-button promise-accept" onClick={accept}>
      {assertionWords.accept}
    </button>
  );
}
