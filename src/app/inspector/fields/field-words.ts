import type { Field } from '../../../core/schema';
import { absentWord, isUnread } from '../model/unread';
import type { FieldState } from '../use-field';
import { fieldWords } from '../words/fields';

/** What an input of a field needs to be spoken with its help and its trouble. */
export function describedBy(state: FieldState): { 'aria-describedby': string; 'aria-invalid': true | undefined } {
  const troubled =
    state.refusal !== null || state.findings.some(({ severity, accepted }) => severity === 'error' && !accepted);
  return { 'aria-describedby': `${state.helpId} ${state.noteId}`, 'aria-invalid': troubled || undefined };
}

/** The help of a field with what its data says about releases. */
export function helpOf(field: Field): string {
  const parts = [field.doc];
  if (field.deprecated !== undefined) parts.push(fieldWords.deprecated(field.deprecated));
  if (field.since !== undefined) parts.push(fieldWords.since(field.since));
  return parts.join(' ');
}

/** Longest ghost that an input as wide as the form shows whole. */
const wide = 40;

/** Below this many characters a dash stands for what is not set. */
const narrow = 8;

/** The ghost of a field that is not set: the value that applies and who decided it, or as much of that as fits. */
export function ghostOf(field: Field, room = wide): string {
  const { default: fallback } = field;
  const isNarrow = room < narrow;
  const absent = isNarrow ? fieldWords.notSetNarrow : fieldWords.notSet;
  if (fallback === undefined || isUnread(field))
    return absentWord(field, field.required ? fieldWords.required : absent);
  const ghost = fieldWords.default(fallback.value, fallback.source);
  if (ghost.length <= room) return ghost;
  return room < wide && fallback.value.length <= room ? fallback.value : absent;
}

/** The default of a field whose ghost had no room for it. */
export function longDefault(field: Field, value: unknown, room = wide): string | null {
  if (value !== undefined || field.default === undefined || isUnread(field)) return null;
  const whole = fieldWords.default(field.default.value, field.default.source);
  return ghostOf(field, room) === whole ? null : whole;
}
