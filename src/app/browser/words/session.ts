/** What is said when the design could not be stored, or can be again. */
export const storingWords = {
  /** `since` is when something was stored last; null before the first time. */
  keptAside: (isFull: boolean, since: string | null, isKept: boolean) => {
    const what = isFull ? 'This browser’s storage is full' : 'This browser could not store the design';
    const changes = since === null ? 'the changes' : `changes since ${since}`;
    const where = isKept ? 'are kept in a backup copy in this browser for now' : 'are only in this tab';
    return `${what}; ${changes} ${where}.`;
  },
  newerTab:
    'A newer Fairway was opened in another tab, and this older page cannot store any more. Reload it to go on with your work.',
  storedAgain: 'The design is stored in this browser again.',
  noAnswer:
    'The storage of this browser does not answer; what it holds is left as it is. Export before you close the tab.',
  noStorage: 'This browser keeps nothing for this page but a backup copy. Export before you close the tab.',
  newerPage:
    'The stored design was written by a newer Fairway. This older page leaves it as it is and stores nothing; reload to get the newer page.',
} as const;

/** What is said of a design that was stored when the page opens: it is here, or it is gone. */
export const restoringWords = {
  restored: (moment: string) => `Restored your work from ${moment}.`,
  notApplied: (text: string, field: string) => `Not yet applied: “${text}”, typed into ${field}.`,
  both: (first: string, then: string) => `${first} ${then}`,
  goneWithVersions: (moment: string) =>
    `The design that was stored ${moment} is gone: the data of this page were deleted. Versions of it are still kept; restore one.`,
  gone: (moment: string) =>
    `The design that was stored ${moment} is gone: the data of this page were deleted. Open it from your export.`,
  missing: 'The storage was damaged, and some files of the design are gone. Look for them in its versions.',
} as const;

/** Why changes could not be stored and where they are: kept as a version, or in this tab alone. */
export const rescueWords = {
  reserve: {
    kept: 'Changes were made while the storage could not be read. They are kept as a version.',
    onlyHere: 'Changes were made while the storage could not be read. They are only in this tab.',
  },
  overtaken: {
    kept: 'Another tab took over before your last changes were stored. They are kept as a version.',
    onlyHere: 'Another tab took over before your last changes were stored. They are only in this tab.',
  },
  stranded: 'Your last changes are only in this tab and would be lost. Export them, then press Edit here again.',
} as const;

/** What is said when another tab, or a newer page, comes or goes. */
export const tabWords = {
  editsNow: 'This tab edits the design now.',
  otherClosed: 'The other tab was closed; this tab edits the design now.',
  newVersion: 'A new version is ready. Reload Fairway to use it.',
} as const;

/** What is said when the browser would not keep a version. */
export const versionTroubleWords = {
  full: 'This browser’s storage is full, so no version was kept. Delete versions, or export the design.',
  none: 'This browser keeps no versions for this page. Export the design to keep this state.',
} as const;

/** The commands that these notices offer. */
export const offerWords = {
  exportNow: 'Export now',
  versions: 'Versions',
  reload: 'Reload',
  startEmpty: 'Start empty',
  open: 'Open',
} as const;

/** How a day and a time stand in one line: 20 Nov 2026, 14:02. */
export function dayAndTime(day: string, time: string): string {
  return `${day}, ${time}`;
}
