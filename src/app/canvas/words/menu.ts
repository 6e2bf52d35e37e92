import { digits } from '../../language';
import type { Tool } from '../canvas-state';

/** The menus of bands, of several things, and of an empty place; those of cards are made of commands. */
export const menuWords = {
  canvas: 'Canvas',
  namespace: (name: string | null) => `Namespace ${name ?? 'not written'}`,
  selected: (count: number) => `${digits(count)} selected`,
  newHere: 'New here',
  new: 'New',
  /** What can be made at a place. */
  make: {
    workload: 'Pod…',
    'service-entry': 'ServiceEntry…',
    external: 'External host…',
    gateway: 'Gateway…',
    'workload-entry': 'WorkloadEntry…',
  } satisfies Partial<Record<Tool, string>>,
  addSidecar: 'Add Sidecar',
  addNote: 'Add note…',
  selectInside: (count: number) => (count === 1 ? 'Select what is in it' : `Select the ${digits(count)} things in it`),
  fold: 'Fold',
  unfold: 'Unfold',
  onlyThis: 'Only this',
  foldAll: 'Fold all',
  unfoldAll: 'Unfold all',
  paste: 'Paste',
  templates: 'Templates…',
  selectAll: 'Select all',
  selectHits: 'Select what the filter found',
  arrange: 'Arrange',
  fit: 'Fit',
} as const;
