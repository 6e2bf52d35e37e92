import type { Trace } from '../../core/mesh';
import './widgets.css';

const strokes: Readonly<Record<Trace['outcome'], string>> = {
  reached: 'M2.5 7.4 5.6 10.5 11.5 3.8',
  passthrough: 'M1.5 7H12M8.4 3.4 12 7l-3.6 3.6',
  blackhole: 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4M3.4 3.4 10.6 10.6',
  blocked: 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4M3.4 3.4 10.6 10.6',
  unresolved: 'M4.4 4.6a2.7 2.7 0 1 1 3.9 2.5C7.3 7.6 7 8.1 7 9M7 11.7v.1',
  error: 'M3.2 3.2 10.8 10.8M10.8 3.2 3.2 10.8',
};

/** What becomes of a call as a sign, neutral in colour: a tick, an arrow that passes by, a barred circle, a question mark, a cross. */
export function OutcomeGlyph({ outcome }: { readonly outcome: Trace['outcome'] }): React.JSX.Element {
  return (
    <svg className="outcome-glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={strokes[outcome]} />
    </svg>
  );
}
