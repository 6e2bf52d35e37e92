import type { Cause, Finding } from '../../core/analysis';
import { addAll, groupBy } from '../../core/lists';
import { formatPath } from '../../core/text';
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
  /**
   * Errors first, then in the order of the text; what was accepted comes last. What follows from a finding comes right behind it. Worked out when asked
   * for: of thousands of groups a few are in view.
   */
  readonly findings: () => readonly Followed[];
}

interface Followed {
  readonly finding: Finding;
  /** How it follows from another finding; undefined where it follows from none. */
  readonly follows: Cause['how'] | undefined;
  /** The finding that it follows from, where that is not the one above it. */
  readonly from?: Finding;
}

/** What a list shows, one under the other. */
export type Line =
  | { readonly type: 'group'; readonly id: string; readonly group: Group }
  | ({ readonly type: 'finding'; readonly id: string } & Followed)
  /** Folds and unfolds what else follows from the finding above, or what else the rule of the group finds. */
  | {
      readonly type: 'more';
      readonly of: 'finding' | 'rule';
      readonly id: string;
      readonly count: number;
      readonly isOpen: boolean;
    };

const rank = { error: 0, warning: 1, info: 2 } as const;

type Causes = ReadonlyMap<Finding, Cause>;
type CausesAmong = (findings: readonly Finding[]) => Causes;

/** What findings stand together: those about one resource, or those of one rule. */
export type Grouping = 'resource' | 'rule';

/**
 * Groups with the worst findings first, what `istioctl analyze` alone objects to behind what does something else; groups that are equally bad stay in the order
 * of the files. `causesAmong` is asked group by group.
 */
export function groupFindings(
  findings: readonly Finding[],
  causesAmong: CausesAmong = () => new Map(),
): readonly Group[] {
  const groups = groupBy(findings, ({ resource, file, document }) => resource?.key ?? `${file}#${document}`);
  return [...groups]
    .map(([id, list]) => ({ worst: worstRank(list), group: makeGroup(id, list, causesAmong) }))
    .sort((a, b) => a.worst - b.worst)
    .map(({ group }) => group);
}

/**
 * The groups one under the other, each with its findings; of many that follow from one, or that one rule finds, the first few, unless that is among the unfolded.
 * Ends with the group in which there are more lines than `most`.
 */
export function linesOf(
  groups: readonly Group[],
  unfolded: ReadonlySet<string> = new Set(),
  most = Number.POSITIVE_INFINITY,
): readonly Line[] {
  const lines: Line[] = [];
  for (const group of groups) {
    if (lines.length > most) break;
    lines.push({ type: 'group', id: group.id, group });
    const own = findingLines(group);
    addAll(lines, group.rule === undefined ? foldMany(own, unfolded) : foldRule(group.id, own, unfolded));
  }
  return lines;
}

type FindingLine = Extract<Line, { type: 'finding' }>;

/** Lines are told apart by what they say, so that an unfolded one stays so when others come or go above it. */
function findingLines({ id, findings }: Group): readonly FindingLine[] {
  const seen = new Map<string, number>();
  return findings().map((followed) => {
    const own = `${id}:${followed.finding.rule}:${formatPath(followed.finding.path ?? [])}`;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return { type: 'finding', id: `${own}:${count}`, ...followed };
  });
}

/** As many followers of one finding are shown at once; of more, so many and how many there are besides. */
const [mostShown, shownOfMore] = [3, 2];

function foldMany(lines: readonly FindingLine[], unfolded: ReadonlySet<string>): readonly Line[] {
  const heads = lines.flatMap((line, index) => (line.follows === undefined || line.from ? [index] : []));
  return heads.flatMap((from, index): readonly Line[] => {
    const own = lines.slice(from, heads[index + 1]);
    if (own.length - 1 <= mostShown) return own;
    const id = `more:${own[0]?.id ?? ''}`;
    const isOpen = unfolded.has(id);
    const [shown, rest] = [own.slice(0, 1 + shownOfMore), own.slice(1 + shownOfMore)];
    return [...shown, { type: 'more', of: 'finding', id, count: rest.length, isOpen }, ...(isOpen ? rest : [])];
  });
}

/** So many findings of one rule are shown at once; of more, half of them. A rule that finds hundreds would hide those behind it. */
const mostOfRule = 12;

function foldRule(group: string, lines: readonly FindingLine[], unfolded: ReadonlySet<string>): readonly Line[] {
  if (lines.length <= mostOfRule) return lines;
  const id = `more:${group}`;
  const isOpen = unfolded.has(id);
  const [shown, rest] = [lines.slice(0, mostOfRule / 2), lines.slice(mostOfRule / 2)];
  return [...shown, { type: 'more', of: 'rule', id, count: rest.length, isOpen }, ...(isOpen ? rest : [])];
}

/** Each finding that follows from none, with those that follow from it behind it: first those that say the same. */
function inOrder(list: readonly Finding[], causes: Causes): readonly Followed[] {
  const sorted = [...list].sort(compareFindings);
  const isSame = (finding: Finding): boolean => causes.get(finding)?.how === 'same';
  const behind = groupBy(
    sorted.filter((finding) => causes.has(finding)).sort((a, b) => Number(isSame(b)) - Number(isSame(a))),
    (finding) => causes.get(finding)?.finding,
  );
  const heads = sorted.filter((finding) => !causes.has(finding));
  return heads.flatMap((finding) => [
    { finding, follows: undefined },
    ...(behind.get(finding) ?? []).map((each) => ({ finding: each, follows: causes.get(each)?.how })),
  ]);
}

function makeGroup(id: string, list: readonly [Finding, ...Finding[]], causesAmong: CausesAmong): Group {
  const findings = (): readonly Followed[] => inOrder(list, causesAmong(list));
  const [{ resource, file }] = list;
  if (!resource) return { id, kind: undefined, title: file, detail: '', findings };
  const name = resource.name === '' ? findingWords.unnamed(resource.kind) : resource.name;
  return {
    id,
    kind: resource.kind,
    title: resource.namespace === null ? name : `${resource.namespace}/${name}`,
    detail: file,
    findings,
  };
}

/** Errors first, what was accepted last; of the equally bad what `istioctl analyze` alone objects to last; then in the order of the text. */
export function compareFindings(a: Finding, b: Finding): number {
  return rankOf(a) - rankOf(b) || a.range.from - b.range.from;
}

/** The rank of the worst of some findings; smaller is worse. */
export function worstRank(findings: readonly Finding[]): number {
  return findings.reduce((worst, each) => Math.min(worst, rankOf(each)), acceptedRank);
}

const acceptedRank = 3;

function rankOf({ severity, layer, accepted }: Finding): number {
  return accepted ? acceptedRank : rank[severity] + (layer === 'analyze' ? 0.5 : 0);
}
