import { failureKinds, type ClusterTrial, type FailureKind } from '../../core/mesh';
import { setLab, type LabState } from './lab-state';
import { kindText, presets } from './presets';

interface Props {
  readonly lab: LabState;
  readonly protocol: ClusterTrial['protocol'];
}

/** What a drag over an endpoint's row sets, and patterns to start from. */
export function Brushes({ lab, protocol }: Props): React.JSX.Element {
  const { brush, failures } = lab;
  return (
    <div className="lab-brushes">
      <PresetChoice chosen={failures.type === 'preset' ? failures.id : ''} />
      <label className="lab-inline">
        Brush
        <select
          className="lab-select"
          value={brush.kind}
          onChange={(event) => setLab({ brush: { ...brush, kind: event.currentTarget.value as FailureKind } })}
        >
          {failureKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindText(kind)}
              {protocol === 'tcp' && isUnseen(kind) ? ' (not seen on TCP)' : ''}
            </option>
          ))}
        </select>
      </label>
      <label className="lab-inline">
        of
        <input
          type="number"
          className="lab-small-number"
          aria-label="Percent of the calls that the brush fails"
          min={1}
          max={100}
          value={brush.percent}
          onChange={(event) => setLab({ brush: { ...brush, percent: percentOf(event.currentTarget.value) } })}
        />
        %
      </label>
      <span className="lab-hint">Drag over a row to let its calls fail.</span>
    </div>
  );
}

/** Patterns to start from. */
export function PresetChoice({ chosen }: { readonly chosen: string }): React.JSX.Element {
  return (
    <label className="lab-inline">
      Preset
      <select
        className="lab-select"
        value={chosen}
        onChange={(event) =>
          event.currentTarget.value !== '' && setLab({ failures: { type: 'preset', id: event.currentTarget.value } })
        }
      >
        {chosen === '' && <option value="">own</option>}
        {presets.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function isUnseen(kind: FailureKind): boolean {
  return kind === '5xx' || kind === '502-504' || kind === '429' || kind === 'reset';
}

function percentOf(text: string): number {
  return Math.min(100, Math.max(1, Math.round(Number(text)) || 1));
}
