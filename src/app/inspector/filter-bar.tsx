import { Search } from 'lucide-react';
import type { Kind } from '../../core/schema';
import { getView, setView, useView } from '../view';
import type { FieldFilter } from './model/form-model';
import { filterWords } from './words/frame';

interface FilterBarProps {
  readonly kind: Kind;
  readonly counts: { readonly set: number; readonly all: number };
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Which fields the form shows: the common ones, those that are set, or all; remembered for each kind. */
export function FilterBar({ kind, counts, search, onSearch }: FilterBarProps): React.JSX.Element {
  const filter = useFieldFilter(kind);
  const choices: readonly { readonly filter: FieldFilter; readonly text: string }[] = [
    { filter: 'common', text: filterWords.common },
    { filter: 'set', text: filterWords.set(counts.set) },
    { filter: 'all', text: filterWords.all(counts.all) },
  ];
  return (
    <div className="ins-filter">
      <div className="ins-choices" role="radiogroup" aria-label={filterWords.title}>
        {choices.map((choice) => (
          <label key={choice.filter} className="ins-choice" data-chosen={choice.filter === filter || undefined}>
            <input
              type="radio"
              className="spoken-only"
              name="inspector-field-filter"
              checked={choice.filter === filter}
              onChange={() => setFieldFilter(kind, choice.filter)}
            />
            {choice.text}
          </label>
        ))}
      </div>
      <div className="ins-search">
        <Search size={14} strokeWidth={1.75} aria-hidden="true" />
        <input
          type="search"
          aria-label={filterWords.find}
          placeholder={filterWords.findGhost}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search !== '') {
              event.stopPropagation();
              onSearch('');
            }
          }}
        />
      </div>
    </div>
  );
}

/** The remembered filter of a kind. */
export function useFieldFilter(kind: Kind): FieldFilter {
  return useView((view) => view.fieldFilter[kind.kind] ?? 'common');
}

/** Remembers the filter of a kind. */
export function setFieldFilter(kind: Kind, filter: FieldFilter): void {
  setView({ fieldFilter: { ...getView().fieldFilter, [kind.kind]: filter } });
}
