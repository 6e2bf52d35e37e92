import type { MouseEvent } from 'react';
import { ask, type Asked } from '../traced-call';

/** A call that can be asked for by one press. */
export interface Offer {
  /** Unique among the offers. */
  readonly key: string;
  readonly words: string;
  readonly asked: Asked;
}

/** Calls to choose from, as buttons; nothing where there are none. */
export function Offers({ offers }: { readonly offers: readonly Offer[] }): React.JSX.Element | null {
  if (offers.length === 0) return null;
  return (
    <div className="trace-offers">
      {offers.map(({ key, words, asked }) => (
        <button
          key={key}
          type="button"
          className="button button-small button-outline"
          onClick={(event) => choose(event, asked)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

function choose({ currentTarget }: MouseEvent<HTMLElement>, asked: Asked): void {
  // The button goes with what it offers, and the answer stands where it stood.
  currentTarget.closest<HTMLElement>('.trace')?.focus({ preventScroll: true });
  ask(asked);
}
