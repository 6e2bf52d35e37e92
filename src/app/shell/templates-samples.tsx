import { largeMesh } from '../../core/templates';
import { openUploads } from '../browser/open-uploads';
import { closeDialog } from '../dialogs';
import { cardWords, largeMeshWords } from './words/templates';

/** A generated design of a thousand services, to see how the page feels with one. */
export function LargeMeshCard(): React.JSX.Element {
  const use = (): void => {
    closeDialog();
    const encoder = new TextEncoder();
    const uploads = largeMesh().map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
    void openUploads(uploads, { lead: largeMeshWords.added });
  };
  return (
    <li className="gallery-card">
      <span className="gallery-picture">
        <Crowd />
      </span>
      <h4 className="gallery-title">{largeMeshWords.title}</h4>
      <p className="gallery-purpose">{largeMeshWords.purpose}</p>
      <div className="gallery-foot">
        <span className="gallery-kinds">{largeMeshWords.generated}</span>
        <button
          type="button"
          className="button button-outline button-small"
          aria-label={cardWords.useNamed(largeMeshWords.title)}
          onClick={use}
        >
          {cardWords.use}
        </button>
      </div>
    </li>
  );
}

/** Bands with many small cards: a sign for what is too much to draw in a thumbnail. */
function Crowd(): React.JSX.Element {
  const bands = [0, 1, 2, 3];
  return (
    <svg className="thumbnail thumbnail-small" viewBox="0 0 240 100" aria-hidden="true">
      {bands.map((band) => (
        <g key={band} transform={`translate(0 ${4 + band * 24})`}>
          <rect className="thumb-band" x="4" width="160" height="20" rx="4" />
          <Dots x={10} count={7} hue="workload" />
          <Dots x={84} count={9} hue="service-entry" />
          <Dots x={178} count={7} hue="endpoint" />
        </g>
      ))}
    </svg>
  );
}

function Dots({
  x,
  count,
  hue,
}: {
  readonly x: number;
  readonly count: number;
  readonly hue: string;
}): React.JSX.Element {
  return (
    <>
      {Array.from({ length: count * 2 }, (_, index) => (
        <rect
          key={index}
          x={x + (index % count) * 8}
          y={3 + Math.floor(index / count) * 8}
          width="6"
          height="5"
          rx="1"
          fill={`var(--kind-${hue})`}
        />
      ))}
    </>
  );
}
