import type { Finding } from '../core/analysis';
import { append, sameList, shareEqual, shareMap } from '../core/lists';
import type { Snapshot } from '../core/snapshot';
import { samePath, type Severity } from '../core/text';

/** Findings of a recent snapshot. They are worked out when the page is idle, so they may be a moment behind the text. */
export interface Findings {
  /** The snapshot that they speak of. */
  readonly snapshot: Snapshot;
  readonly all: readonly Finding[];
  /** Those that count: all but what a team has accepted. */
  readonly open: readonly Finding[];
  /**
   * All of them as when last another thing was said of another place: where in the text that is may differ, and so may a fix. For what only counts them, since
   * an edit within a document makes all of its findings anew.
   */
  readonly said: readonly Finding[];
  /** How many count, by severity, and how many were accepted. */
  readonly tally: Readonly<Record<Severity | 'accepted', number>>;
  /** By `Resource.key`; resources without findings are absent. */
  readonly byResource: ReadonlyMap<string, readonly Finding[]>;
  /** By file path; files without findings are absent. */
  readonly byFile: ReadonlyMap<string, readonly Finding[]>;
}

const noTally: Findings['tally'] = { error: 0, warning: 0, info: 0, accepted: 0 };

/** What is known of a snapshot that no rule has looked at. */
export function noFindings(snapshot: Snapshot): Findings {
  return { snapshot, all: [], open: [], said: [], tally: noTally, byResource: new Map(), byFile: new Map() };
}

/**
 * The findings of a snapshot, counted and sorted by what they are about. Lists of the findings before keep their identity where they hold the same
 * ones, so that what is drawn of them is not drawn anew at each key.
 */
export function summarise(snapshot: Snapshot, all: readonly Finding[], before: Findings): Findings {
  const tally = { ...noTally };
  const byResource = new Map<string, Finding[]>();
  const byFile = new Map<string, Finding[]>();
  for (const finding of all) {
    tally[finding.accepted ? 'accepted' : finding.severity]++;
    if (finding.resource) append(byResource, finding.resource.key, finding);
    append(byFile, finding.file, finding);
  }
  const open = tally.accepted === 0 ? all : all.filter(({ accepted }) => accepted === undefined);
  return {
    snapshot,
    all: sameList(all, before.all),
    open: sameList(open, before.open),
    said:
      all.length === before.said.length && all.every((each, index) => saysTheSame(each, before.said[index]))
        ? before.said
        : all,
    tally: shareEqual(before.tally, tally),
    byResource: shareMap(before.byResource, byResource, keepList),
    byFile: shareMap(before.byFile, byFile, keepList),
  };
}

function saysTheSame(a: Finding, b: Finding | undefined): boolean {
  if (a === b || b === undefined) return a === b;
  const isSaidAlike =
    a.rule === b.rule && a.severity === b.severity && a.message === b.message && a.accepted === b.accepted;
  const isOfSame = a.file === b.file && a.document === b.document && a.resource === b.resource;
  return isSaidAlike && isOfSame && samePath(a.path ?? [], b.path ?? []);
}

function keepList(before: readonly Finding[] | undefined, list: readonly Finding[]): readonly Finding[] {
  return sameList(list, before);
}
