const mostListed = 4;

/** `a, b and c`; after four, `and 3 more`. */
export function listed(all: readonly string[], more = 'more'): string {
  const named = all.length > mostListed + 1 ? all.slice(0, mostListed) : all;
  const rest = all.length - named.length;
  const last = rest > 0 ? `${rest} ${more}` : (named.at(-1) ?? '');
  const first = rest > 0 ? named : named.slice(0, -1);
  return first.length === 0 ? last : `${first.join(', ')} and ${last}`;
}
