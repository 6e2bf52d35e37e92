import { createStore } from 'zustand/vanilla';
import { isRecord } from '../core/lists';
import type { Path } from '../core/text';
import { getState } from './store';

/** A text in a field of a form that is not a part of the design yet. It is stored beside the design, so that the end of the process does not take it. */
export interface Typing {
  readonly file: string;
  /** Which document of the file: ids of documents are made anew when the page is. */
  readonly document: number;
  /** Of the object in its document. */
  readonly object: Path;
  /** Of the field in the object. */
  readonly field: Path;
  /** Which of the inputs of the field. */
  readonly input: number;
  readonly text: string;
}

interface TypingState {
  readonly typing: Typing | null;
  /** Whether it comes from the page before this one: it waits for its field to be shown. */
  readonly isLeft: boolean;
}

const state = createStore<TypingState>(() => ({ typing: null, isLeft: false }));

/** What is being typed now; null for nothing. */
export function getTyping(): Typing | null {
  return state.getState().typing;
}

/** Calls a listener at each change of it. */
export const subscribeTyping = state.subscribe;

/** Notes the text that is being typed; null once none is. */
export function setTyping(typing: Typing | null): void {
  if (typing !== getTyping()) state.setState({ typing, isLeft: false });
}

/** Hands a text that a page before this one has left to its field, as soon as that is shown. */
export function offerTyping(typing: Typing): void {
  state.setState({ typing, isLeft: true });
}

/** The text that was left, while it waits for its field. */
export function leftTyping(): Typing | null {
  const { typing, isLeft } = state.getState();
  return isLeft ? typing : null;
}

/** The id of the document that is typed in; undefined when it is gone. */
export function documentOf({ file, document }: Typing): string | undefined {
  const view = getState().snapshot.files.find(({ path }) => path === file);
  return view?.stream.documents[document]?.id;
}

/** Whether something that was stored is a text being typed. */
export function isTyping(value: unknown): value is Typing {
  if (!isRecord(value)) return false;
  const { file, document, object, field, input, text } = value;
  const areTexts = [file, text].every((each) => typeof each === 'string');
  const areNumbers = [document, input].every(Number.isInteger);
  return areTexts && areNumbers && isPath(object) && isPath(field);
}

function isPath(value: unknown): value is Path {
  return Array.isArray(value) && value.every((step) => typeof step === 'string' || Number.isInteger(step));
}
