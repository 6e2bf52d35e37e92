import { reportJson } from './json';
import type { Report } from './report';
import { reportSarif } from './sarif';
import { reportText } from './text';

export { reportObject } from './json';
export type { Report } from './report';

/** What `check --format` may be. */
export const reporters: Readonly<Record<'text' | 'json' | 'sarif', (report: Report) => string>> = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
};
