import { useDeferredValue, useMemo } from 'react';
import type { Finding } from '../../core/analysis';
import type { Resource } from '../../core/schema';
import type { Severity } from '../../core/text';
import { acceptedWords } from '../accepted-words';
import { useFindings } from '../findings';
import type { Findings } from '../findings-summary';
import { countWord } from '../widgets';
import type { Row } from './row';
import { treeWords } from './words/tree';

/** The worst findings of a row that count: their severity, how many of it, and that in words; where none counts, how many were accepted, and why. */
export interface Mark {
  readonly severity: Severity | 'accepted';
  readonly count: number;
  readonly words: string;
  readonly reasons?: string;
}

/** What to mark each row with, from the findings that were made last. */
export function useMarks(): (row: Row) => Mark | undefined {
  const byResource = useDeferredValue(useFindings((state) => state.byResource));
  const byFile = useDeferredValue(useFindings((state) => state.byFile));
  const resources = useDeferredValue(useFindings(({ snapshot }) => snapshot.resources));
  return useMemo(() => marksFor({ byResource, byFile }, resources), [byResource, byFile, resources]);
}

/**
 * A resource is marked by its own findings; a document that is none, and a file while it is closed, by theirs; an open file by what is found in text around
 * its resources, which no row below it shows.
 */
export function marksFor(
  { byResource, byFile }: Pick<Findings, 'byResource' | 'byFile'>,
  resources: readonly Resource[],
): (row: Row) => Mark | undefined {
  let holding: ReadonlySet<string> | undefined;
  const isAround = ({ resource, file, document }: Finding): boolean => {
    if (resource !== undefined) return false;
    holding ??= new Set(resources.map(({ place }) => `${place.file} ${place.document}`));
    return holding.has(`${file} ${document}`);
  };
  return (row) => {
    switch (row.type) {
      case 'resource':
        return markOf(byResource.get(row.resource ?? ''));
      case 'text':
        return markOf(byFile.get(row.place?.file ?? '')?.filter((finding) => finding.document === row.place?.document));
      case 'file':
        return markOf(row.open ? byFile.get(row.label)?.filter(isAround) : byFile.get(row.label));
      case 'namespace':
      case 'part':
      case 'gone':
        return undefined;
    }
  };
}

function markOf(findings: readonly Finding[] | undefined): Mark | undefined {
  if (!findings || findings.length === 0) return undefined;
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const severity = (['error', 'warning', 'info'] as const).find((each) => open.some((one) => one.severity === each));
  if (severity === undefined) return acceptedMark(findings);
  const count = open.filter((finding) => finding.severity === severity).length;
  return { severity, count, words: countWord(severity, count) };
}

function acceptedMark(findings: readonly Finding[]): Mark {
  const { length: count } = findings;
  return {
    severity: 'accepted',
    count,
    words: treeWords.accepted(count),
    reasons: findings.map(acceptedWords).join('\n'),
  };
}
