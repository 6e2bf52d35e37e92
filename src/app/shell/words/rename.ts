/** The dialog that gives a file, a resource or a drawn pod another name. */
export const renameWords = {
  file: 'Rename file',
  workload: 'Rename pod',
  resource: (kind: string) => `Rename ${kind}`,
  name: 'Name',
  rename: 'Rename',
  renamed: (from: string, to: string) => `Renamed ${from} to ${to}.`,
  /** The label of the change. */
  change: (from: string, to: string) => `Rename ${from} to ${to}`,
  gone: (resource: string) => `${resource} is no longer there.`,
  noFileName: 'A file name has no empty parts, . or .. in it.',
  taken: (path: string) => `There is a file ${path} already.`,
} as const;
