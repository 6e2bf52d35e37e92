import { kindMark, markLetters, markPaths } from '../../core/picture';
import './widgets.css';

/** The badge of a kind: letters on its shape. It says nothing to screen readers; put the kind's name beside it or in the label. */
export function KindGlyph({ kind, size = 20 }: { readonly kind: string; readonly size?: number }): React.JSX.Element {
  const mark = kindMark(kind);
  const letters = markLetters(mark);
  const open = mark.shape === 'dashed';
  return (
    <svg
      className="kind-glyph"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={{ color: `var(--kind-${mark.hue})` }}
    >
      {markPaths[mark.shape].map(({ d, stroke, dashes }) =>
        stroke === undefined ? (
          <path key={d} d={d} fill="currentColor" />
        ) : (
          <path key={d} d={d} fill="none" stroke="currentColor" strokeWidth={stroke} strokeDasharray={dashes} />
        ),
      )}
      <text
        className={open ? 'kind-glyph-letters kind-glyph-letters-open' : 'kind-glyph-letters'}
        x={letters.x}
        y="12.5"
        fontSize={letters.size}
      >
        {mark.letters}
      </text>
    </svg>
  );
}

/** The letters of a kind's badge: Kiali's where it has some, else those of the kind's data, else its capitals. */
export function lettersOf(kind: string): string {
  return kindMark(kind).letters;
}

/** The name of a kind's colour token behind `--kind-`. */
export function hueOf(kind: string): string {
  return kindMark(kind).hue;
}
