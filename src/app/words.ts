import { counted } from './counted';
import { digits } from './language';

/** Why nothing can be changed now, and what to do about it. */
export const readOnlyReasons = {
  shared: 'This shared design is read-only. Press Edit here to work on it.',
  restoring: 'Your stored work is still being read. It can be edited as soon as it is here.',
  elsewhere: 'This design is being edited in another tab. Press Edit here to take over.',
} as const;

/** What is said of a change or a fix that was asked for, and why one is not made any more. */
export const changeWords = {
  changedMeanwhile: 'The design has changed in the meantime. Try again.',
  changedSinceFound: 'The document has changed since this was found. Try again in a moment.',
  fixed: (fix: string) => `${fix}: done.`,
  /** The label of the change that makes every fix of a rule. */
  fixAll: (rule: string) => `Fix all ${rule}`,
  fixedAll: (change: string, gone: number, all: number) => `${change}: ${gone} of ${all}.`,
  templateAdded: (template: string, counts: string) => `Added “${template}”: ${counts}.`,
} as const;

/** Why findings stay, behind their number. */
const stayReasons = {
  undecided: ['has no fix', 'have no fix'],
  choice: ['has several fixes to choose from, at the finding', 'have several fixes to choose from, at the finding'],
  wanted: ['has a fix that is not the only way out', 'have a fix that is not the only way out'],
  pattern: ['has a fix with a preview, at the finding', 'have a fix with a preview, at the finding'],
  follows: ['follows from another', 'follow from others'],
  left: ['has a fix that is not ticked', 'have a fix that is not ticked'],
  clash: ['would cause an error or come back', 'would cause an error or come back'],
} as const;

/** The sheet of all fixes that can be made together. */
export const fixAllWords = {
  title: 'Fix all that can be',
  /** The label of the change. */
  label: 'Fix all that can be',
  /** While it is worked out what all fixes do together. */
  work: {
    working: 'Working out what the fixes do together…',
    progressLabel: 'Working out the fixes',
    cancel: 'Cancel',
    stopped: 'Nothing was fixed.',
  },
  about: (gone: number, stay: number) =>
    gone === 0
      ? stay === 0
        ? 'Nothing is ticked.'
        : `Nothing that is ticked goes: ${staying(stay)}.`
      : `${counted(gone, 'finding')} ${gone === 1 ? 'goes' : 'go'} as one step${andStaying(stay)}.`,
  /** `what`: sentences of rules. */
  come: (count: number, what: readonly string[]) =>
    `${counted(count, 'new one')} ${count === 1 ? 'comes' : 'come'}: ${what.join('; ')}.`,
  certain: 'Certain',
  wanted: 'Only if you want it: there is another way out, or something goes that you wrote',
  /** A sentence, with how often it holds where that is more than once. */
  times: (what: string, count: number) => (count === 1 ? what : `${what} (${digits(count)})`),
  /** The words of one finding, and how many there are that say something else. */
  said: ([first = '', ...others]: readonly string[]) =>
    others.length === 0 ? first : `${first} And ${digits(others.length)} more.`,
  none: 'There is no fix to make for all.',
  done: (gone: number, stay: number) => `${digits(gone)} fixed${andStaying(stay)}.`,
  stays: (why: keyof typeof stayReasons, count: number) => `${digits(count)} ${stayReasons[why][count === 1 ? 0 : 1]}.`,
} as const;

/** Behind what goes; where nothing stays, nothing is said of it. */
function andStaying(count: number): string {
  return count === 0 ? '' : `, ${staying(count)}`;
}

function staying(count: number): string {
  return `${digits(count)} ${count === 1 ? 'stays' : 'stay'}`;
}

/** What is said while the changes of a review are walked through. */
export const reviewWalkWords = {
  none: 'There is no behaviour change.',
  change: (at: number, all: number, risk: string, sentence: string) => `Change ${at} of ${all}, ${risk}. ${sentence}`,
} as const;

/** What is said of what is copied or saved. */
export const outputWords = {
  copyForbidden: 'The browser does not let this page copy.',
  saved: (file: string) => `Saved ${file}.`,
  /** While a large picture is drawn. */
  drawing: (file: string) => ({
    working: `Drawing ${file}…`,
    progressLabel: `Drawing ${file}`,
    cancel: 'Cancel',
    stopped: 'Nothing was saved.',
  }),
  savedAt: (file: string, pixels: string) => `Saved ${file}, ${pixels}.`,
  noRoom: (pixels: string) =>
    `This browser has no room for a picture of ${pixels}. Save it at a lower scale, or as SVG.`,
  /** Without separators, as programs for pictures write sizes: "2232 × 2624 pixels". */
  pixels: (width: number, height: number) => `${width} × ${height} pixels`,
} as const;

/** How many promises hold: "2 of 3 hold". */
export function promisesHold(holding: number, all: number): string {
  return `${digits(holding)} of ${digits(all)} hold`;
}
