/** What stands in the place of a secret wherever a text is shown without it, in packets as in messages. */
export const hiddenMark = '(hidden)';
