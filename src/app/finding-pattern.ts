import type { Finding } from '../core/analysis';
import { valueAt } from '../core/yaml';
import type { PatternAim } from './commands/patterns';
import { openPattern } from './patch-request';

/** A pattern that mends what a finding is about, where that takes more than an edit of the finding's own document. */
export interface FindingPattern {
  readonly id: string;
  readonly title: string;
  /** Key of the resource that it is asked for. */
  readonly resource: string;
  readonly aim: PatternAim | undefined;
}

/** By rule. Titles are repeated here, since the code of patterns is fetched when one is opened. */
const patterns: Readonly<Record<string, Pick<FindingPattern, 'id' | 'title'>>> = {
  'plaintext-to-tls-port': { id: 'start-tls-at-the-sidecar', title: 'Start TLS at the sidecar' },
};

/** The pattern for a finding; undefined where there is none. */
export function patternFor({ rule, resource, path = [] }: Finding): FindingPattern | undefined {
  const pattern = Object.hasOwn(patterns, rule) ? patterns[rule] : undefined;
  if (pattern === undefined || resource === undefined) return undefined;
  const item = path.slice(resource.place.path.length, resource.place.path.length + 3);
  const number = item[1] === 'ports' ? valueAt(resource.value, [...item, 'number']) : undefined;
  return { ...pattern, resource: resource.key, aim: typeof number === 'number' ? { port: number } : undefined };
}

/** Opens the sheet that shows what the pattern would write. */
export function openPatternFor({ id, resource, aim }: FindingPattern): void {
  void openPattern(id, resource, aim);
}
