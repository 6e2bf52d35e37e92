import { counted } from '../../counted';
import { digits } from '../../language';

/** What is said while files are opened that take a moment; `name` is a file, or how many. */
export const openingWords = {
  files: (files: number) => counted(files, 'file'),
  work: (name: string) => ({
    working: `Opening ${name}…`,
    progressLabel: `Opening ${name}`,
    cancel: 'Cancel',
    stopped: 'Nothing was opened.',
  }),
  unpacked: (name: string, files: number, all: number) =>
    `Opening ${name}: ${digits(files)} of ${counted(all, 'file')} unpacked…`,
  read: (name: string, files: number, all: number) =>
    `Opening ${name}: ${digits(files)} of ${counted(all, 'file')} read…`,
  later: (paths: readonly string[]) =>
    paths.length === 1
      ? `${paths[0] ?? ''} is opened when this dialog is closed.`
      : `${counted(paths.length, 'file')} are opened when this dialog is closed.`,
} as const;
