import { regionNames } from '../../region-names';
import type { ViewState } from '../../view';

/** The head of the explorer, how its tree is ordered, and what stands there while the tree is empty. */
export const explorerWords = {
  title: regionNames.explorer,
  newFile: 'New file',
  sorts: { file: 'By file', namespace: 'By namespace', call: 'By call' } satisfies SortWords,
  sortedBy: { file: 'Order: by file', namespace: 'Order: by namespace', call: 'Order: by call' } satisfies SortWords,
  noFiles: 'No files yet. Open some, paste YAML, or start from a template.',
  search: 'Search the tree',
  searchFor: 'Name, kind, host…',
  nothingFound: (text: string) => `Nothing here has ${text}.`,
  nothingDrawn: 'Nothing to list in this order. Choose another order, or draw a pod.',
} as const;

type SortWords = Readonly<Record<ViewState['explorerSort'], string>>;
