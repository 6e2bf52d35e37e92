import type { Row } from './row';

/**
 * Where a key takes the focus in a tree: an index, or `toggle` to open or close the row; undefined when the key means nothing here.
 * The keys are those of the tree pattern in the ARIA Authoring Practices Guide.
 */
export function keyTarget(key: string, rows: readonly Row[], at: number): number | 'toggle' | undefined {
  const row = rows[at];
  if (!row) return undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'PageDown':
      return Math.min(at + 10, rows.length - 1);
    case 'PageUp':
      return Math.max(at - 10, 0);
    case 'ArrowRight':
      if (row.open === false) return 'toggle';
      return row.open ? at + 1 : at;
    case 'ArrowLeft':
      return row.open ? 'toggle' : parentOf(rows, at);
    default:
      return undefined;
  }
}

/** The row above `at` that it lies in; `at` itself at the top level. */
function parentOf(rows: readonly Row[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index--) if ((rows[index]?.level ?? 1) < level) return index;
  return at;
}

/** Letters typed within this many milliseconds form one word. */
const wordWithin = 700;

/** The next row whose label starts with what is being typed; undefined when the key is no letter or nothing matches. */
export function typeAhead(
  event: { readonly key: string; readonly altKey: boolean; readonly timeStamp: number },
  rows: readonly Row[],
  at: number,
  typed: { text: string; at: number },
): number | undefined {
  if (event.key.length !== 1 || event.altKey || event.key === '?' || event.key === '/') return undefined;
  const goesOn = event.timeStamp - typed.at < wordWithin;
  const text = (goesOn ? typed.text : '') + event.key.toLowerCase();
  Object.assign(typed, { text, at: event.timeStamp });
  const start = goesOn ? at : at + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (start + step) % rows.length;
    if (rows[index]?.label.toLowerCase().startsWith(text)) return index;
  }
  return undefined;
}
