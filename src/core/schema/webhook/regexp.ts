import type { Path } from '../../text';
import { regexpProblem } from '../go-regexp';
import type { Subject } from '../report';
import { byteLength } from '../utf8';
import { labelAt, refuse } from './refuse';

const mostBytes = 1024;

/** Whether istiod refuses an expression for its length (istio/istio pkg/config/validation/validation.go, validateStringRegexp). */
export function isTooLongRegexp(text: string): boolean {
  return byteLength(text) > mostBytes;
}

/** A regular expression: RE2, and short. `path` is from the resource's root. */
export function checkRegexp(subject: Subject, path: Path, text: string, ref: string): void {
  const isTooLong = isTooLongRegexp(text);
  const problem = isTooLong ? null : regexpProblem(text);
  if (!isTooLong && problem === null) return;
  const label = labelAt(subject, path);
  const message =
    problem === null
      ? `${label} has ${byteLength(text)} bytes, and istiod takes expressions of up to ${mostBytes}. Split it over several matches.`
      : `${label} ${problem}; istiod refuses the expression. It is read by Google’s RE2.`;
  refuse(subject, { rule: 'bad-regexp', path, ref, message });
}
