import { Eye, EyeOff, Search, X } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { Kbd } from '../widgets';
import { useCanvas } from './canvas-state';
import { setAnswer, useAnswer } from './filter-answer';
import { useFilter } from './filter-state';
import { leaveFilter, pressFilterKey, takeCompletion, typeFilter } from './filter-typing';
import { showOnly } from './filter-walk';
import type { Graph } from './graph';
import { useFilterHits } from './use-filter-hits';
import { useViewControl } from './view-control';
import { filterWords } from './words/filter';

/** The field of the filter: hits are ringed and numbered on the canvas, Enter walks them, Tab completes, Escape clears. */
export function FilterField({ graph }: { readonly graph: Graph }): React.JSX.Element {
  const text = useFilter((filter) => filter.text);
  const problem = useAnswer((answer) => answer.problem);
  const offered = useAnswer((answer) => (answer.options.length > 0 ? answer.chosen : -1));
  const input = useFocusWhenAsked();
  const control = useViewControl();
  useFilterHits(graph, text);
  return (
    <div className="canvas-filter" role="search" aria-label={filterWords.label}>
      <Search size={14} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={input}
        role="combobox"
        aria-label={filterWords.label}
        aria-autocomplete="list"
        aria-expanded={offered >= 0}
        aria-controls="canvas-filter-options"
        aria-activedescendant={offered >= 0 ? optionId(offered) : undefined}
        aria-invalid={problem !== null}
        aria-describedby="canvas-filter-says"
        placeholder={filterWords.placeholder}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => typeFilter(graph, event.currentTarget)}
        onBlur={() => setAnswer({ options: [] })}
        onKeyDown={(event) => pressFilterKey(event, graph, control)}
      />
      <Tally graph={graph} />
      {text === '' ? <Kbd keys="/" /> : <ClearButton />}
    </div>
  );
}

/** The field gets the focus, with what stands in it selected, whenever somebody asks for the filter. */
function useFocusWhenAsked(): RefObject<HTMLInputElement | null> {
  const asked = useFilter((filter) => filter.asked);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  return input;
}

function ClearButton(): React.JSX.Element {
  return (
    <button type="button" className="canvas-filter-clear" aria-label={filterWords.clear} onClick={leaveFilter}>
      <X size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** How many cards match, which of them was walked to, and whether the others are hidden. */
function Tally({ graph }: { readonly graph: Graph }): React.JSX.Element | null {
  const text = useFilter((filter) => filter.text);
  const at = useFilter((filter) => filter.at);
  const only = useFilter((filter) => filter.only);
  const hits = useCanvas((state) => state.hits.size);
  const problem = useAnswer((answer) => answer.problem);
  if (text.trim() === '' || problem !== null) return null;
  return (
    <>
      <span className="canvas-filter-tally">{at === 0 ? filterWords.hits(hits) : filterWords.hitOf(at, hits)}</span>
      <button
        type="button"
        className="canvas-filter-clear"
        aria-label={filterWords.only}
        title={filterWords.only}
        aria-pressed={only}
        disabled={hits === 0}
        onClick={() => showOnly(graph.topology, !only)}
      >
        {only ? (
          <EyeOff size={14} strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <Eye size={14} strokeWidth={1.75} aria-hidden="true" />
        )}
      </button>
    </>
  );
}

/** Below the field: what could be written, or what is wrong with what was. */
export function FilterAnswer(): React.JSX.Element {
  const { problem, options, chosen } = useAnswer((answer) => answer);
  return (
    <div className="canvas-filter-answer">
      <p id="canvas-filter-says" className={problem === null ? 'spoken-only' : 'canvas-filter-problem'} role="status">
        {problem ?? ''}
      </p>
      <ul id="canvas-filter-options" role="listbox" aria-label={filterWords.completions} hidden={options.length === 0}>
        {options.map((option, index) => (
          <li
            key={option.text}
            id={optionId(index)}
            role="option"
            aria-selected={index === chosen}
            // The field keeps the focus, so that its list stays open.
            onPointerDown={(event) => {
              event.preventDefault();
              const input = document.querySelector<HTMLInputElement>('.canvas-filter input');
              if (input) takeCompletion(input, index);
            }}
          >
            <b>{option.text}</b> <span>{option.about}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function optionId(index: number): string {
  return `canvas-filter-option-${index}`;
}
