import { flushSync } from 'react-dom';
import type { KeyboardEvent } from 'react';
import { focusCanvas } from './canvas-focus';
import { choose, complete, getAnswer, setAnswer } from './filter-answer';
import { clearFilter, setFilter } from './filter-state';
import { stepHit } from './filter-walk';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';

/** Searches for what stands in the field, and offers how to go on writing. */
export function typeFilter(graph: Graph, input: HTMLInputElement): void {
  setFilter({ text: input.value, at: 0 });
  void offer(graph, input);
}

/** Does what a key means in the field: Enter walks the hits, the arrows choose a completion, Tab takes it, Escape closes the list and then the search. */
export function pressFilterKey(event: KeyboardEvent<HTMLInputElement>, graph: Graph, control: ViewControl): void {
  if (!isTaken(event, graph, control)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Does what a key means, and answers whether it means anything here. */
function isTaken(event: KeyboardEvent<HTMLInputElement>, graph: Graph, control: ViewControl): boolean {
  const { options, chosen } = getAnswer();
  switch (event.key) {
    case 'Escape':
      if (options.length > 0) setAnswer({ options: [] });
      else leaveFilter();
      return true;
    case 'Enter':
      setAnswer({ options: [] });
      stepHit(graph, control, event.shiftKey ? -1 : 1);
      return true;
    case 'ArrowDown':
    case 'ArrowUp':
      if (options.length === 0) void offer(graph, event.currentTarget);
      else chooseNext(event.key === 'ArrowDown' ? 1 : -1);
      return true;
    case 'Tab':
      if (event.shiftKey || options.length === 0) return false;
      takeWhenOffered(graph, event.currentTarget, chosen);
      return true;
    default:
      return false;
  }
}

/** Takes a completion; where what is offered is for less than is typed by now, the first of what is offered for that. */
function takeWhenOffered(graph: Graph, input: HTMLInputElement, index: number): void {
  if (getAnswer().text === input.value) takeCompletion(input, index);
  else void offer(graph, input).then(() => takeCompletion(input, 0));
}

function chooseNext(step: 1 | -1): void {
  const { options, chosen } = getAnswer();
  setAnswer({ chosen: (chosen + step + options.length) % options.length });
}

/** Ends the search, and goes back to the canvas. */
export function leaveFilter(): void {
  clearFilter();
  focusCanvas(document.querySelector<HTMLElement>('.canvas-body'));
}

async function offer(graph: Graph, input: HTMLInputElement): Promise<void> {
  await complete(graph, input.value, input.selectionStart ?? input.value.length);
}

/** Writes a completion into the field, and the caret behind it. */
export function takeCompletion(input: HTMLInputElement, index: number): void {
  const taken = choose(input.value, index);
  if (!taken) return;
  // At once, or the caret would be put back before what is typed next.
  flushSync(() => setFilter({ text: taken.text, at: 0 }));
  input.setSelectionRange(taken.caret, taken.caret);
}
