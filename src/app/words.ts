import { counted } from './counted';
import { language } from './language';

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

/** Why findings stay when all was fixed that can be, behind their number. */
const stayReasons = {
  undecided: ['has no certain fix', 'have no certain fix'],
  choice: ['asks for a choice', 'ask for a choice'],
  pattern: ['has a fix with a preview, at the finding', 'have a fix with a preview, at the finding'],
  follows: ['follows from another', 'follow from others'],
  clash: ['would cause an error or come back', 'would cause an error or come back'],
} as const;

/** The sheet of all fixes that can be made together. */
export const fixAllWords = {
  title: 'Fix all that can be',
  /** The label of the change. */
  label: 'Fix all that can be',
  about: (gone: number, all: number) =>
    `${gone.toLocaleString(language)} of ${counted(all, 'finding')} ${gone === 1 ? 'goes' : 'go'}, as one step.`,
  rules: 'Fixes for',
  rule: (rule: string, count: number) => `${rule} (${count.toLocaleString(language)})`,
  none: 'There is no certain fix.',
  done: 'Fixed all that can be.',
  stays: (why: keyof typeof stayReasons, count: number) =>
    `${count.toLocaleString(language)} ${stayReasons[why][count === 1 ? 0 : 1]}.`,
  /** The same with the rules that they are of: "3 ask for a choice: double-tls (2), …". */
  staysOf: (why: keyof typeof stayReasons, count: number, rules: readonly (readonly [rule: string, count: number])[]) =>
    `${count.toLocaleString(language)} ${stayReasons[why][count === 1 ? 0 : 1]}: ${rules.map(([rule, each]) => (each === 1 ? rule : `${rule} (${each})`)).join(', ')}.`,
} as const;

/** What is said while the changes of a review are walked through. */
export const reviewWalkWords = {
  none: 'There is no behaviour change.',
  change: (at: number, all: number, risk: string, sentence: string) => `Change ${at} of ${all}, ${risk}. ${sentence}`,
} as const;

/** What is said of what is copied or saved. */
export const outputWords = {
  copyForbidden: 'The browser does not let this page copy.',
  saved: (file: string) => `Saved ${file}.`,
  savedAt: (file: string, pixels: string) => `Saved ${file}, ${pixels}.`,
  noRoom: (pixels: string) =>
    `This browser has no room for a picture of ${pixels}. Save it at a lower scale, or as SVG.`,
  /** Without separators, as programs for pictures write sizes: "2232 × 2624 pixels". */
  pixels: (width: number, height: number) => `${width} × ${height} pixels`,
} as const;

/** How many promises hold: "2 of 3 hold". */
export function promisesHold(holding: number, all: number): string {
  return `${holding.toLocaleString(language)} of ${all.toLocaleString(language)} hold`;
}
