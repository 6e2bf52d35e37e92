import { Eye, EyeOff, Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { getFindings, useFindings } from '../findings';
import { announce } from '../notices';
import { useReview } from '../review-state';
import { Kbd } from '../widgets';
import { focusCanvas } from './canvas-focus';
import { setCanvas, useCanvas } from './canvas-state';
import { choose, complete, getAnswer, setAnswer, useAnswer } from './filter-answer';
import { clearFilter, forgetHits, getFilter, setFilter, useFilter } from './filter-state';
import { sayHits, showOnly, stepHit } from './filter-walk';
import type { Graph } from './graph';
import { useViewControl } from './view-control';
import { filterWords } from './words/filter';

/** How long after the last key the graph is searched, in milliseconds. */
const pause = 120;

/** The field of the filter: hits are ringed and numbered on the canvas, Enter walks them, Tab completes, Escape clears. */
export function FilterField({ graph }: { readonly graph: Graph }): React.JSX.Element {
  const text = useFilter((filter) => filter.text);
  const asked = useFilter((filter) => filter.asked);
  const problem = useAnswer((answer) => answer.problem);
  const offered = useAnswer((answer) => (answer.options.length > 0 ? answer.chosen : -1));
  const input = useRef<HTMLInputElement>(null);
  const control = useViewControl();
  useHits(graph, text);
  useEffect(() => {
    if (asked === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  const leave = (): void => {
    clearFilter();
    focusCanvas(document.querySelector<HTMLElement>('.canvas-body'));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { options, chosen } = getAnswer();
    if (event.key === 'Escape') {
      if (options.length > 0) setAnswer({ options: [] });
      else leave();
    } else if (event.key === 'Enter') {
      setAnswer({ options: [] });
      stepHit(graph, control, event.shiftKey ? -1 : 1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options.length === 0) void offer(graph, event.currentTarget);
      else setAnswer({ chosen: (chosen + step + options.length) % options.length });
    } else if (event.key === 'Tab' && !event.shiftKey && options.length > 0) take(event.currentTarget, chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
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
        onChange={(event) => {
          setFilter({ text: event.currentTarget.value, at: 0 });
          void offer(graph, event.currentTarget);
        }}
        onBlur={() => setAnswer({ options: [] })}
        onKeyDown={onKeyDown}
      />
      <Tally graph={graph} />
      {text === '' ? (
        <Kbd keys="/" />
      ) : (
        <button type="button" className="canvas-filter-clear" aria-label={filterWords.clear} onClick={leave}>
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
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
              if (input) take(input, index);
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

/** Searches the graph a moment after the last key, and again when the graph, its findings or what a review marks change. */
function useHits(graph: Graph, text: string): void {
  const findings = useFindings((state) => state.open);
  const marks = useReview((review) => review.marks);
  const spoken = useRef('');
  useEffect(() => {
    if (text.trim() === '') {
      setAnswer({ problem: null });
      forgetHits();
      return undefined;
    }
    let stale = false;
    const timer = setTimeout(() => {
      void import('./filter-hits').then(({ findHits }) => {
        if (stale) return;
        const { hits, problem } = findHits(graph, getFindings().open, text);
        setAnswer({ problem });
        setCanvas({ hits });
        // What matches is said once for what was typed, and not again for each edit of the design.
        if (problem === null && spoken.current !== text) announce(sayHits(graph.topology, hits));
        spoken.current = text;
        if (getFilter().only) showOnly(graph.topology, true);
      });
    }, pause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [graph, text, findings, marks]);
}

async function offer(graph: Graph, input: HTMLInputElement): Promise<void> {
  await complete(graph, input.value, input.selectionStart ?? input.value.length);
}

/** Writes a completion into the field, and the caret behind it. */
function take(input: HTMLInputElement, index: number): void {
  const taken = choose(input.value, index);
  if (!taken) return;
  setFilter({ text: taken.text, at: 0 });
  requestAnimationFrame(() => input.setSelectionRange(taken.caret, taken.caret));
}
