import type { Field } from '../../../core/schema';

/** Stands for the default of a field that may be written in the part of a document that cannot be read: nobody knows what applies. */
const unread: NonNullable<Field['default']> = { value: 'not read', source: 'nobody' };

const fields = new WeakMap<Field, Field>();

/** The field as the form of an incomplete document shows it: its absence means nothing, so it has no default and is not missed. */
export function unreadField(field: Field): Field {
  let made = fields.get(field);
  if (made === undefined) {
    made = { ...field, default: unread, required: false };
    delete (made as { emptyMeans?: string }).emptyMeans;
    fields.set(field, made);
  }
  return made;
}

/** What is said in place of an absent field's value: `not set`, or whatever `word` is, where the whole document could be read. */
export function absentWord(field: Field, word = 'not set'): string {
  return field.default === unread ? unread.value : word;
}

export function isUnread(field: Field): boolean {
  return field.default === unread;
}
