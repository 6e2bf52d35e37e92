import type { Layer, Severity } from '../../core/text';
import { AcceptedMark, SeverityMark, countWord, type SeverityTally } from '../widgets';
import { layerWords, severities, type FilterChoices, type FindingFilter } from './filter-findings';

interface Props {
  readonly tally: SeverityTally;
  readonly choices: FilterChoices;
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
}

/** Counts as toggles, those of what was accepted apart, then who objects, and where there are several, files and namespaces. */
export function ProblemFilter({ tally, choices, filter, onFilter }: Props): React.JSX.Element {
  const { accepted = 0 } = tally;
  return (
    <div className="problems-filter" role="group" aria-label="Which findings are shown">
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          className="filter-toggle"
          aria-pressed={filter.severities.has(severity)}
          aria-label={countWord(severity, tally[severity])}
          disabled={tally[severity] === 0}
          onClick={() => onFilter({ ...filter, severities: toggled(filter.severities, severity) })}
        >
          <SeverityMark severity={severity} count={tally[severity]} size={13} silent />
        </button>
      ))}
      {accepted > 0 && (
        <button
          type="button"
          className="filter-toggle"
          aria-pressed={filter.accepted}
          onClick={() => onFilter({ ...filter, accepted: !filter.accepted })}
        >
          <AcceptedMark size={13} silent /> {accepted} accepted
        </button>
      )}
      <div className="problems-choices">
        <Choice
          label="Who objects"
          all="Layer: all"
          value={filter.layer}
          options={choices.layers.map(([layer, count]) => [layer, `${layerWords[layer]} (${count})`])}
          onChoose={(layer) => onFilter({ ...filter, layer: layer as Layer | undefined })}
        />
        <Choice
          label="File"
          all="File: all"
          value={filter.file}
          options={choices.files.map(([file, count]) => [file, `${file} (${count})`])}
          onChoose={(file) => onFilter({ ...filter, file })}
        />
        <Choice
          label="Namespace"
          all="Namespace: all"
          value={filter.namespace}
          options={choices.namespaces.map(([name, count]) => [name, `${name || 'no namespace'} (${count})`])}
          onChoose={(namespace) => onFilter({ ...filter, namespace })}
        />
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string | undefined) => void;
}

/** A menu of one kind of filter; none where there is nothing to choose between. A choice stays when its last finding is gone. */
function Choice({ label, all, value, options, onChoose }: ChoiceProps): React.JSX.Element | null {
  if (options.length < 2 && value === undefined) return null;
  const isGone = value !== undefined && !options.some(([option]) => option === value);
  return (
    <select
      className="problems-choice"
      aria-label={label}
      data-set={value === undefined ? undefined : true}
      value={value === undefined ? all : `=${value}`}
      onChange={(event) => onChoose(event.target.value === all ? undefined : event.target.value.slice(1))}
    >
      <option value={all}>{all}</option>
      {isGone && <option value={`=${value}`}>{value} (0)</option>}
      {options.map(([option, text]) => (
        <option key={option} value={`=${option}`}>
          {text}
        </option>
      ))}
    </select>
  );
}

function toggled(shown: ReadonlySet<Severity>, severity: Severity): ReadonlySet<Severity> {
  const next = new Set(shown);
  if (!next.delete(severity)) next.add(severity);
  return next;
}
