import { digits } from '../../language';
import type { ReviewMark } from '../../review-state';

/** The tree, and what a screen reader says of a row behind its name. */
export const treeWords = {
  label: 'Files and resources',
  incomplete: 'incomplete',
  review: { added: 'added', removed: 'removed', changed: 'changed' } satisfies Readonly<Record<ReviewMark, string>>,
  accepted: (findings: number) => `${digits(findings)} accepted`,
  /** `promise` as the panes word it: "promise fails". */
  promise: (promise: string, because: string) => `${capital(promise)}. ${because}`.trim(),
} as const;

/** The menu of a row, and what is said of the row's own deeds. */
export const rowMenuWords = {
  label: (row: string) => `Actions for ${row}`,
  rename: 'Rename…',
  moveToNamespace: 'Move to namespace…',
  download: 'Download',
  remove: 'Remove',
  delete: 'Delete',
  removeFile: (file: string) => `Remove ${file}`,
  removedFile: (file: string) => `Removed ${file}.`,
  standsForOthers: (row: string) => `${row} is a group. Delete what is in it.`,
} as const;

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
