import { CornerDownRight } from 'lucide-react';
import { useState } from 'react';
import { resourceWords } from '../../core/mesh';
import {
  splitSentence,
  type ReportedChange,
  type ReportedHop,
  type ReportedPlace,
  type ReportedTrace,
} from '../../core/review';
import { formatPath } from '../../core/text';
import { useReview } from '../review-state';
import { goToDecider, resourceWithKey } from '../review-walk';
import { useApp } from '../store';
import { Breakable } from '../widgets';
import { noteKeyOf } from './accept-low';
import { DecideForm } from './decide-form';
import { changeWords } from './words';

type Side = keyof typeof changeWords.sides;

/** A change with the hops of both sides, what decides, and what is said to it. */
export function ChangeDetail({ change }: { readonly change: ReportedChange }): React.JSX.Element {
  const { sentence, targets } = change;
  // What happens is said by the chosen change of the list, beside it; the answer stands before what may be long.
  const why = splitSentence(sentence).rest;
  return (
    <div className="review-detail" role="group" aria-label={changeWords.label} tabIndex={0}>
      <DecideForm change={change} note={noteKeyOf(change)} />
      {why !== '' && (
        <p className="review-sentence">
          <Breakable text={why} />
        </p>
      )}
      {targets.length > 1 && <Targets targets={targets} />}
      <ChangeSides change={change} leads />
    </div>
  );
}

/** Both sides of a change: what becomes of the call, what decides it, the hops. `leads` where what decides can be gone to. */
export function ChangeSides(props: { readonly change: ReportedChange; readonly leads: boolean }): React.JSX.Element {
  const { before, after, decidedBefore, decidedAfter } = props.change;
  return (
    <div className="review-sides">
      <OneSide side="before" trace={before} decided={decidedBefore} other={after} leads={false} />
      <OneSide side="after" trace={after} decided={decidedAfter} other={before} leads={props.leads} />
    </div>
  );
}

/** All destinations that change in the same way, folded: the sentence names a few. */
export function Targets({ targets }: { readonly targets: readonly string[] }): React.JSX.Element {
  return (
    <details className="review-targets">
      <summary>{changeWords.targets(targets.length)}</summary>
      <ul className="mono">
        {targets.map((target) => (
          <li key={target}>{target}</li>
        ))}
      </ul>
    </details>
  );
}

/** A side without a call, of a change that is of no call, says what decides there, if anything does. */
function OneSide(props: {
  readonly side: Side;
  readonly trace: ReportedTrace | undefined;
  readonly other: ReportedTrace | undefined;
  readonly decided: readonly ReportedPlace[];
  readonly leads: boolean;
}): React.JSX.Element | null {
  const { side, trace, other, decided, leads } = props;
  const title = changeWords.sides[side];
  const isOfCall = (trace ?? other) !== undefined;
  const same = new Set(other?.hops.map(hopText));
  if (!isOfCall && decided.length === 0) return null;
  return (
    <section className="review-side" aria-label={title}>
      <p className="review-side-title">
        {title} {isOfCall && <span>{trace ? changeWords.fate(trace) : changeWords.noSuchCall}</span>}
      </p>
      {decided.map((place, index) => (
        <DecidingPlace key={index} place={place} leads={leads} />
      ))}
      {trace && <Hops hops={trace.hops} same={other && same} />}
    </section>
  );
}

/** The decisions of a call. Those that the other side takes too are folded, where there is another one. */
function Hops(props: {
  readonly hops: readonly ReportedHop[];
  readonly same: ReadonlySet<string> | undefined;
}): React.JSX.Element {
  const [open, setOpen] = useState(false);
  const { hops, same } = props;
  const alike = hops.filter((hop) => same?.has(hopText(hop))).length;
  const shown = open ? hops : hops.filter((hop) => !same?.has(hopText(hop)));
  return (
    <>
      <ol className="review-hops">
        {shown.map((hop, index) => (
          <li key={index} className={same && !same.has(hopText(hop)) ? 'review-hop is-other' : 'review-hop'}>
            <span className="review-hop-at">{hop.at}</span>{' '}
            <span className="mono">
              <Breakable text={hop.name} />
            </span>
            <p>
              <Breakable text={hop.what} />
            </p>
            <p className="review-because">
              <Breakable text={hop.because} />
            </p>
          </li>
        ))}
      </ol>
      {alike > 0 && (
        <button type="button" className="review-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? changeWords.hideSame(alike) : changeWords.showSame(alike)}
        </button>
      )}
    </>
  );
}

function hopText({ at, name, what, because }: ReportedHop): string {
  return `${at}\n${name}\n${what}\n${because}`;
}

/** What decides: a way to the text where it is in the design, else where it was written. */
function DecidingPlace({
  place,
  leads,
}: {
  readonly place: ReportedPlace;
  readonly leads: boolean;
}): React.JSX.Element {
  const { key, path, written, says } = place;
  const isHere = useApp(({ snapshot }) => resourceWithKey(snapshot, key) !== undefined);
  const ofVersions = useReview(({ proposal }) => proposal !== null);
  const what = (
    <>
      <span>{resourceWords(place)}</span>
      {path.length > 0 && (
        <span className="mono part-path">
          <Breakable text={formatPath(path)} />
        </span>
      )}
      <span className="part-place">{written}</span>
      {says !== '' && (
        <span className="mono review-says">
          <Breakable text={says} />
        </span>
      )}
    </>
  );
  if (!leads || ofVersions || !isHere) return <p className="review-place">{what}</p>;
  return (
    <button type="button" className="review-place review-link" onClick={() => goToDecider(place)}>
      <CornerDownRight size={12} strokeWidth={1.75} aria-hidden />
      {what}
    </button>
  );
}
