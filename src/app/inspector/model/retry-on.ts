import { retryConditions, type RetryCondition } from '../../../core/schema';
import { retriesWords } from '../words/sections';

interface RetryGroup {
  readonly title: string;
  readonly conditions: readonly RetryCondition[];
}

/** The conditions by what a repetition can do. */
export const retryGroups: readonly RetryGroup[] = [groupOf('unsent'), groupOf('seen'), groupOf('grpc')];

function groupOf(group: RetryCondition['group']): RetryGroup {
  return { title: retriesWords.groups[group], conditions: retryConditions.filter((each) => each.group === group) };
}

/** The conditions and codes of a text, in their order, without the spaces around them. */
export function readRetryOn(text: string): readonly string[] {
  return text
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
}

/** The text with a condition taken out, or added at the end; without spaces. */
export function toggleRetryOn(text: string, token: string): string {
  const tokens = readRetryOn(text);
  return (tokens.includes(token) ? tokens.filter((each) => each !== token) : [...tokens, token]).join(',');
}
