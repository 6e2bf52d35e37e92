import { counted } from '../../counted';
import type { DesignDifference } from '../../design-difference';
import { differing } from '../../difference-words';
import { digits } from '../../language';

/** The dialog with the design as a link. */
export const shareWords = {
  title: 'Share',
  lead: 'The design is in the link itself, behind its #, which no browser sends anywhere. Whoever has the link has the design.',
  readOnly: 'Open read-only, with a button to work on it',
  link: 'Link',
  making: 'Making the link…',
  progressLabel: 'Making the link',
  close: 'Close',
  export: 'Export instead',
  copy: 'Copy link',
  copied: 'Copied',
  copiedLink: 'Copied the link.',
  contents: (files: number, resources: number) => `${counted(files, 'file')} with ${counted(resources, 'resource')}`,
  withBaselineOf: (contents: string, files: number) => `${contents}, and ${counted(files, 'file')} of the baseline`,
  length: (contents: string, length: number) => `${contents}; ${numbered(length)} characters.`,
  tooLong: (contents: string, most: number) =>
    `${contents} would make a link of more than ${numbered(most)} characters; browsers take no more for certain. Export the files instead.`,
  long: (length: number, most: number) =>
    `This link has ${numbered(length)} characters; some chat tools cut links over ${numbered(most)}. Export the bundle instead.`,
} as const;

/** The part of that dialog about an earlier state, which whoever gets the link compares the design with. */
export const earlierWords = {
  bring: 'Bring the earlier state along, so that it can be reviewed',
  withBaseline: (name: string) => `With the baseline, ${name}: the link opens as this review`,
  decisions: 'What was decided goes along in any case: it is written as notes in the design.',
  choose: 'Earlier state',
  since: (difference: DesignDifference) => `${differing(difference)}.`,
  titled: (title: string, difference: DesignDifference) => `${title}: ${differing(difference)}.`,
  cost: (length: number) => `It makes the link ${counted(Math.max(length, 0), 'character')} longer.`,
  tooLong: (most: number) => `With it the link would have more than ${numbered(most)} characters.`,
} as const;

/** The part of that dialog about Secrets, private keys and passwords in the design. */
export const secretWords = {
  list: 'Secrets',
  included: (count: number) => `The link holds ${secrets(count)}, which whoever has it can read.`,
  leftOut: (count: number) =>
    `${secrets(count)} ${count === 1 ? 'is' : 'are'} left out of the link. Other passwords are not recognised.`,
  place: (what: string, file: string, line: number) => `${what}: ${file}, line ${line}`,
  placeInBaseline: (place: string) => `in the baseline: ${place}`,
  more: (count: number) => `and ${numbered(count)} more`,
  include: (count: number) => (count === 1 ? 'Include it in the link' : 'Include them in the link'),
} as const;

function secrets(count: number): string {
  return count === 1 ? '1 Secret, private key or password' : `${numbered(count)} Secrets, private keys or passwords`;
}

function numbered(count: number): string {
  return digits(count);
}
