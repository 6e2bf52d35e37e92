import { memo, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../core/analysis';
import { switched } from '../../core/lists';
import type { Snapshot } from '../../core/snapshot';
import { causesAmong, countRules, countSilent, ruleIdOfFinding, useFindings, useUnjudged } from '../findings';
import type { Findings } from '../findings-summary';
import { useShared } from '../use-shared';
import { useApp } from '../store';
import { choicesOf, filterFindings, openFilter } from './filter-findings';
import { patternFor } from '../finding-pattern';
import { FindingLine } from './finding-line';
import { groupByRule } from './group-by-rule';
import { groupFindings, linesOf, type Group, type Grouping, type Line } from './group-findings';
import { ProblemFilter } from './problem-filter';
import { GroupLine, headOf, MoreLine } from './problem-lines';
import { useFixes } from './use-fixes';
import { wordsForPlaces } from './where-found';
import { listWords } from './words';
import './problems.css';
import './finding-parts.css';

/**
 * Findings, grouped by what they are about. Each goes to its place, offers its fixes and says why. They may be a moment behind: React draws them
 * when there is time, and a key that comes meanwhile is answered first.
 */
export function ProblemsPanel(): React.JSX.Element {
  return <Problems findings={useDeferredValue(useFindings((state) => state))} />;
}

const Problems = memo(function Problems({ findings }: { readonly findings: Findings }): React.JSX.Element {
  const { all, tally, snapshot } = findings;
  const [filter, setFilter] = useState(openFilter);
  const [by, setBy] = useState<Grouping>('resource');
  const choices = useShared(useMemo(() => choicesOf(all), [all]));
  const fixes = useFixes(findings, filter.fixable);
  const fixable = filter.fixable ? fixes?.fixable : undefined;
  // Those that can be mended are shown as they were looked through, since a fix that is not yet made would hold up the page.
  const looked = fixable && fixes ? fixes.findings.all : all;
  const groups = useMemo(() => {
    const shown = filterFindings(looked, filter, (finding) => fixable?.has(finding) === true);
    return by === 'rule' ? groupByRule(shown, causesAmong(looked), ruleIdOfFinding) : groupFindings(shown, causesAmong);
  }, [looked, filter, by, fixable]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const fold = useCallback((id: string) => setUnfolded((before) => switched(before, id)), []);
  if (all.length === 0) return <EmptyProblems judged={snapshot} />;
  return (
    <div className="problems">
      <ProblemFilter
        tally={tally}
        choices={choices}
        fixes={fixes?.findings === findings ? fixes : undefined}
        filter={filter}
        onFilter={setFilter}
        by={by}
        onBy={setBy}
      />
      {filter.fixable && !fixable ? (
        <p className="problems-empty">{listWords.lookingForFixes}</p>
      ) : groups.length === 0 ? (
        <p className="problems-empty">
          {listWords.allHidden}{' '}
          <button type="button" className="link-button" onClick={() => setFilter(openFilter)}>
            {listWords.showAll}
          </button>
        </p>
      ) : (
        <ProblemList
          key={by}
          groups={groups}
          unfolded={unfolded}
          onFold={fold}
          snapshot={snapshot}
          where={wordsForPlaces(snapshot, by)}
          silent={silentSays(snapshot)}
        />
      )}
    </div>
  );
});

/** Lines drawn at first, and added each time the end comes near: thousands of findings must not cost thousands of rows. */
const portion = 120;

function ProblemList(props: {
  readonly groups: readonly Group[];
  readonly unfolded: ReadonlySet<string>;
  readonly onFold: (id: string) => void;
  /** That in which they were found. */
  readonly snapshot: Snapshot;
  /** Where a finding is, in words. */
  readonly where: (finding: Finding) => string;
  /** How many rules had nothing to judge for want of calls; empty where none. */
  readonly silent: string;
}): React.JSX.Element {
  const { groups, unfolded, onFold, snapshot, where, silent } = props;
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(portion);
  const lines = useMemo(() => linesOf(groups, unfolded, drawn), [groups, unfolded, drawn]);
  const onScroll = (): void => {
    const element = box.current;
    if (element && element.scrollTop + element.clientHeight > element.scrollHeight - 400)
      setDrawn((before) => Math.min(before + portion, Math.max(lines.length, portion)));
  };
  return (
    <div ref={box} className="problems-list" onScroll={onScroll}>
      {silent !== '' && <p className="problems-silent">{silent}</p>}
      {lines.slice(0, drawn).map((line) => {
        if (line.type === 'group') return <GroupLine key={line.id} {...headOf(line.group)} />;
        if (line.type === 'more')
          return (
            <MoreLine key={line.id} id={line.id} of={line.of} count={line.count} isOpen={line.isOpen} onFold={onFold} />
          );
        return (
          <FindingLine
            key={line.id}
            finding={line.finding}
            where={where(line.finding)}
            follows={line.follows}
            from={line.from}
            pattern={patternOf(line, snapshot)}
          />
        );
      })}
      {lines.length > drawn && (
        <button type="button" className="link-button problems-more" onClick={() => setDrawn(drawn + portion)}>
          {listWords.showMore}
        </button>
      )}
    </div>
  );
}

/** What the pattern for a finding is called. Beside the finding above it, which says the same, it stands already. */
function patternOf(
  { finding, follows, from }: Extract<Line, { type: 'finding' }>,
  snapshot: Snapshot,
): string | undefined {
  const isBeside = follows === 'same' && from === undefined;
  return finding.accepted || isBeside ? undefined : patternFor(finding, snapshot)?.title;
}

function silentSays(snapshot: Snapshot): string {
  const rules = countSilent(snapshot);
  return rules > 0 ? listWords.silent(rules, snapshot.mesh.workloads.length > 0) : '';
}

/** What stands in place of findings where those that are drawn are none; `judged` is what they were looked for in. */
function EmptyProblems({ judged }: { readonly judged: Snapshot }): React.JSX.Element {
  const resources = useApp((state) => state.snapshot.resources.length);
  const version = useApp((state) => state.snapshot.mesh.settings.istioVersion);
  const silent = silentSays(judged);
  const unjudged = useUnjudged(judged);
  if (resources === 0) return <p className="problems-empty">{listWords.nothingToLookAt}</p>;
  if (unjudged > 0) return <p className="problems-empty">{listWords.looking(unjudged)}</p>;
  return (
    <p className="problems-empty">
      {listWords.noFindings(version, countRules(), resources)}
      {silent !== '' && ` ${silent}`}
    </p>
  );
}
