/** "1 call", "2 calls". */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${plural(noun)}`;
}

/** Names as a sentence lists them, at most four: "a, b, c and 3 more". */
export function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

function plural(noun: string): string {
  if (noun.endsWith('Entry')) return noun.replace(/y$/, 'ies');
  return `${noun}s`;
}
