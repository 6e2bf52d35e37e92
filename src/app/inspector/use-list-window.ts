import { useContext, useState } from 'react';
import { startsWith, type Path } from '../../core/text';
import { ViewContext } from './form';

/** Items drawn without asking: an entry may have 256 hosts and 4,096 endpoints. */
const atFirst = 40;
/** Items drawn before and after one that another pane has selected. */
const around = 5;

interface ListWindow {
  /** The indexes to draw, in order. */
  readonly indexes: readonly number[];
  readonly hidden: number;
  readonly showAll: () => void;
}

/** Which of `count` items of a list are drawn: the first ones, the last one, and those around the selected one. */
export function useListWindow(path: Path, count: number): ListWindow {
  const { reveal } = useContext(ViewContext);
  const [all, setAll] = useState(false);
  const step = reveal !== undefined && startsWith(reveal, path) ? reveal[path.length] : undefined;
  const revealed = typeof step === 'number' ? step : -Infinity;
  const every = Array.from({ length: count }, (_, index) => index);
  const isDrawn = (index: number): boolean =>
    all || index < atFirst || index >= count - 2 || Math.abs(index - revealed) <= around;
  const indexes = count <= atFirst ? every : every.filter(isDrawn);
  return { indexes, hidden: count - indexes.length, showAll: () => setAll(true) };
}
