import { digits as digitsIn } from '../core/text';

/** The language of the page's texts, by which the platform writes numbers, durations and dates and sorts names. */
export const language = 'en-GB';

/** A number as the platform writes it in the language of the page: `3,000`. `toLocaleString` would look the language up each time, for thousands of marks. */
export function digits(number: number): string {
  return digitsIn(number, language);
}
