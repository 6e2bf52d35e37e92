import { counted } from '../../counted';
import { digits } from '../../language';

/** The dialog that shows what a change of several places would write. */
export const patchSheetWords = {
  stopsWorking: 'What stops working',
  stays: 'What stays, and why',
  apply: 'Apply',
  preparing: 'Working out what follows…',
  preparingLabel: 'Working out what follows',
  applied: (change: string) => `Applied “${change}”.`,
  ticked: (label: string, ticked: number, all: number) => `${label} · ${ticked} of ${all}`,
  rank: (index: number) => `P${index}`,
  moveUp: (item: string) => `Move ${item} up`,
  moveDown: (item: string) => `Move ${item} down`,
} as const;

const count = (lines: number): string => digits(lines);

/** The patch of each file, in this dialog and in the one about conflicts. */
export const patchWords = {
  nothing: 'Nothing changes.',
  types: { changed: '', new: 'new file', removed: 'removed', renamed: 'renamed' },
  patchOf: (file: string) => `Patch of ${file}`,
  linesOf: (file: string) => `Lines of ${file}`,
  /** The next ones, of those that are not shown yet. */
  showMore: (next: number, hidden: number) =>
    next < hidden
      ? `Show ${count(next)} more of ${counted(hidden, 'other place')}`
      : next === 1
        ? 'Show the other place'
        : `Show the other ${count(next)} places`,
  /** "1 line comes, 2 go". */
  comeAndGo: (added: number, removed: number) =>
    `${added === 1 ? '1 line comes' : `${count(added)} lines come`}, ${count(removed)} ${removed === 1 ? 'goes' : 'go'}`,
  count,
} as const;
