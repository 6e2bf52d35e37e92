import { Wand2 } from 'lucide-react';
import { switched } from '../../core/lists';
import type { Severity } from '../../core/text';
import { openFixPlan } from '../fix-all';
import { AcceptedMark, SeverityMark, countWord, type SeverityTally } from '../widgets';
import { severities, type FilterChoices, type FindingFilter } from './filter-findings';
import type { Grouping } from './group-findings';
import type { KnownFixes } from './use-fixes';
import { filterWords, layerWords } from './words';

interface Props {
  readonly tally: SeverityTally;
  readonly choices: FilterChoices;
  /** What is known of the findings that are counted; undefined until it is known that one of the buttons has nothing to do. */
  readonly fixes: KnownFixes | undefined;
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly by: Grouping;
  readonly onBy: (by: Grouping) => void;
}

/**
 * Counts as toggles, none of which is pressed while all are shown, those of what was accepted apart, and those with a fix; the way
 * to fix all that can be; then what stands together, who objects, and where there are several, files and namespaces.
 */
export function ProblemFilter(props: Props): React.JSX.Element {
  const { tally } = props;
  return (
    <div className="problems-filter" role="group" aria-label={filterWords.title}>
      {severities.map((severity) => (
        <SeverityToggle key={severity} {...props} severity={severity} />
      ))}
      {(tally.accepted ?? 0) > 0 && <AcceptedToggle {...props} accepted={tally.accepted ?? 0} />}
      <FixableToggle {...props} />
      <FixAll fixes={props.fixes} />
      <div className="problems-choices">
        <GroupingChoice {...props} />
        <FilterMenus {...props} />
      </div>
    </div>
  );
}

/** Shows the findings of a severity alone, or with others that are pressed. */
function SeverityToggle(props: Props & { readonly severity: Severity }): React.JSX.Element {
  const { tally, filter, onFilter, severity } = props;
  const isPressed = filter.severities.has(severity);
  return (
    <button
      type="button"
      className="filter-toggle"
      data-hides={filter.severities.size > 0 && !isPressed ? true : undefined}
      aria-pressed={isPressed}
      aria-label={countWord(severity, tally[severity])}
      disabled={tally[severity] === 0}
      onClick={() => onFilter({ ...filter, severities: switched(filter.severities, severity) })}
    >
      <SeverityMark severity={severity} count={tally[severity]} size={13} silent />
    </button>
  );
}

function AcceptedToggle({ filter, onFilter, accepted }: Props & { readonly accepted: number }): React.JSX.Element {
  return (
    <button
      type="button"
      className="filter-toggle"
      data-hides={filter.accepted ? undefined : true}
      aria-pressed={filter.accepted}
      onClick={() => onFilter({ ...filter, accepted: !filter.accepted })}
    >
      <AcceptedMark size={13} silent /> {filterWords.accepted(accepted)}
    </button>
  );
}

/** Shows those alone that can be mended from here. It rests where none can, unless it is pressed. */
function FixableToggle({ fixes, filter, onFilter }: Props): React.JSX.Element {
  const rests = fixes?.any === false && !filter.fixable;
  return (
    <button
      type="button"
      className="filter-toggle"
      aria-pressed={filter.fixable}
      aria-disabled={rests || undefined}
      title={rests ? filterWords.noFix : undefined}
      onClick={() => !rests && onFilter({ ...filter, fixable: !filter.fixable })}
    >
      {filterWords.fixable}
    </button>
  );
}

function FixAll({ fixes }: Pick<Props, 'fixes'>): React.JSX.Element {
  const rests = fixes?.together === false;
  return (
    <button
      type="button"
      className="problem-action problems-fix-all"
      aria-disabled={rests || undefined}
      title={rests ? (fixes.any ? filterWords.noneTogether : filterWords.noFix) : undefined}
      onClick={() => !rests && void openFixPlan()}
    >
      <Wand2 size={13} strokeWidth={1.75} aria-hidden />
      {filterWords.fixAll}
    </button>
  );
}

function GroupingChoice({ by, onBy }: Props): React.JSX.Element {
  return (
    <select
      className="problems-choice"
      aria-label={filterWords.grouping.label}
      data-set={by === 'rule' || undefined}
      value={by}
      onChange={(event) => onBy(event.target.value === 'rule' ? 'rule' : 'resource')}
    >
      <option value="resource">{filterWords.grouping.resource}</option>
      <option value="rule">{filterWords.grouping.rule}</option>
    </select>
  );
}

/** The menus that narrow the list to one layer, one file and one namespace. */
function FilterMenus({ choices, filter, onFilter }: Props): React.JSX.Element {
  return (
    <>
      <Choice
        label={filterWords.layer.label}
        all={filterWords.layer.all}
        value={filter.layer}
        options={choices.layers}
        nameOf={(layer) => layerWords[layer]}
        onChoose={(layer) => onFilter({ ...filter, layer })}
      />
      <Choice
        label={filterWords.file.label}
        all={filterWords.file.all}
        value={filter.file}
        options={choices.files}
        nameOf={(file) => file}
        onChoose={(file) => onFilter({ ...filter, file })}
      />
      <Choice
        label={filterWords.namespace.label}
        all={filterWords.namespace.all}
        value={filter.namespace}
        options={choices.namespaces}
        nameOf={(namespace) => namespace || filterWords.namespace.none}
        onChoose={(namespace) => onFilter({ ...filter, namespace })}
      />
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** The choice of none. */
  readonly all: string;
  readonly value: T | undefined;
  readonly options: readonly (readonly [value: T, count: number])[];
  readonly nameOf: (value: T) => string;
  readonly onChoose: (value: T | undefined) => void;
}

/** A menu of one kind of filter; none where there is nothing to choose between. A choice stays when its last finding is gone. */
function Choice<T extends string>(props: ChoiceProps<T>): React.JSX.Element | null {
  const { label, all, value, options, nameOf, onChoose } = props;
  if (options.length < 2 && value === undefined) return null;
  const isGone = value !== undefined && !options.some(([option]) => option === value);
  const shown = isGone ? [[value, 0] as const, ...options] : options;
  return (
    <select
      className="problems-choice"
      aria-label={label}
      data-set={value === undefined ? undefined : true}
      value={value === undefined ? '' : `=${value}`}
      onChange={(event) => onChoose(shown.find(([option]) => `=${option}` === event.target.value)?.[0])}
    >
      <option value="">{all}</option>
      {shown.map(([option, count]) => (
        <option key={option} value={`=${option}`}>
          {filterWords.choice(nameOf(option), count)}
        </option>
      ))}
    </select>
  );
}
