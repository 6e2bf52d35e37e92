import { useMemo, useState, type ReactNode } from 'react';
import type { Drawing } from '../../core/picture';
import { addressOfSvg } from '../browser/picture-files';
import { closeDialog } from '../dialogs';
import { pictureAsked, type PictureRequest } from '../picture-request';
import { isDrawable, largestScale, pixelsAt, scales } from '../picture-scale';
import { drawingSteps, savePicture, sizeWords, type PictureChoice } from '../save-picture';
import { isDark } from '../tokens';
import './save-picture.css';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { SheetWork } from './sheet-work';
import { useSteps } from './use-steps';
import { pictureWords } from './words/save-picture';

/** Asks how a picture of the flow graph is to be saved, and shows it before. */
export default function SavePicture(): React.JSX.Element | null {
  const [request] = useState(pictureAsked);
  return request && <Choose request={request} />;
}

function Choose({ request }: { readonly request: PictureRequest }): React.JSX.Element {
  const [choice, setChoice] = useState<PictureChoice>(() => ({
    format: request.format,
    theme: isDark() ? 'dark' : 'light',
    scale: 2,
    selection: false,
    folded: request.folded.size > 0,
  }));
  const change = (part: Partial<PictureChoice>): void => setChoice((before) => ({ ...before, ...part }));
  const { theme, selection, folded } = choice;
  const begin = useMemo(
    () => () => drawingSteps(request, { theme, selection, folded }),
    [request, theme, selection, folded],
  );
  const drawing = useSteps(begin, isQuick(request));
  const tooLarge = drawing !== null && choice.format === 'png' && !isDrawable(drawing, choice.scale);
  const save = (): void => {
    closeDialog();
    void savePicture(request, choice);
  };
  return (
    <Sheet title={pictureWords.title} size={560}>
      <Preview drawing={drawing} />
      <div className="picture-choices">
        <Part request={request} choice={choice} onChange={change} />
        <Radios legend={pictureWords.theme} value={theme} options={themes} onChange={(to) => change({ theme: to })} />
        <Radios
          legend={pictureWords.format}
          value={choice.format}
          options={formats}
          onChange={(format) => change({ format })}
        />
        {choice.format === 'png' && (
          <Radios
            legend={pictureWords.scale}
            value={choice.scale}
            options={scaleOptions}
            onChange={(scale) => change({ scale })}
          />
        )}
      </div>
      {request.folded.size > 0 && (
        <label className="tick">
          <input type="checkbox" checked={folded} onChange={({ target }) => change({ folded: target.checked })} />
          {pictureWords.keepFolded}
        </label>
      )}
      <SizeLine choice={choice} size={drawing} onScale={(scale) => change({ scale })} />
      <SheetButtons stays>
        <CancelButton />
        <button type="button" className="button button-primary" data-autofocus disabled={tooLarge} onClick={save}>
          {pictureWords.save[choice.format]}
        </button>
      </SheetButtons>
    </Sheet>
  );
}

const themes = [
  { value: 'light', title: pictureWords.themes.light },
  { value: 'dark', title: pictureWords.themes.dark },
] as const;
const formats = [
  { value: 'svg', title: pictureWords.formats.svg },
  { value: 'png', title: pictureWords.formats.png },
] as const;
const scaleOptions = scales.map((value: number) => ({ value, title: pictureWords.times(value) }));

interface PartProps {
  readonly request: PictureRequest;
  readonly choice: PictureChoice;
  readonly onChange: (part: Partial<PictureChoice>) => void;
}

/** Everything, or what is selected, where something is. */
function Part({ request, choice, onChange }: PartProps): React.JSX.Element {
  const { size } = request.selected;
  const options = [
    { value: 'all', title: pictureWords.whole },
    { value: 'selection', title: pictureWords.selection(size), disabled: size === 0 },
  ] as const;
  return (
    <Radios
      legend={pictureWords.part}
      value={choice.selection ? 'selection' : 'all'}
      options={options}
      onChange={(part) => onChange({ selection: part === 'selection' })}
    />
  );
}

function Radios<Value extends string | number>(props: {
  readonly legend: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: ReactNode; readonly disabled?: boolean }[];
  readonly onChange: (value: Value) => void;
}): React.JSX.Element {
  const { legend, value, options, onChange } = props;
  return (
    <fieldset className="picture-radios">
      <legend className="field-label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={`picture-${legend}`}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          {option.title}
        </label>
      ))}
    </fieldset>
  );
}

/** Pictures with more text than this, in characters, are saved without being shown before: drawing them twice would be felt. */
const mostShown = 1_500_000;

function Preview({ drawing }: { readonly drawing: Drawing | null }): React.JSX.Element {
  return (
    <div className="picture-preview">
      {drawing === null ? (
        <SheetWork says={pictureWords.drawing} label={pictureWords.progressLabel} />
      ) : drawing.svg.length > mostShown ? (
        <p className="pane-idle">{pictureWords.notShown}</p>
      ) : (
        <img src={addressOfSvg(drawing.svg)} alt={pictureWords.preview} />
      )}
    </div>
  );
}

/** So many cards and wires are drawn within 50 ms; more are drawn while the page does other things. */
const mostAtOnce = 800;

function isQuick({ topology }: PictureRequest): boolean {
  return topology.nodes.length + topology.edges.length <= mostAtOnce;
}

/** How large it will be; where browsers cannot draw that, the scale at which they can. */
function SizeLine(props: {
  readonly choice: PictureChoice;
  /** Null until it is drawn. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly onScale: (scale: number) => void;
}): React.JSX.Element {
  const { choice, size, onScale } = props;
  if (choice.format === 'svg') return <p className="sheet-lead">{pictureWords.svgSays}</p>;
  if (!size) return <p className="sheet-lead">…</p>;
  const pixels = sizeWords(pixelsAt(size, choice.scale));
  if (isDrawable(size, choice.scale)) return <p className="sheet-lead">{pictureWords.size(pixels)}</p>;
  const lower = largestScale(size);
  return (
    <p className="sheet-lead" role="status">
      {pictureWords.tooLarge(pixels, lower)}{' '}
      <button type="button" className="button" onClick={() => onScale(lower)}>
        {pictureWords.lower(lower)}
      </button>
    </p>
  );
}
