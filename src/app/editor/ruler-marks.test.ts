import { expect, it } from 'vitest';
import type { Finding } from '../../core/analysis';
import type { PlacedFinding } from './place-findings';
import { rulerMarks, worstOfLines } from './ruler-marks';

/** A finding at a line, told by its severity; `accepted` where a team lives with it. */
function at(line: number, severity: Finding['severity'], accepted = false): PlacedFinding {
  const finding = { severity, accepted: accepted ? { reason: 'agreed' } : undefined } as unknown as Finding;
  const range = { startLineNumber: line, startColumn: 3, endLineNumber: line, endColumn: 9 };
  return { finding, range: range as PlacedFinding['range'] };
}

it('keeps the worst finding of each line; what was accepted is the least', () => {
  const [info, error, lived, warning] = [at(4, 'info'), at(4, 'error'), at(9, 'error', true), at(9, 'warning')];
  expect(worstOfLines([info, error, lived, warning])).toEqual([error, warning]);
  expect(worstOfLines([lived])).toEqual([lived]);
});

it('shows on the ruler what counts, a mark for each line of a short text', () => {
  const [first, second] = [at(1, 'info'), at(2, 'error')];
  expect(rulerMarks([first, second, at(3, 'error', true)], 40)).toEqual([first, second]);
});

it('shows no more marks of a long text than can be told apart, the worst of each stretch', () => {
  const lines = Array.from({ length: 60_000 }, (_, line) => at(line + 1, line % 100 === 7 ? 'error' : 'info'));
  const marks = rulerMarks(lines, lines.length);
  expect(marks.length).toBeLessThanOrEqual(601);
  expect(marks.filter(({ finding }) => finding.severity === 'error').length).toBeGreaterThan(595);
});
