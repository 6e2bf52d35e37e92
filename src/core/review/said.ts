/** What was said to a change: `Accepted`, and what was added to it. */
export interface Said {
  readonly lead: string;
  readonly text: string;
  /** Who said it; undefined where nobody gave a name. */
  readonly by: string | undefined;
  /** When, in ISO 8601, as written; undefined where that was not noted. */
  readonly at: string | undefined;
}

/** What was said last to a change, where that decides it; undefined while it is open. A question after that opens it again. */
export function decisionIn(said: readonly Said[] | undefined): 'accepted' | 'refused' | undefined {
  const lead = said?.findLast((each) => each.lead !== 'Comment')?.lead;
  return lead === 'Accepted' ? 'accepted' : lead === 'Refused' ? 'refused' : undefined;
}
