import { Check, CircleHelp, X, type LucideIcon } from 'lucide-react';
import { shownUrl, type ExpectationCheck } from '../../core/mesh';
import { isSamePlace, type Place } from '../../core/schema';
import { brokenWords, expectedAndFound, expectedWords, foundWords, promiseWords } from '../promise-words';
import { promisesWords, useTraces, type TracedRow } from '../traces';
import { callsWords, promiseSummaryWords } from './words';

/** How many promises hold, and each that does not: who calls what, what is expected, what is found. Nothing where nothing is promised. */
export function Promises(): React.JSX.Element | null {
  const rows = useTraces((state) => state.rows);
  const tally = useTraces((state) => state.tally);
  const promised = tally.holds + tally.fails + tally['cannot tell'];
  const broken = rows.filter(({ check }) => check !== undefined && check.verdict !== 'holds');
  if (promised === 0) return null;
  return (
    <section role="region" aria-label={promiseSummaryWords.label}>
      <p className="narrow-promises">
        <b>{promiseSummaryWords.label}</b>
        <span>{tally.fails > 0 ? brokenWords(tally.fails) : promisesWords(tally)}</span>
      </p>
      {broken.length > 0 && (
        <ul className="narrow-cards">
          {broken.map((row) => (
            <li key={`${row.call.place.file} ${row.call.place.document} ${row.call.place.path.join('.')}`}>
              <BrokenPromise row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function BrokenPromise({ row }: { readonly row: TracedRow }): React.JSX.Element {
  const { workload, call } = row;
  return (
    <div className="narrow-card">
      <p className="narrow-url">{shownUrl(call.url)}</p>
      <p className="narrow-meta">{callsWords.from(`${workload.namespace}/${workload.name}`)}</p>
      <Verdict row={row} />
    </div>
  );
}

/** What the design promises of a call, where it promises something. */
export function PromiseOf({ place }: { readonly place: Place }): React.JSX.Element | null {
  const row = useTraces((state) => state.rows.find(({ call }) => isSamePlace(call.place, place)));
  return row?.check ? <Verdict row={row} /> : null;
}

const marks: Readonly<Record<ExpectationCheck['verdict'], LucideIcon>> = {
  holds: Check,
  fails: X,
  'cannot tell': CircleHelp,
};

function Verdict({ row: { call, trace, check } }: { readonly row: TracedRow }): React.JSX.Element | null {
  if (!check) return null;
  const Icon = marks[check.verdict];
  return (
    <>
      <span className={`narrow-verdict narrow-verdict-${check.verdict.replace(' ', '-')}`}>
        <Icon size={14} strokeWidth={2} aria-hidden />
        {promiseWords(check.verdict)}
      </span>
      {check.verdict !== 'holds' && (
        <span className="narrow-meta">{expectedAndFound(expectedWords(call.expect ?? {}), foundWords(trace))}</span>
      )}
    </>
  );
}
