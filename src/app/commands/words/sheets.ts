/** Sheets that ask what a change is to write. */
export const sheetWords = {
  renameHost: (host: string) => `Rename ${host}`,
  everyTicked: 'Every ticked place gets the new name, as one change.',
  host: 'Host',
  places: 'Places',
  moveToNamespace: 'Move to namespace',
  whatFollows: 'Pins, notes, and what names it, follow.',
  namespace: 'Namespace',
  noHost: 'What is selected names no host.',
} as const;
