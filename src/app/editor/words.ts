import { idleWords } from '../idle-words';
import { digits } from '../language';
import { regionNames } from '../region-names';

/** The pane with its header, and what stands in place of a text. */
export const paneWords = {
  title: regionNames.yaml,
  follow: 'Follow the selection',
  noFile: idleWords.yaml,
  withoutColours: 'More than 5 million characters: no colours, suggestions and fixes here.',
  textOfFile: 'Text of the file',
  textOf: (path: string) => `Text of ${path}`,
  notLoaded: 'The editor could not be loaded, so this text can be read only. Reload the page to try again.',
} as const;

/** The tabs of the files, and the menu of the one that is open. */
export const fileWords = {
  files: 'Files',
  newFile: 'New file',
  menuOf: (path: string) => `Menu of ${path}`,
  rename: 'Rename…',
  download: 'Download',
  close: 'Close and remove',
  removal: (path: string) => `Remove ${path}`,
  removed: (path: string) => `Removed ${path} from the design.`,
} as const;

/** Two texts side by side. */
export const diffWords = {
  title: (name: string) => `Text of ${name}, before and after`,
  before: 'Before',
  after: 'After',
  notLoaded: 'The editor could not be loaded. Reload the page to try again.',
} as const;

/** What stands in the text beside it: above a resource, behind a line, in lists of symbols and of fixes. */
export const marginWords = {
  /** Monaco's name for the hints behind lines. */
  hints: 'Consequences',
  /** Monaco's name for the list of symbols. */
  symbols: 'Resources',
  /** Who says what was found, where Istio has no code for it. */
  saidBy: 'Fairway',
  noFindings: 'no findings',
  notReadSince: (line: number) => `cannot be read since line ${line}`,
  showOnCanvas: 'Show on canvas',
  pattern: (title: string) => `${title}…`,
  fixAll: (count: number, rule: string) => `Fix all ${digits(count)} of this kind: ${rule}`,
  suggest: 'Suggest',
} as const;

/** What typing is called in the history. */
export const historyWords = {
  typing: 'Typing',
} as const;
