import { counted } from '../../counted';
import { digits } from '../../language';
import type { DesignDifference } from '../../design-difference';
import { differingFrom } from '../../difference-words';
import { openedNames } from '../../opened-words';

/** What is said of files and texts that were opened. */
export const openWords = {
  fromLink: (summary: string) => `From the link: ${summary}`,
  opened: (files: number) => `Opened ${counted(files, 'file')} from the link.`,
  openedInPlace: (files: number, answers: number) =>
    `Opened ${counted(files, 'file')} from the link in place of your design.${answers === 0 ? '' : ` The link brings ${counted(answers, 'answer')} that your design did not have.`}`,
  takeAnswers: (count: number) => `Take in ${counted(count, 'answer')}`,
  tookAnswers: (count: number) =>
    count === 1
      ? 'Took in 1 answer from the link, as a note.'
      : `Took in ${digits(count)} answers from the link, with a note each.`,
  /** What is looked at, or was opened over nothing: its review has begun. */
  sharedChange: (difference: DesignDifference, baseline: string, answers: number) =>
    `Somebody shares a change${answers === 0 ? '' : ` with ${counted(answers, 'answer')}`}: ${differingFrom(difference, baseline)}. Its review is open.`,
  /** The label of the change that opens it. */
  openLink: 'Open the link',
  ownReviewEnded: (baseline: string) =>
    `The link holds what is here already, as a review of its own. Your review against ${baseline} has ended; “Compare with” offers its baseline again.`,
  sameLink: 'This link holds what is here already.',
  nothing: 'Nothing was opened.',
  problems: 'Problems',
  leftOut: (files: number, most: number) =>
    `${digits(files)} more ${files === 1 ? 'file was' : 'files were'} left out: Fairway opens ${digits(most)} at once. Open them by folders.`,
} as const;

/** What becomes of resources that an import and the design both have. */
export const overlapWords = {
  copied: (count: number) =>
    count === 1
      ? 'It is here already, so the copy has a name of its own.'
      : `${digits(count)} are here already, so the copies have names of their own.`,
  skipped: (count: number) =>
    count === 1
      ? '1 resource is here already and was skipped.'
      : `${digits(count)} resources are here already and were skipped.`,
  mine: (count: number) => (count === 1 ? '1 was kept as it is.' : `${digits(count)} were kept as they are.`),
  theirs: (count: number) => (count === 1 ? '1 was replaced.' : `${digits(count)} were replaced.`),
  both: (count: number) => (count === 1 ? '1 came under a new name.' : `${digits(count)} came under new names.`),
  bare: (count: number) =>
    count === 1
      ? 'The comments of 1 were left out, since none can stand where it is.'
      : `The comments of ${digits(count)} were left out, since none can stand where they are.`,
  unreplaced: (count: number) =>
    count === 1
      ? '1 could not be replaced where it stands, so both are here.'
      : `${digits(count)} could not be replaced where they stand, so both of each are here.`,
  unremoved: (count: number) =>
    count === 1
      ? '1 could not be left out of its List, so it is here twice.'
      : `${digits(count)} could not be left out of their List, so they are here twice.`,
  unnamed: (count: number) =>
    count === 1
      ? '1 could not get a new name in its List, so it is here twice.'
      : `${digits(count)} could not get new names in their List, so they are here twice.`,
} as const;

/** What is wrong with files that were just added. */
export const importWords = {
  line: (file: string, line: number) => `${file}, line ${line}`,
  unread: (place: string, problem: string) => `${place}: ${problem}`,
  twice: (place: string, kind: string, name: string, earlier: string) =>
    `${place}: ${kind} ${name} is in ${earlier} too.`,
  /** Behind `twice`, where more of the same file are. */
  withMoreTwice: (sentence: string, more: number) => {
    if (more === 0) return sentence;
    return `${sentence} ${counted(more, 'more resource')} of this file ${more === 1 ? 'is' : 'are'} here twice.`;
  },
  more: (count: number) =>
    count === 1 ? '1 more is listed in Problems.' : `${digits(count)} more are listed in Problems.`,
} as const;

/** What an export of what changed is held against, as the end of “compared with”. */
export const baselineWords = {
  review: (name: string) => `${name}, the baseline of the review`,
  opened: openedNames.opened,
  loaded: `${openedNames.found}: what was opened before is no longer kept`,
} as const;

/** What is said of files that were written. */
export const exportedWords = {
  all: (file: string) => `Exported ${file}.`,
  changed: (file: string, resources: number, all: number) =>
    `Exported ${file}: ${digits(resources)} of ${counted(all, 'resource')}.`,
  nothingChanged: (baseline: string) => `Nothing differs from ${baseline}, so nothing was exported.`,
  withoutDesign: (file: string) => `Exported ${file}; the EgressDesign stays out of it.`,
  without: (file: string, documents: number) =>
    `Exported ${file}; ${counted(documents, 'document')} ${documents === 1 ? 'stays' : 'stay'} out of it.`,
  change: 'Change…',
  showPromises: 'Show in Assertions',
  alone: (file: string) => `Exported ${file}; without a baseline it compares nothing.`,
  compared: (file: string, baseline: string) => `Exported ${file}, compared with ${baseline}.`,
} as const;
