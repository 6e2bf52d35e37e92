import type { Severity } from '../../core/text';
import { digits } from '../language';

/** The marks of findings: what is heard where a sign and a number are seen. */
export const severityWords: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'infos'],
};

/** The mark of what a team has accepted. */
export const acceptedWords = {
  one: 'accepted',
  several: (count: number) => `${digits(count)} accepted`,
} as const;

/** "1 error", "3 warnings". */
export function countWord(severity: Severity, count: number): string {
  return `${digits(count)} ${severityWords[severity][count === 1 ? 0 : 1]}`;
}
