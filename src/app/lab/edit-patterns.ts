import type { FailurePattern } from '../../core/mesh';
import { setLab } from '../lab-state';

/** Makes these the failures of a target, in place of a preset or of those before. */
export function setPatterns(target: string, patterns: readonly FailurePattern[]): void {
  setLab({ failures: { type: 'own', target, patterns } });
}

/** The patterns with another one in the place of the one at an index. */
export function replaced(
  patterns: readonly FailurePattern[],
  index: number,
  change: Partial<FailurePattern>,
): readonly FailurePattern[] {
  return patterns.map((each, at) => (at === index ? { ...each, ...change } : each));
}
