import { useEffect, useRef, useState } from 'react';
import type { Finding } from '../../core/analysis';
import type { Steps } from '../../core/steps';
import { isFixable, soleFix } from '../finding-pattern';
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
 * asked for, and dear, so that is worked out while the page has nothing else to do. Undefined until it is known, and where nothing is listed and some can be
 * mended, together too. The answer may be that of findings before, which it names.
 */
export function useFixes(findings: Findings, lists: boolean): KnownFixes | undefined {
  const [known, setKnown] = useState<KnownFixes>();
  const looks = useRef<Looks>(null);
  useEffect(() => {
    const begun = startLooks(lists, (next) => setKnown(lists || !next.together ? next : undefined));
    looks.current = begun;
    return begun.stop;
  }, [lists]);
  useEffect(() => looks.current?.at(findings), [findings, lists]);
  return known;
}

/** Findings that are looked through again and again. */
interface Looks {
  /** Looks through these, the newest. */
  readonly at: (findings: Findings) => void;
  readonly stop: () => void;
}

/**
 * Looks findings through whenever there are newer ones, and tells what is known then. Where they are listed, a look goes on to its end before the next begins,
 * so that the list follows somebody who types without a pause; else only the newest ones matter.
 */
export function startLooks(lists: boolean, done: (known: KnownFixes) => void): Looks {
  let newest: Findings | undefined;
  let callOff: (() => void) | undefined;
  const begin = (findings: Findings): void => {
    newest = undefined;
    callOff = inSlices(
      () => lookForFixes(findings, lists),
      (known) => {
        callOff = undefined;
        done(known);
        if (newest) begin(newest);
      },
    );
  };
  return {
    at: (findings) => {
      if (callOff && lists) {
        newest = findings;
        return;
      }
      callOff?.();
      begin(findings);
    },
    stop: () => {
      newest = undefined;
      callOff?.();
    },
  };
}

/** Looks the findings through one by one, to the end only where they are to be listed or none is found. */
export function* lookForFixes(findings: Findings, lists: boolean): Steps<KnownFixes> {
  const fixable = new Set<Finding>();
  let together = false;
  for (const finding of findings.all) {
    if (isFixable(finding, findings.snapshot)) fixable.add(finding);
    together ||= soleFix(finding, findings.snapshot) !== undefined;
    if (together && !lists) break;
    yield;
  }
  return { findings, any: fixable.size > 0, together, fixable: lists ? fixable : undefined };
}
