import { commonAnchors } from './anchors';
import type { TextEdit } from './edit';
import { lineRegions, linesOf } from './line-regions';

/** A line as a patch shows it, without its line break. `number` is 1-based, in the new text; of a line that goes in the old one. */
export interface PatchLine {
  readonly type: 'same' | 'old' | 'new';
  readonly text: string;
  readonly number: number;
}

/** Lines that stand together: those that change, and some that stay around them. */
interface Hunk {
  readonly lines: readonly PatchLine[];
}

/** What edits do to the lines of a text, with up to `context` unchanged lines around each place. Empty when no line changes. */
export function diffLines(text: string, edits: readonly TextEdit[], context = 3): readonly Hunk[] {
  const old = linesOf(text);
  const all: Aligned[] = [];
  let at = 0;
  const same = (to: number): void => {
    while (at < to) all.push({ type: 'same', text: old[at++] ?? '' });
  };
  for (const region of lineRegions(text, edits)) {
    same(region.line);
    for (const line of alignLines(linesOf(region.before), linesOf(region.after))) {
      if (line.type !== 'new') at++;
      all.push(line);
    }
  }
  same(old.length);
  return hunksOf(numbered(startAtItems(all)), context);
}

function numbered(lines: readonly Aligned[]): readonly PatchLine[] {
  let [old, fresh] = [0, 0];
  return lines.map(({ type, text }) => {
    if (type !== 'new') old++;
    if (type !== 'old') fresh++;
    return { type, text, number: type === 'old' ? old : fresh };
  });
}

/**
 * Lines that come or go alone may stand in several places where those around repeat them: the `- port:` of an item is that of the next one too. They are
 * shown as whole items where they can be.
 */
function startAtItems(lines: Aligned[]): readonly Aligned[] {
  for (let from = 0; from < lines.length; from++) {
    const type = lines[from]?.type;
    if (type === undefined || type === 'same') continue;
    let to = from;
    while (lines[to]?.type === type) to++;
    if (lines[from - 1]?.type !== 'old' && (lines[to]?.type ?? 'same') === 'same') slideUp(lines, type, from, to);
    from = to - 1;
  }
  return lines;
}

function slideUp(lines: Aligned[], type: PatchLine['type'], from: number, to: number): void {
  const by = stepsToItem(lines, from, to);
  for (let step = 1; step <= by; step++) {
    lines[from - step] = { type, text: lines[from - step]?.text ?? '' };
    lines[to - step] = { type: 'same', text: lines[to - step]?.text ?? '' };
  }
}

/** How far up lines have to be taken to begin with an item; 0 where they do, or never can. */
function stepsToItem(lines: readonly Aligned[], from: number, to: number): number {
  for (let by = 0; by <= to - from; by++) {
    if (by > 0 && !(lines[from - by]?.type === 'same' && lines[from - by]?.text === lines[to - by]?.text)) return 0;
    if (/^\s*-(\s|$)/.test(lines[from - by]?.text ?? '')) return by;
  }
  return 0;
}

function mark(type: PatchLine['type'], lines: readonly string[]): Aligned[] {
  return lines.map((text) => ({ type, text }));
}

/** More pairs of lines than this are not compared one by one. */
const mostPairs = 4_000_000;

type Aligned = Pick<PatchLine, 'type' | 'text'>;

function alignLines(before: readonly string[], after: readonly string[]): Aligned[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const old = before.slice(head, before.length - tail);
  const fresh = after.slice(head, after.length - tail);
  return [
    ...mark('same', before.slice(0, head)),
    ...(old.length * fresh.length > mostPairs ? alignParts(old, fresh) : longest(old, fresh)),
    ...mark('same', before.slice(before.length - tail)),
  ];
}

/**
 * Two long texts part by part, between lines that stand once in both and in the same order on either side. Without such a line all old ones go and all
 * new ones come.
 */
function alignParts(before: readonly string[], after: readonly string[]): Aligned[] {
  const anchors = commonAnchors(before, after);
  if (anchors.length === 0) return [...mark('old', before), ...mark('new', after)];
  const lines: Aligned[] = [];
  let [old, fresh] = [0, 0];
  for (const anchor of [...anchors, { old: before.length, fresh: after.length }]) {
    // One by one: a part may have more lines than a function takes arguments.
    for (const each of alignLines(before.slice(old, anchor.old), after.slice(fresh, anchor.fresh))) lines.push(each);
    const line = before[anchor.old];
    if (line !== undefined) lines.push({ type: 'same', text: line });
    [old, fresh] = [anchor.old + 1, anchor.fresh + 1];
  }
  return lines;
}

/** The alignment with the longest common run of lines; of equal ones that in which old lines come before new ones. */
function longest(before: readonly string[], after: readonly string[]): Aligned[] {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const skip = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = before[i] === after[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : skip;
    }
  const lines: Aligned[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && old === fresh) {
      lines.push({ type: 'same', text: old });
      i++;
      j++;
    } else if (
      old !== undefined &&
      (fresh === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      lines.push({ type: 'old', text: old });
      i++;
    } else {
      lines.push({ type: 'new', text: fresh ?? '' });
      j++;
    }
  }
  return lines;
}

function hunksOf(lines: readonly PatchLine[], context: number): Hunk[] {
  const hunks: Hunk[] = [];
  let from = -1;
  let last = -1;
  for (const [index, { type }] of lines.entries()) {
    if (type === 'same') continue;
    if (from >= 0 && index - last > 2 * context + 1) {
      hunks.push({ lines: lines.slice(from, last + context + 1) });
      from = -1;
    }
    if (from < 0) from = Math.max(0, index - context);
    last = index;
  }
  if (from >= 0) hunks.push({ lines: lines.slice(from, last + context + 1) });
  return hunks;
}
