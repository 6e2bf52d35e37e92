import { counted } from '../counted';
import { digits, language } from '../language';
import type { Difference } from './use-versions';
import type { FilesSince, Version, VersionReason } from './version';

/** The list of the versions that this browser keeps, with what can be done with one. */
export const versionsWords = {
  list: 'Versions, the newest first',
  reading: 'The versions are being read.',
  none: (automatic: number) => `No version is kept yet. ${kept(automatic)}`,
  kept,
  name: 'Name of the version',
  choose: (version: string) => `Choose ${version}`,
  compare: (version: string) => `Compare ${version} with the design`,
  restore: (version: string) => `Restore ${version}`,
  rename: (version: string) => `Rename ${version}`,
  remove: (version: string) => `Delete ${version}`,
  deleteForGood: (version: string) => `Delete ${version} for good?`,
  keep: 'Keep',
  delete: 'Delete',
  saveName: 'Rename',
} as const;

/** The form that keeps the design as it is as a version. */
export const saveVersionWords = {
  name: 'Name of a new version',
  ask: 'Name the design as it is now',
  nothing: 'There is nothing to keep yet',
  save: 'Save version',
} as const;

/** The button that compares two versions with each other. */
export const compareTwoWords = {
  compare: 'Compare the two chosen',
  chooseFirst: 'Choose two versions first',
} as const;

/** How a version differs from the design on the page. */
export const differenceWords = {
  line: (time: string, files: number, difference: string) => `${time} · ${counted(files, 'file')} · ${difference}`,
  unknown: 'comparing…',
  none: 'as the design is now',
  files: (files: number) => `since then ${counted(files, 'file')} changed`,
  compared: ({ resources, behaviour, files }: Compared) => {
    if (resources > 0 || behaviour > 0)
      return `since then ${counted(resources, 'resource')}, ${counted(behaviour, 'behaviour change')}`;
    const ofFiles = filesWords(files);
    return ofFiles === '' ? noResource : `since then ${ofFiles}`;
  },
} as const;

/** Comments, layout, and documents that are no resources are its text; the line has no room for more. */
const noResource = 'differs in text, notes or accepted findings';

type Compared = Extract<Difference, { readonly type: 'compared' }>;

/** `1 file added, 2 removed`; empty where both have the same files. */
function filesWords({ added, removed, renamed }: FilesSince): string {
  const parts = [
    [added, 'added'],
    [removed, 'removed'],
    [renamed, 'renamed'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what], index) => `${index === 0 ? counted(count, 'file') : digits(count)} ${what}`)
    .join(', ');
}

/** What is said when a version was restored, or could not be restored or compared. */
export const versionNotices = {
  restored: (version: Version) => `Restored ${quoted(version)} from ${timeOf(version)}.`,
  /** The label of the change that restores it. */
  restore: (version: Version) => `Restore ${quoted(version)}`,
  already: (version: Version) => `The design is as in ${quoted(version)} already.`,
  gone: (version: Version) => `${versionName(version)} is no longer kept.`,
  oneGone: 'One of the versions is no longer kept.',
  unreadable:
    'This browser could not read its versions, so the design is left as it is. Try again, or reload the page first.',
} as const;

/** What a version without a name is called. */
const reasonNames: Readonly<Record<VersionReason, string>> = {
  named: 'Named',
  import: 'After an import',
  export: 'As exported',
  pause: 'While working',
  restore: 'Before a restore',
  link: 'Before a link was opened',
  overtaken: 'Left when another tab took over',
  reserve: 'Made while the storage could not be read',
};

/** What a version is called. */
export function versionName({ name, reason }: Version): string {
  return name === '' ? reasonNames[reason] : name;
}

/** A version among others: what it is called, and from when it is. */
export function versionAt(version: Version): string {
  return `${versionName(version)}, ${timeOf(version)}`;
}

/** A version as one side of a review. */
export function versionAsSide(version: Version): string {
  return `${quoted(version)}, ${timeOf(version)}`;
}

/** 21 Nov, 14:02. */
export function timeOf({ at }: Version): string {
  return new Date(at).toLocaleString(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

function kept(automatic: number): string {
  return `Versions are kept only in this browser: after an import, at an export, and every ten minutes of work. Of those without a name the newest ${automatic} stay.`;
}

function quoted(version: Version): string {
  return `“${versionName(version)}”`;
}
