import type { TextEdit } from './edit';

/**
 * The smallest single edit that turns `before` into `after`: the common prefix and suffix stay. An empty list when they are equal.
 * Surrogate pairs are never split.
 */
export function diffText(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  if (isHighSurrogate(before, from - 1)) from--;
  let tail = 0;
  while (
    tail < most - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  if (tail > 0 && isLowSurrogate(before, before.length - tail)) tail--;
  return [{ from, to: before.length - tail, insert: after.slice(from, after.length - tail) }];
}

function isHighSurrogate(text: string, index: number): boolean {
  return index >= 0 && (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
