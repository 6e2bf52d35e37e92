import { useDeferredValue, useMemo, useState } from 'react';
import type { Finding } from '../../core/analysis';
import { groupBy } from '../../core/lists';
import { documentOf, type Resource } from '../../core/schema';
import { isSameInText, useFindings } from '../findings';
import { pathKey } from './model/place';

interface ResourceFindings {
  readonly list: readonly Finding[];
  /** By the key of their path from the resource's root; the worst of each path first. */
  readonly byPath: ReadonlyMap<string, readonly Finding[]>;
}

const none: readonly Finding[] = [];
const ranks = { error: 0, warning: 1, info: 2 } as const;

/**
 * The findings of a resource. They keep their identity while they stay the same, though the list is made anew after every change, and may be a moment
 * behind: a key that comes meanwhile is answered first.
 */
export function useResourceFindings(resource: Resource): ResourceFindings {
  const found = useFindings((findings) => findings.byResource.get(resource.key)) ?? none;
  const document = useFindings(({ snapshot }) => documentOf(snapshot.files, resource.place));
  const [kept, setKept] = useState({ found, document });
  // Fixes carry offsets in the document's text.
  const isSame = kept.found === found || (kept.document === document && isSameList(kept.found, found));
  if (!isSame) setKept({ found, document });
  const list = useDeferredValue(isSame ? kept.found : found);
  const base = resource.place.path.length;
  return useMemo(() => ({ list, byPath: groupByPath(list, base) }), [list, base]);
}

/** Whether two lists of findings in one text say the same, and a team has decided the same on each. */
function isSameList(list: readonly Finding[], other: readonly Finding[]): boolean {
  const isSame = (finding: Finding, now: Finding | undefined): boolean =>
    now !== undefined && isSameInText(finding, now) && finding.accepted === now.accepted;
  return list.length === other.length && list.every((finding, index) => isSame(finding, other[index]));
}

function groupByPath(findings: readonly Finding[], base: number): ReadonlyMap<string, readonly Finding[]> {
  const ranked = findings.filter(({ path }) => path !== undefined).sort((a, b) => rankOf(a) - rankOf(b));
  return groupBy(ranked, ({ path = [] }) => pathKey(path.slice(base)));
}

/** What was accepted comes last. */
function rankOf({ severity, accepted }: Finding): number {
  return accepted ? 3 : ranks[severity];
}
