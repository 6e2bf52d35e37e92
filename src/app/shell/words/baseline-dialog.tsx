import type { ReactNode } from 'react';

/** The dialog that chooses what the design is compared with. */
export const baselineWords = {
  title: 'Compare with',
  lead: 'The design on the page is held against an earlier state: what calls do otherwise, with its risk, and which documents differ. Nothing is added to the design.',
  files: 'Files or a zip',
  folder: 'A folder',
  version: 'An earlier version',
  link: 'A share link',
  linkExample: 'https://…#share.',
  compare: 'Compare',
  goOn: 'Go on with it',
  again: 'Compare with it again',
} as const;

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
