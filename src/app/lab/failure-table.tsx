import { Plus, Trash2 } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { failureKinds, type Experiment, type FailurePattern } from '../../core/mesh';
import { IconButton } from '../widgets';
import { PresetChoice } from './brushes';
import { replaced, setPatterns } from './edit-patterns';
import type { LabState } from '../lab-state';
import { brushFor, duration } from './presets';
import { failureWords, kindText } from './words';

interface Props {
  readonly experiment: Experiment;
  readonly name: string;
  readonly lab: LabState;
}

/** The failures as a table: all that a brush does, with numbers. */
export function FailureTable(props: Props): React.JSX.Element {
  return (
    <div className="lab-failures">
      <TableActions {...props} />
      {props.experiment.patterns.length === 0 ? (
        <p className="lab-note">{failureWords.nothingFails}</p>
      ) : (
        <Patterns {...props} />
      )}
    </div>
  );
}

function TableActions({ experiment: { patterns, endpoints, protocol }, name, lab }: Props): React.JSX.Element {
  const { percent, kind } = brushFor({ protocol }, lab.brush);
  const added = { endpoint: endpoints[0]?.name ?? '', from: 10_000, to: 40_000, percent, kind };
  return (
    <div className="lab-brushes">
      <PresetChoice chosen={lab.failures.type === 'preset' ? lab.failures.id : ''} />
      <button
        type="button"
        className="button button-small button-outline"
        onClick={() => setPatterns(name, [...patterns, added])}
      >
        <Plus size={14} strokeWidth={1.75} aria-hidden />
        {failureWords.add}
      </button>
      <button
        type="button"
        className="button button-small"
        disabled={patterns.length === 0}
        onClick={() => setPatterns(name, [])}
      >
        {failureWords.clear}
      </button>
    </div>
  );
}

function Patterns({ experiment: { patterns, endpoints }, name }: Props): React.JSX.Element {
  const names = endpoints.map((each) => each.name);
  const without = (index: number): FailurePattern[] => patterns.filter((_, at) => at !== index);
  return (
    <table className="lab-table">
      <caption className="spoken-only">{failureWords.failuresOf(name)}</caption>
      <thead>
        <tr>
          {failureWords.heads.map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
          <th scope="col">
            <span className="spoken-only">{failureWords.remove}</span>
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
            onRemove={() => setPatterns(name, without(index))}
          />
        ))}
      </tbody>
    </table>
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

  const last = duration / 1000;
  return (
    <tr>
      <Choice
        label={failureWords.endpointOf(nth)}
        value={endpoint}
        options={names}
        onChange={(value) => onChange({ endpoint: value })}
      />
      <Choice
        label={failureWords.kindOf(nth)}
        value={kind}
        options={failureKinds}
        words={kindText}
        onChange={(value) => onChange({ kind: value })}
      />
      <Cell
        label={failureWords.startOf(nth)}
        value={from / 1000}
        max={last}
        onChange={(s) => onChange({ from: s * 1000 })}
      />
      <Cell label={failureWords.endOf(nth)} value={to / 1000} max={last} onChange={(s) => onChange({ to: s * 1000 })} />
      <Cell
        label={failureWords.percentOf(nth)}
        value={percent}
        max={100}
        onChange={(value) => onChange({ percent: value })}
      />
      <td>
        <IconButton label={failureWords.removeNth(nth)} onClick={onRemove}>
          <Trash2 size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  /** What is shown of an option, where that is not its value. */
  readonly words?: (option: T) => string;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, words, onChange }: ChoiceProps<T>): React.JSX.Element {
  return (
    <td>
      <select
        className="lab-select"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((each) => (
          <option key={each} value={each}>
            {words ? words(each) : each}
          </option>
        ))}
      </select>
    </td>
  );
}

interface CellProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function Cell({ label, value, max, onChange }: CellProps): React.JSX.Element {
  const change = ({ currentTarget: { valueAsNumber } }: ChangeEvent<HTMLInputElement>): void => {
    if (Number.isFinite(valueAsNumber)) onChange(Math.min(max, Math.max(0, valueAsNumber)));
  };
  return (
    <td>
      <input
        type="number"
        className="lab-small-number"
        aria-label={label}
        min={0}
        max={max}
        value={value}
        onChange={change}
      />
    </td>
  );
}
