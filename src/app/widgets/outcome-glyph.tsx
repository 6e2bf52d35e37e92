import { outcomeStrokes, type CallSign } from '../../core/picture';
import './widgets.css';

/** What becomes of a call as a sign: a tick, an arrow that passes by, a barred circle, a question mark, an arrow that turns back, a cross, dots, and the triangle of a warning; all others are neutral in colour. */
export function OutcomeGlyph({ outcome }: { readonly outcome: CallSign }): React.JSX.Element {
  return (
    <svg className="outcome-glyph" data-sign={outcome} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={outcomeStrokes[outcome]} />
    </svg>
  );
}
