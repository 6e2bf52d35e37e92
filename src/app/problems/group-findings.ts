import type { Finding } from '../../core/analysis';
import type { Snapshot } from '../../core/snapshot';
import { formatPath } from '../../core/text';
import { positionIn, type Stream } from '../../core/yaml';
import { findingWords } from './words';

/** Findings about one resource, or about one file's text that is none. */
export interface Group {
  readonly id: string;
  /** Undefined for text that is no resource. */
  readonly kind: string | undefined;
  readonly title: string;
  readonly detail: string;
  /** Errors first, then in the order of the text; what was accepted comes last. */
  readonly findings: readonly { readonly finding: Finding; readonly where: string }[];
}

/** What a list shows, one under the other. */
export type Line =
  | { readonly type: 'group'; readonly id: string; readonly group: Group }
  | { readonly type: 'finding'; readonly id: string; readonly finding: Finding; readonly where: string };

const rank = { error: 0, warning: 1, info: 2 } as const;

/** Findings of this very snapshot. Groups with the worst findings first; groups that are equally bad stay in the order of the files. */
export function groupFindings(snapshot: Snapshot, findings: readonly Finding[]): readonly Group[] {
  const byId = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = finding.resource?.key ?? `${finding.file}#${finding.document}`;
    const list = byId.get(id);
    if (list) list.push(finding);
    else byId.set(id, [finding]);
  }
  const streams = new Map(snapshot.files.map(({ path, stream }) => [path, stream]));
  const groups = [...byId].map(([id, list]) => makeGroup(streams, id, [...list].sort(compareFindings)));
  return groups.sort((a, b) => worstRank(a) - worstRank(b));
}

/** The groups one under the other, each with its findings. */
export function linesOf(groups: readonly Group[]): readonly Line[] {
  return groups.flatMap((group): Line[] => [{ type: 'group', id: group.id, group }, ...findingLines(group)]);
}

/** Lines are told apart by what they say, so that an unfolded one stays so when others come or go above it. */
function findingLines({ id, findings }: Group): readonly Line[] {
  const seen = new Map<string, number>();
  return findings.map(({ finding, where }) => {
    const own = `${id}:${finding.rule}:${formatPath(finding.path ?? [])}`;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return { type: 'finding', id: `${own}:${count}`, finding, where };
  });
}

type Streams = ReadonlyMap<string, Stream>;

function makeGroup(streams: Streams, id: string, findings: readonly Finding[]): Group {
  const first = findings[0] as Finding;
  const { resource, file } = first;
  const placed = findings.map((finding) => ({ finding, where: whereOf(streams, finding) }));
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

/** `line 12 · spec.ports[0].name`. */
function whereOf(streams: Streams, { file, index, range, path }: Finding): string {
  const stream = streams.get(file);
  const line = stream ? findingWords.line(positionIn(stream, index, range.from).line) : file;
  return path && path.length > 0 ? `${line} · ${formatPath(path)}` : line;
}

function compareFindings(a: Finding, b: Finding): number {
  return rankOf(a) - rankOf(b) || a.range.from - b.range.from;
}

function worstRank(group: Group): number {
  const first = group.findings[0];
  return first ? rankOf(first.finding) : acceptedRank;
}

const acceptedRank = 3;

function rankOf({ severity, accepted }: Finding): number {
  return accepted ? acceptedRank : rank[severity];
}
