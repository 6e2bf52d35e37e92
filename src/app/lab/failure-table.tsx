import { Plus, Trash2 } from 'lucide-react';
import { failureKinds, type Experiment, type FailureKind, type FailurePattern } from '../../core/mesh';
import { IconButton } from '../widgets';
import { PresetChoice } from './brushes';
import { replaced, setPatterns } from './edit-patterns';
import type { LabState } from '../lab-state';
import { duration, kindText } from './presets';

interface Props {
  readonly experiment: Experiment;
  readonly name: string;
  readonly lab: LabState;
}

/** The failures as a table: all that a brush does, with numbers. */
export function FailureTable({ experiment, name, lab }: Props): React.JSX.Element {
  const { patterns, endpoints } = experiment;
  const names = endpoints.map((each) => each.name);
  const add = (): void =>
    setPatterns(name, [
      ...patterns,
      { endpoint: names[0] ?? '', from: 10_000, to: 40_000, percent: lab.brush.percent, kind: lab.brush.kind },
    ]);
  return (
    <div className="lab-failures">
      <div className="lab-brushes">
        <PresetChoice chosen={lab.failures.type === 'preset' ? lab.failures.id : ''} />
        <button type="button" className="button button-small button-outline" onClick={add}>
          <Plus size={14} strokeWidth={1.75} aria-hidden />
          Add a failure
        </button>
        <button
          type="button"
          className="button button-small"
          disabled={patterns.length === 0}
          onClick={() => setPatterns(name, [])}
        >
          Clear
        </button>
      </div>
      {patterns.length === 0 ? (
        <p className="lab-note">Nothing fails. Add a failure, or choose a preset.</p>
      ) : (
        <table className="lab-table">
          <caption className="spoken-only">Failures of {name}</caption>
          <thead>
            <tr>
              <th scope="col">Endpoint</th>
              <th scope="col">Kind</th>
              <th scope="col">From s</th>
              <th scope="col">To s</th>
              <th scope="col">%</th>
              <th scope="col">
                <span className="spoken-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {patterns.map((pattern, index) => (
              <FailureRow
                key={index}
                nth={index + 1}
                pattern={pattern}
                names={names}
                onChange={(change) => setPatterns(name, replaced(patterns, index, change))}
                onRemove={() =>
                  setPatterns(
                    name,
                    patterns.filter((_, at) => at !== index),
                  )
                }
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface RowProps {
  readonly nth: number;
  readonly pattern: FailurePattern;
  readonly names: readonly string[];
  readonly onChange: (change: Partial<FailurePattern>) => void;
  readonly onRemove: () => void;
}

function FailureRow({ nth, pattern, names, onChange, onRemove }: RowProps): React.JSX.Element {
  const { endpoint, kind, from, to, percent } = pattern;
  return (
    <tr>
      <td>
        <select
          className="lab-select"
          aria-label={`Endpoint of failure ${nth}`}
          value={endpoint}
          onChange={(event) => onChange({ endpoint: event.currentTarget.value })}
        >
          {names.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </td>
      <td>
        <select
          className="lab-select"
          aria-label={`Kind of failure ${nth}`}
          value={kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value as FailureKind })}
        >
          {failureKinds.map((each) => (
            <option key={each} value={each}>
              {kindText(each)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <Cell
          label={`Start of failure ${nth} in seconds`}
          value={from / 1000}
          max={duration / 1000}
          onChange={(value) => onChange({ from: value * 1000 })}
        />
      </td>
      <td>
        <Cell
          label={`End of failure ${nth} in seconds`}
          value={to / 1000}
          max={duration / 1000}
          onChange={(value) => onChange({ to: value * 1000 })}
        />
      </td>
      <td>
        <Cell
          label={`Percent of failure ${nth}`}
          value={percent}
          max={100}
          onChange={(value) => onChange({ percent: value })}
        />
      </td>
      <td>
        <IconButton label={`Remove failure ${nth}`} onClick={onRemove}>
          <Trash2 size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}

interface CellProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function Cell({ label, value, max, onChange }: CellProps): React.JSX.Element {
  return (
    <input
      type="number"
      className="lab-small-number"
      aria-label={label}
      min={0}
      max={max}
      value={value}
      onChange={(event) => {
        const number = event.currentTarget.valueAsNumber;
        if (Number.isFinite(number)) onChange(Math.min(max, Math.max(0, number)));
      }}
    />
  );
}
