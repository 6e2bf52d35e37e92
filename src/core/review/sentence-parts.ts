/** A sentence of a change in two parts. */
interface SentenceParts {
  /** The first sentence, which says what happens. */
  readonly title: string;
  /** Those behind it, which say why; empty where there is none. */
  readonly rest: string;
}

/** What happens, and why. */
export function splitSentence(text: string): SentenceParts {
  const end = /[.!?](?= \p{Lu})/u.exec(text);
  return end ? { title: text.slice(0, end.index + 1), rest: text.slice(end.index + 2) } : { title: text, rest: '' };
}
