/** The language of the page's texts, by which the platform writes numbers, durations and dates and sorts names. */
export const language = 'en-GB';
