import type { RuleInput } from '../run';

const unread = new WeakMap<RuleInput, readonly string[]>();

/**
 * Whether a document that cannot be read to its end speaks of a name. What nothing else defines may be defined there, so nobody is told that it does not
 * exist.
 */
export function mayBeUnread(input: RuleInput, name: string): boolean {
  let texts = unread.get(input);
  if (texts === undefined) unread.set(input, (texts = unreadTexts(input)));
  return name !== '' && texts.some((text) => text.includes(name));
}

function unreadTexts(input: RuleInput): readonly string[] {
  return input.files.flatMap(({ stream }) =>
    stream.documents
      .filter(({ problems }) => problems.some(({ severity, code }) => severity === 'error' && code !== 'duplicate-key'))
      .map(({ text }) => text),
  );
}
