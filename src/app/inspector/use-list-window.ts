import { useContext, useState } from 'react';
import { startsWith, type Path } from '../../core/text';
import { ViewContext } from './form';

/** Items drawn without asking: an entry may have 256 hosts and 4,096 endpoints. */
const atFirst = 40;
/** Items drawn before and after one that another pane has selected. */
const around = 5;
/** Items drawn more for each asking, so that no asking takes the page long, whatever is in the file. */
const step = 400;

/** What `ShowMore` is given: how many items are left out, how many of them come next, and what shows those. */
export interface More {
  readonly hidden: number;
  readonly next: number;
  readonly onShow: () => void;
}

/** What is drawn otherwise than of a list. */
interface Windowing {
  /** The keys, where it is a mapping. */
  readonly keys?: readonly string[];
  /** So many entries are drawn at first. */
  readonly first?: number;
  /** So many are drawn at the end, where a new one is; undefined is two. */
  readonly last?: number;
}

interface ListWindow {
  /** The indexes to draw, in order. */
  readonly indexes: readonly number[];
  readonly more: More;
}

/** Which of `count` items of a list, or entries of a mapping, are drawn: the first ones, the last ones, and those around the selected one. */
export function useListWindow(
  path: Path,
  count: number,
  { keys, first = atFirst, last = 2 }: Windowing = {},
): ListWindow {
  const { reveal } = useContext(ViewContext);
  const [drawn, setDrawn] = useState(first);
  const selected = reveal !== undefined && startsWith(reveal, path) ? reveal[path.length] : undefined;
  const at = typeof selected === 'string' ? (keys?.indexOf(selected) ?? -1) : (selected ?? -1);
  const indexes = windowOf(count, drawn, at, last);
  const hidden = count - indexes.length;
  const onShow = (): void => setDrawn(drawn + step);
  const next = hidden === 0 ? 0 : windowOf(count, drawn + step, at, last).length - indexes.length;
  return { indexes, more: { hidden, next, onShow } };
}

/** The first and the last so many of `count`, and those around the one at `at`, in order; -1 is nowhere. */
function windowOf(count: number, first: number, at: number, last: number): readonly number[] {
  const found = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let index = Math.max(0, from); index < Math.min(count, to); index++) found.add(index);
  };
  add(0, first);
  if (at >= 0) add(at - around, at + around + 1);
  add(count - last, count);
  return [...found].sort((a, b) => a - b);
}
