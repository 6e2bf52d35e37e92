import { useEffect, useState } from 'react';
import type { Finding } from '../../core/analysis';
import type { Steps } from '../../core/steps';
import { isFixable, patternFor } from '../finding-pattern';
import type { Findings } from '../findings-summary';
import { inSlices } from '../in-slices';

/** What is known of the fixes of findings. */
export interface KnownFixes {
  /** Those that were looked through. */
  readonly findings: Findings;
  /** Whether one of them can be mended from here, by a fix or a pattern. */
  readonly any: boolean;
  /** Whether one has a single fix, which can be made together with those of others. */
  readonly together: boolean;
  /** All that can be mended from here; undefined where nobody asked which. */
  readonly fixable: ReadonlySet<Finding> | undefined;
}

/**
 * Which of some findings can be mended, and whether any can: all of them with `lists`, else no more than answers the rest. A fix is made when it is first
 * asked for, and dear, so that is worked out while the page has nothing else to do. Undefined until it is known for the first time; from then on the answer
 * may be that of the findings before.
 */
export function useFixes(findings: Findings, lists: boolean): KnownFixes | undefined {
  const [known, setKnown] = useState<KnownFixes>();
  useEffect(
    () =>
      inSlices(
        () => lookForFixes(findings, lists),
        (next) => setKnown((before) => (before && saysTheSame(before, next) ? before : next)),
      ),
    [findings, lists],
  );
  return known;
}

function saysTheSame(a: KnownFixes, b: KnownFixes): boolean {
  const isListed = a.fixable !== undefined || b.fixable !== undefined;
  return !isListed && a.any === b.any && a.together === b.together;
}

/** Looks the findings through one by one, to the end only where they are to be listed or none is found. */
export function* lookForFixes(findings: Findings, lists: boolean): Steps<KnownFixes> {
  const fixable = new Set<Finding>();
  let together = false;
  for (const finding of findings.all) {
    if (isFixable(finding, findings.snapshot)) fixable.add(finding);
    together ||= isMadeTogether(finding, findings);
    if (together && !lists) break;
    yield;
  }
  return { findings, any: fixable.size > 0, together, fixable: lists ? fixable : undefined };
}

function isMadeTogether(finding: Finding, { snapshot }: Findings): boolean {
  const { accepted, fixes = [] } = finding;
  return accepted === undefined && fixes.length === 1 && patternFor(finding, snapshot) === undefined;
}
