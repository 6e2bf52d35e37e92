import { counted } from '../../counted';

/** What every dialog with a title says. */
export const sheetWords = {
  close: 'Close',
  cancel: 'Cancel',
} as const;

/** The dialog to paste YAML into. */
export const pasteWords = {
  title: 'Paste YAML',
  text: 'YAML, JSON, or Markdown with fenced YAML',
  add: 'Add to the design',
  large: (size: string, lines: number) =>
    `${size} from the clipboard, ${counted(lines, 'line')}: taken as a file, without being shown here.`,
  remove: 'Remove',
} as const;

/** The question before things go that others refer to. */
export const deleteWords = {
  title: 'Delete',
  keep: 'Keep',
  remove: 'Delete',
} as const;

/** The dialog with an entry as Envoy gets it, and the one with the versions that are kept. */
export const sheetTitles = {
  envoy: (entry: string) => `${entry} as Envoy gets it`,
  versions: 'Versions',
} as const;
