import { counted } from '../../counted';
import { digits } from '../../language';
import { regionNames, type Region } from '../../region-names';

/** The page around its panes: its name, skip links, the tabs where one pane is shown at a time, and files held over it. */
export const pageWords = {
  name: 'Fairway',
  nameWithUnexported: '• Fairway',
  skipTo: 'Skip to',
  panes: 'Panes',
  paneTabs: {
    canvas: 'Canvas',
    form: 'Form',
    text: 'Text',
    explorer: regionNames.explorer,
    problems: 'Problems',
    review: regionNames.review,
  },
  dropHere: 'Drop to add to the design: YAML, JSON, Markdown or a folder of them.',
  notRead: (why: string) => `The dropped files could not be read: ${why}`,
  dialogStopped: (why: string) => `The dialog stopped: ${why} The text of your files is not affected.`,
  typedAhead: 'Typed ahead',
} as const;

/** The frame of the panes: what folds and sizes them, and what is said when one has stopped. */
export const paneWords = {
  stopped: (pane: string, why: string) => `${pane} stopped: ${why} The text of your files is not affected.`,
  tryAgain: 'Try again',
  explorer: {
    width: 'Explorer width',
    fold: 'Fold Explorer',
    files: (count: number) => counted(count, 'file'),
  },
  right: {
    name: 'Right column',
    width: 'Inspector and YAML width',
    formWidth: 'Inspector width',
    formHeight: 'Inspector height',
    fold: 'Fold Inspector and YAML',
    choices: { form: 'Form', split: 'Split', text: 'Text' },
  },
} as const;

/** The sections below the canvas: what sizes them, and the word that each header says of what it holds. */
export const dockWords = {
  height: 'Height of the sections below the canvas',
  width: (section: Region) => `${regionNames[section]} width`,
  enlarge: (section: Region) => `Enlarge ${regionNames[section]}`,
  putBack: 'Back to its place',
  resources: (count: number) => counted(count, 'resource'),
  misread: 'reached, but not understood',
  undecided: 'not decided by the files',
  openChanges: (open: number, high: number) => `${counted(open, 'open behaviour change')}, ${digits(high)} high`,
} as const;

/** The bar over a design that cannot be edited in this tab. */
export const readOnlyWords = {
  label: 'Read-only',
  elsewhere: 'Another tab edits this design; this one follows it and changes nothing.',
  shared: 'A shared design, read-only: nothing of it is stored, and your own work stays as it is.',
  editHere: 'Edit here',
} as const;

/** The notice at the top of the canvas. */
export const noticeWords = {
  name: 'Notice',
  details: 'Details',
  dismiss: 'Dismiss',
  undo: 'Undo',
  undoChange: (change: string) => `Undo: ${change}`,
} as const;
