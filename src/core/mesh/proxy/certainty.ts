/** Yes, no, or undefined where the files cannot tell. */
export type Certainty = boolean | undefined;

/** Whether all hold: one that does not is enough for no. */
export function allOf(parts: readonly Certainty[]): Certainty {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** Whether any holds: one that does is enough for yes. */
export function anyOf(parts: readonly Certainty[]): Certainty {
  if (parts.includes(true)) return true;
  return parts.includes(undefined) ? undefined : false;
}

/** The opposite. */
export function notOf(part: Certainty): Certainty {
  return part === undefined ? undefined : !part;
}
