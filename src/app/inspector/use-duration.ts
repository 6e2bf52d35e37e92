import { useState, type KeyboardEvent } from 'react';
import { textOf, type InputProps } from './fields/input';
import { changeUnit, durationUnits, stepDuration, unitOf, withUnit, type DurationUnit } from './model/duration';
import { useDraft, type Draft } from './use-draft';

/** A duration that is being typed, and its unit. */
interface TypedDuration {
  /** The text as it is typed. */
  readonly draft: Draft;
  readonly text: string;
  /** The unit that a bare number takes. */
  readonly bareUnit: DurationUnit;
  /** The unit that the text shows, or takes; empty for a duration of several parts, and without a text. */
  readonly unit: DurationUnit | '';
  /** Those that it can be given. */
  readonly units: readonly DurationUnit[];
  /** Gives a bare number its unit, and says the same time as any other text in another one. */
  readonly pick: (unit: DurationUnit) => void;
  /** The arrow keys step, others do what they do in any field. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** Typing a duration, with the menu of its unit. */
export function useDuration({ state, value }: Pick<InputProps, 'state' | 'value'>): TypedDuration {
  const written = textOf(value);
  const [chosen, setChosen] = useState<DurationUnit | undefined>();
  const bareUnit = chosen ?? unitOf(written) ?? 's';
  const commit = (text: string): boolean => {
    if (text.trim() === '') return value === undefined || state.unset();
    return state.commit(withUnit(text.trim(), bareUnit));
  };
  const draft = useDraft(written, commit, state.dismiss);
  const text = draft.value.trim();
  const isBare = text === '' || withUnit(text, bareUnit) !== text;
  return {
    draft,
    text,
    bareUnit,
    unit: text === '' ? '' : isBare ? bareUnit : (unitOf(text) ?? ''),
    units: isBare ? durationUnits : durationUnits.filter((each) => changeUnit(text, each) !== undefined),
    pick: (unit) => {
      if (isBare) setChosen(unit);
      const meant = isBare ? withUnit(text, unit) : changeUnit(text, unit);
      if (text === '' || meant === undefined) return;
      draft.setValue(meant);
      if (meant === written || commit(meant)) draft.reset();
    },
    onKeyDown: (event) => {
      const next = event.altKey ? undefined : nextOf(event.key, withUnit(text, bareUnit));
      if (next === undefined) return draft.props.onKeyDown(event);
      event.preventDefault();
      draft.setValue(next);
    },
  };
}

/** The duration that an arrow key steps to; undefined for other keys, and where there is none. */
function nextOf(key: string, duration: string): string | undefined {
  if (key === 'ArrowUp') return stepDuration(duration, 1);
  return key === 'ArrowDown' ? stepDuration(duration, -1) : undefined;
}
