import { useContext, useEffect, useRef, type RefObject } from 'react';
import { mayBeginSecret, mayHoldSecret } from '../../core/mesh';
import { locate } from '../../core/snapshot';
import { samePath, type Path } from '../../core/text';
import { getState } from '../store';
import { getTyping, leftTyping, setTyping, type Typing } from '../typing';
import { FormContext, type Form } from './form';

/**
 * Keeps the text that is being typed in an input beside the design, until it is written or given up; null while there is none. A text that may hold a password is
 * not kept; `isUrl` where a URL belongs into the input. What a page before this one has left for it goes to `take`, once it is shown. What is returned is for the input.
 */
export function useKeptTyping(
  typed: string | null,
  take: (text: string) => void,
  isUrl: boolean,
): RefObject<HTMLInputElement | null> {
  const form = useContext(FormContext);
  const input = useRef<HTMLInputElement>(null);
  /** What was left, until it is written, given up or changed: it stays when the form goes, as nobody has left the field. */
  const left = useRef<Typing | null>(null);
  useEffect(() => {
    if (left.current === null || typed === left.current.text) return;
    if (typed === null && getTyping() === left.current) setTyping(null);
    left.current = null;
  }, [typed]);
  useEffect(() => {
    const found = leftFor(spotOf(form, input.current));
    if (found === null || left.current !== null) return;
    left.current = found;
    take(found.text);
  }, [form, take]);
  useEffect(() => {
    if (typed === null || typed === left.current?.text) return undefined;
    if (mayHoldSecret(typed) || mayBeginSecret(typed, isUrl)) return undefined;
    const spot = spotOf(form, input.current);
    if (spot === null) return undefined;
    const typing = { ...spot, text: typed };
    setTyping(typing);
    return () => {
      if (getTyping() === typing) setTyping(null);
    };
  }, [form, typed, isUrl]);
  return input;
}

type Spot = Omit<Typing, 'text'>;

/** Which input of which field of which object it is; null outside of a form of one object. */
function spotOf(form: Form | null, input: HTMLInputElement | null): Spot | null {
  const row = input?.closest<HTMLElement>('[data-path]');
  const key = row?.dataset['path'];
  const at = form ? locate(getState().snapshot, form.place) : undefined;
  if (!form || !input || !row || key === undefined || !at) return null;
  return {
    file: form.place.file,
    document: at.index,
    object: form.place.path,
    field: JSON.parse(key) as Path,
    input: [...row.querySelectorAll('input')].indexOf(input),
  };
}

/** The text that was left for an input. */
function leftFor(spot: Spot | null): Typing | null {
  const left = leftTyping();
  const isIt =
    left?.file === spot?.file &&
    left?.document === spot?.document &&
    left?.input === spot?.input &&
    samePath(left?.object ?? [], spot?.object ?? []) &&
    samePath(left?.field ?? [], spot?.field ?? []);
  return isIt ? left : null;
}
