import type { Cause, Finding } from '../../core/analysis';
import { groupBy } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { formatPath } from '../../core/text';
import { positionIn, type Stream } from '../../core/yaml';
import { findingWords } from './words';

/** Findings about one resource, or about one file's text that is none. */
export interface Group {
  readonly id: string;
  /** Undefined for text that is no resource. */
  readonly kind: string | undefined;
  /** Set where the group is of what one rule finds, wherever that is. */
  readonly rule?: string;
  readonly title: string;
  readonly detail: string;
  /** Errors first, then in the order of the text; what was accepted comes last. What follows from a finding comes right behind it. */
  readonly findings: readonly PlacedLine[];
}

interface PlacedLine {
  readonly finding: Finding;
  readonly where: string;
  /** How it follows from the finding above it; undefined where it follows from none. */
  readonly follows: Cause['how'] | undefined;
}

/** What a list shows, one under the other. */
export type Line =
  | { readonly type: 'group'; readonly id: string; readonly group: Group }
  | ({ readonly type: 'finding'; readonly id: string } & PlacedLine)
  /** Folds and unfolds what else follows from the finding above. */
  | { readonly type: 'more'; readonly id: string; readonly count: number; readonly isOpen: boolean };

const rank = { error: 0, warning: 1, info: 2 } as const;

type Causes = ReadonlyMap<Finding, Cause>;

/** What findings stand together: those about one resource, or those of one rule. */
export type Grouping = 'resource' | 'rule';

const noCauses: Causes = new Map();

/** Findings of this very snapshot. Groups with the worst findings first; groups that are equally bad stay in the order of the files. */
export function groupFindings(
  snapshot: Snapshot,
  findings: readonly Finding[],
  causes: Causes = noCauses,
): readonly Group[] {
  const byId = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = finding.resource?.key ?? `${finding.file}#${finding.document}`;
    const list = byId.get(id);
    if (list) list.push(finding);
    else byId.set(id, [finding]);
  }
  const streams = new Map(snapshot.files.map(({ path, stream }) => [path, stream]));
  const groups = [...byId].map(([id, list]) => makeGroup(streams, id, inOrder(list, causes)));
  return groups.sort((a, b) => worstRank(a) - worstRank(b));
}

/** The groups one under the other, each with its findings; of many that follow from one the first few, unless that is among the unfolded. */
export function linesOf(groups: readonly Group[], unfolded: ReadonlySet<string> = new Set()): readonly Line[] {
  return groups.flatMap((group): Line[] => [
    { type: 'group', id: group.id, group },
    ...foldMany(findingLines(group), unfolded),
  ]);
}

type FindingLine = Extract<Line, { type: 'finding' }>;

/** Lines are told apart by what they say, so that an unfolded one stays so when others come or go above it. */
function findingLines({ id, findings }: Group): readonly FindingLine[] {
  const seen = new Map<string, number>();
  return findings.map((placed) => {
    const own = `${id}:${placed.finding.rule}:${formatPath(placed.finding.path ?? [])}`;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return { type: 'finding', id: `${own}:${count}`, ...placed };
  });
}

/** As many followers of one finding are shown at once; of more, so many and how many there are besides. */
const [mostShown, shownOfMore] = [3, 2];

function foldMany(lines: readonly FindingLine[], unfolded: ReadonlySet<string>): readonly Line[] {
  const heads = lines.flatMap((line, index) => (line.follows === undefined ? [index] : []));
  return heads.flatMap((from, index): readonly Line[] => {
    const own = lines.slice(from, heads[index + 1]);
    if (own.length - 1 <= mostShown) return own;
    const id = `more:${own[0]?.id ?? ''}`;
    const isOpen = unfolded.has(id);
    const [shown, rest] = [own.slice(0, 1 + shownOfMore), own.slice(1 + shownOfMore)];
    return [...shown, { type: 'more', id, count: rest.length, isOpen }, ...(isOpen ? rest : [])];
  });
}

type Ordered = Omit<PlacedLine, 'where'>;

/** Each finding that follows from none, with those that follow from it behind it. */
function inOrder(list: readonly Finding[], causes: Causes): readonly Ordered[] {
  const sorted = [...list].sort(compareFindings);
  const behind = groupBy(
    sorted.filter((finding) => causes.has(finding)),
    (finding) => causes.get(finding)?.finding,
  );
  const heads = sorted.filter((finding) => !causes.has(finding));
  return heads.flatMap((finding) => [
    { finding, follows: undefined },
    ...(behind.get(finding) ?? []).map((each) => ({ finding: each, follows: causes.get(each)?.how })),
  ]);
}

export type Streams = ReadonlyMap<string, Stream>;

function makeGroup(streams: Streams, id: string, findings: readonly Ordered[]): Group {
  const first = (findings[0] as Ordered).finding;
  const { resource, file } = first;
  const placed = findings.map((each) => ({ ...each, where: whereOf(streams, each.finding) }));
  if (!resource) return { id, kind: undefined, title: file, detail: '', findings: placed };
  const name = resource.name === '' ? findingWords.unnamed(resource.kind) : resource.name;
  return {
    id,
    kind: resource.kind,
    title: resource.namespace === null ? name : `${resource.namespace}/${name}`,
    detail: file,
    findings: placed,
  };
}

/** `line 12 · spec.ports[0].name`: from the resource's own root, since the resource is named beside it and its index in a List tells nobody anything. */
export function whereOf(streams: Streams, { file, index, range, path = [], resource }: Finding): string {
  const stream = streams.get(file);
  const line = stream ? findingWords.line(positionIn(stream, index, range.from).line) : file;
  const own = path.slice(resource?.place.path.length ?? 0);
  return own.length > 0 ? `${line} · ${formatPath(own)}` : line;
}

export function compareFindings(a: Finding, b: Finding): number {
  return rankOf(a) - rankOf(b) || a.range.from - b.range.from;
}

export function worstRank(group: Group): number {
  const first = group.findings[0];
  return first ? rankOf(first.finding) : acceptedRank;
}

const acceptedRank = 3;

function rankOf({ severity, accepted }: Finding): number {
  return accepted ? acceptedRank : rank[severity];
}
