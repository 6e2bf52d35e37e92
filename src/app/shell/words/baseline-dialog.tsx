import type { ReactNode } from 'react';
import { counted } from '../../counted';
import type { DesignDifference } from '../../design-difference';

/** The dialog that chooses what the design is compared with. */
export const baselineWords = {
  title: 'Compare with',
  lead: 'The design on the page is held against an earlier state: what calls do otherwise, with its risk, and which resources differ. Nothing is added to the design.',
  files: 'Files or a zip',
  folder: 'A folder',
  version: 'An earlier version',
  link: 'A share link',
  linkExample: 'https://…#share.',
  linkHint:
    'Who got this design by a link can ask its sender for a link that brings the earlier state along, or for one of that state alone.',
  compare: 'Compare',
  goOn: 'Go on with it',
  again: 'Compare with it again',
} as const;

/** How much has changed since; `isKnown` is false where how the files were opened is no longer kept. */
export function changedSinceOpened({ files, resources }: DesignDifference, isKnown: boolean): string {
  const ofFiles = counted(files, 'file');
  const what = resources ? `${counted(resources, 'resource')} in ${ofFiles}` : ofFiles;
  const has = (resources || files) === 1 ? 'has' : 'have';
  const since = isKnown ? `since ${files === 1 ? 'it was' : 'they were'} opened` : 'since this page found the design';
  return `${what} ${has} changed ${since}${resources === 0 ? '; all resources say the same' : ''}.`;
}

/** What can be chosen again. */
export function endedBaseline(baseline: string): ReactNode {
  return (
    <>
      The baseline of the review that ended: <b>{baseline}</b>.
    </>
  );
}

/** A review that was left with its tab. */
export function reviewLeftOpen(baseline: string, begun: string): ReactNode {
  return (
    <>
      A review against <b>{baseline}</b> was left open (begun {begun}).
    </>
  );
}
