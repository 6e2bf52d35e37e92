import type { Kind } from '../../core/schema';
import { KindGlyph } from '../widgets';
import { makeable } from './new-resource-draft';
import { newResourceWords } from './words/new-resource';

interface KindPickerProps {
  readonly chosen: Kind;
  readonly onChoose: (kind: Kind) => void;
}

/** The kinds that a resource can be started from, of which one is chosen. */
export function KindPicker({ chosen, onChoose }: KindPickerProps): React.JSX.Element {
  return (
    <fieldset className="kind-picker">
      <legend className="spoken-only">{newResourceWords.kind}</legend>
      {makeable.map((kind) => (
        <label key={kind.kind} className="kind-option">
          <input
            type="radio"
            name="new-kind"
            className="spoken-only"
            checked={kind === chosen}
            onChange={() => onChoose(kind)}
          />
          <KindGlyph kind={kind.kind} size={22} />
          {kind.kind}
        </label>
      ))}
    </fieldset>
  );
}
