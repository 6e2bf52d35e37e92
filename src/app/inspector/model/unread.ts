import type { Field } from '../../../core/schema';
import { fieldWords } from '../words/fields';

/** Stands for the default of a field that may be written in the part of a document that cannot be read: nobody knows what applies. */
const unread: NonNullable<Field['default']> = { value: fieldWords.notRead, source: 'nobody' };

/** Stands for the value of a field that several objects have different values of. */
const mixed: NonNullable<Field['default']> = { value: fieldWords.mixed, source: 'nobody' };

const fields = new WeakMap<Field, Field>();

/** The field as the form of several objects shows it where they differ. */
export function mixedField(field: Field): Field {
  return { ...field, default: mixed, required: false };
}

/** The field as the form of an incomplete document shows it: its absence means nothing, so it has no default and is not missed. */
export function unreadField(field: Field): Field {
  let made = fields.get(field);
  if (made === undefined) {
    made = { ...field, default: unread, emptyMeans: undefined, required: false };
    fields.set(field, made);
  }
  return made;
}

/** What is said in place of an absent field's value: `not set`, or whatever `word` is, where the whole document could be read. */
export function absentWord(field: Field, word: string = fieldWords.notSet): string {
  return isUnread(field) ? (field.default?.value ?? word) : word;
}

/** Whether what is shown as absent is not known to be: it was not read, or several objects differ in it. */
export function isUnread(field: Field): boolean {
  return field.default === unread || field.default === mixed;
}
