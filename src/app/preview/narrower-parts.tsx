import type { Topology } from '../../core/topology';
import type { ScopeChoice } from './diagram';
import { narrowerParts } from './parts';
import { scopeWords } from './words';

/** Most parts offered as buttons; all of them are in the list above. */
const offered = 12;

interface NarrowerPartsProps {
  readonly topology: Topology;
  readonly scope: ScopeChoice;
  /** What the scope that follows the selection is about. */
  readonly selected: string | undefined;
  readonly onScope: (scope: ScopeChoice) => void;
}

/** In place of a picture that would be too large: the parts that can be shown. */
export function NarrowerParts({ topology, scope, selected, onScope }: NarrowerPartsProps): React.JSX.Element {
  const parts = narrowerParts(topology, scope, selected).slice(0, offered);
  return (
    <div className="diagram-parts" role="group" aria-label={scopeWords.narrowerLabel}>
      <button type="button" className="diagram-part" onClick={() => onScope({ type: 'selection' })}>
        {scopeWords.selection}
      </button>
      {parts.map((part) => (
        <button key={part.label} type="button" className="diagram-part" onClick={() => onScope(part.scope)}>
          {part.label}
        </button>
      ))}
    </div>
  );
}
