import type { Finding } from '../../core/analysis';
import type { Place } from '../../core/schema';
import { documentStart } from '../../core/snapshot';
import { focusNextRegion } from '../browser/regions';
import { openDialog } from '../dialogs';
import { goToText, isInText } from '../go-to-text';
import { getFindings, settleFindings } from '../findings';
import { announce } from '../notices';
import { getState, select } from '../store';
import type { Command } from './command';
import { commandGroups, goTitles } from './words/titles';
import { goWords } from './words/said';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

/** The commands that lead from one place to another and change nothing. */
export const goCommands: readonly Command[] = [
  {
    id: 'next-problem',
    title: goTitles.nextProblem,
    group: commandGroups.go,
    keys: ['F8'],
    isEnabled: hasFiles,
    run: () => stepProblem(1),
  },
  {
    id: 'previous-problem',
    title: goTitles.previousProblem,
    group: commandGroups.go,
    keys: ['Shift+F8'],
    isEnabled: hasFiles,
    run: () => stepProblem(-1),
  },
  {
    id: 'go-to-resource',
    title: goTitles.goToResource,
    group: commandGroups.go,
    isEnabled: hasFiles,
    run: () => openDialog('palette', '@'),
  },
  {
    id: 'next-region',
    title: goTitles.nextRegion,
    group: commandGroups.go,
    keys: ['F6'],
    run: () => focusNextRegion(1),
  },
  {
    id: 'previous-region',
    title: goTitles.previousRegion,
    group: commandGroups.go,
    keys: ['Shift+F6'],
    run: () => focusNextRegion(-1),
  },
];

/** Findings as they are walked, those that count: errors first, then warnings, then infos, each in the order of the files. */
function walkOrder(findings: readonly Finding[]): Finding[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
}

/** Selects the place of a finding. */
export function goToFinding(finding: Finding, from: 'problems' | 'command' = 'problems'): void {
  select({ place: placeOf(finding), from });
  current = finding;
}

function placeOf({ file, document, path }: Finding): Place {
  return { file, document, path: path ?? [] };
}

/** Puts the caret at a finding, whose fixes are offered there. */
function moveCaretTo(finding: Finding): void {
  const { range } = finding;
  const start = documentStart(getState().snapshot, finding);
  goToText(placeOf(finding), { from: start + range.from, to: start + range.to });
}

/** The finding visited last, so that walking goes on from it. */
let current: Finding | undefined;

function stepProblem(direction: 1 | -1): void {
  const list = walkOrder(settleFindings().open);
  if (list.length === 0) {
    announce(goWords.noFinding);
    return;
  }
  const at = list.findIndex(isCurrent);
  const next = at < 0 ? (direction > 0 ? 0 : list.length - 1) : (at + direction + list.length) % list.length;
  const finding = list[next] as Finding;
  goToFinding(finding, 'command');
  if (isInText(document.activeElement)) moveCaretTo(finding);
  announce(goWords.finding(finding.severity, next + 1, getFindings().open.length, finding.message));
}

/** Findings are made anew after each edit, so they are recognised by what they say, as long as that place is still selected. */
function isCurrent(finding: Finding): boolean {
  const place = getState().selection?.place;
  return (
    current !== undefined &&
    place?.file === finding.file &&
    place.document === finding.document &&
    finding.rule === current.rule &&
    finding.message === current.message &&
    finding.document === current.document &&
    JSON.stringify(finding.path) === JSON.stringify(current.path)
  );
}
