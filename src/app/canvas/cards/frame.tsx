import { memo } from 'react';
import type { Node } from '../../../core/topology';
import { AcceptedMark, worstOf, SeverityMark } from '../../widgets';
import { anatomyOf, wireEnds, type WireEnd } from '../../../core/picture';
import { useCanvas } from '../canvas-state';
import { cardWords } from '../words/cards';

/** Class names of a card or a part of one. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** How many findings a card or docked rule has, as the worst mark with the number of its kind. */
export function FindingsChip({ of }: { readonly of: string }): React.JSX.Element | null {
  const tally = useCanvas((state) => state.counts.get(of));
  const worst = tally && worstOf(tally);
  if (worst) return <SeverityMark severity={worst} count={tally[worst]} chip size={12} />;
  return tally?.accepted ? <AcceptedMark title={tally.reasons} count={tally.accepted} chip size={12} /> : null;
}

/** The second line of a card: what it says, or from which line its document cannot be read. */
export function Meta(props: { readonly of: string; readonly text: string; readonly title: string }): React.JSX.Element {
  const line = useCanvas((state) => state.broken.get(props.of));
  if (line !== undefined) {
    return (
      <div className="card-meta card-broken" title={props.title}>
        {cardWords.brokenAt(line)}
      </div>
    );
  }
  return (
    <div className="card-meta" title={props.title}>
      {props.text}
    </div>
  );
}

/** The bars that stand for layers of TLS. */
export function Bars({ layers }: { readonly layers: 0 | 1 | 2 }): React.JSX.Element {
  return (
    <span className="bars" aria-hidden="true">
      {layers === 0 ? (
        <i className="bar-none" />
      ) : (
        Array.from({ length: layers }, (_, index) => <i key={index} className="bar" />)
      )}
    </span>
  );
}

/** The line after the last row of a card with very many: how many more there are, or that fewer can be shown. */
export function MoreRow(props: {
  readonly node: Node;
  readonly expanded: boolean;
  readonly noun: keyof typeof cardWords.more;
}): React.JSX.Element | null {
  const { more } = anatomyOf(props.node, props.expanded);
  if (!more) return null;
  return (
    <div className="card-row more-row" data-part="more">
      {more.count === 0 ? cardWords.fewer : cardWords.more[props.noun](more.count, props.expanded)}
    </div>
  );
}

/**
 * Marks without size where wires end. React Flow measures a card when it is first mounted and then believes only what it finds in it, so
 * the ends that the picture knows anyway stand in the card as well.
 */
export const WireEnds = memo(function WireEnds(props: {
  readonly node: Node;
  readonly expanded: boolean;
}): React.JSX.Element {
  return <EndMarks ends={wireEnds(props.node, props.expanded)} />;
});

/** Marks without size at ends of wires. */
export function EndMarks({ ends }: { readonly ends: readonly WireEnd[] }): React.JSX.Element {
  return (
    <>
      {ends.map(({ id, side, x, y }) => (
        <i
          key={`${id} ${side}`}
          className={`wire-end ${side === 'left' ? 'target' : 'source'}`}
          data-handleid={id}
          data-handlepos={side}
          style={{ left: x, top: y }}
        />
      ))}
    </>
  );
}
