import { Flag } from 'lucide-react';
import { useState } from 'react';
import { shownUrl } from '../../core/mesh';
import { promiseCalls, promiseOfTrace } from '../commands/promise-calls';
import { notify } from '../notices';
import { foundWords } from '../promise-words';
import { dispatch, getState } from '../store';
import type { TracedRow } from '../traces';
import { OutcomeGlyph } from '../widgets';
import { callKey } from './call-key';
import { assertionWords } from './words';

/** The calls that promise nothing, to be ticked: what they do today becomes their promise, in one step of the history. */
export function Unpromised({ rows }: { readonly rows: readonly TracedRow[] }): React.JSX.Element {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const traced = rows.filter(({ trace }) => trace !== undefined);
  const chosen = traced.filter((row) => ticked.has(callKey(row)));
  const all = chosen.length === traced.length && traced.length > 0;
  const toggle = (key: string): void => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    setTicked(next);
  };
  return (
    <section className="unpromised">
      <div className="unpromised-head">
        <label>
          <input type="checkbox" checked={all} onChange={() => setTicked(new Set(all ? [] : traced.map(callKey)))} />
          {assertionWords.without(rows.length)}
        </label>
        <button
          type="button"
          className="button button-small button-outline"
          disabled={chosen.length === 0}
          onClick={() => promise(chosen)}
        >
          <Flag size={13} strokeWidth={1.75} aria-hidden />
          {assertionWords.promiseToday}
        </button>
      </div>
      <ul aria-label={assertionWords.callsWithout}>
        {rows.map((row) => (
          <li key={callKey(row)}>
            <Tick row={row} checked={ticked.has(callKey(row))} onToggle={() => toggle(callKey(row))} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TickProps {
  readonly row: TracedRow;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function Tick({ row: { workload, call, trace, misread }, checked, onToggle }: TickProps): React.JSX.Element {
  return (
    <label className="unpromised-row">
      <input type="checkbox" disabled={!trace} checked={checked && trace !== undefined} onChange={onToggle} />
      {trace && <OutcomeGlyph outcome={misread ? 'misread' : trace.outcome} />}
      <span className="promise-text">
        <span className="promise-call">
          <span>
            {workload.namespace}/{workload.name}
          </span>
          <span className="mono promise-url">{shownUrl(call.url)}</span>
        </span>
        <span className="promise-meta">{trace ? foundWords(trace) : assertionWords.cannotBeTraced}</span>
      </span>
    </label>
  );
}

function promise(rows: readonly TracedRow[]): void {
  const promises = rows.flatMap(({ call, trace }) =>
    trace ? [{ call: call.place, promise: promiseOfTrace(trace) }] : [],
  );
  const result = promiseCalls(getState().snapshot, promises);
  if (!result.ok) notify({ tone: 'info', text: result.detail });
  else if (dispatch(result.change)) notify({ tone: 'ok', text: assertionWords.promised(promises.length), undo: true });
}
