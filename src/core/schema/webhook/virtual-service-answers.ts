import type { Subject } from '../report';
import { readMatcher } from '../string-match';
import { byteLength } from '../utf8';
import { compareVersions } from '../versions';
import { refuseEmptyBlock } from './empty-block';
import { childOf, has, itemsOf, numberOf, textOf, type Spot } from './read';
import { labelAt, refuse, warn, type Objection } from './refuse';
import { checkRegexp } from './regexp';

/** Refuses the value at a path below a place of the resource. */
function refuseAt(subject: Subject, spot: Spot, name: string, objection: Omit<Objection, 'path'>): void {
  refuse(subject, { path: [...spot.path, name], ...objection });
}

/**
 * A redirect. Istio stops at its first fault (istio/istio pkg/config/validation/validation.go, validateHTTPRedirect); the values of `scheme` and the
 * bounds of `port` stand with their fields.
 */
export function checkRedirect(subject: Subject, route: Spot): void {
  const redirect = childOf(route, 'redirect');
  if (!redirect) return;
  // Before 1.31 the API server drops the field, and istiod gets the redirect without.
  const hasPrefix = compareVersions(subject.release, '1.31') >= 0;
  const prefix = hasPrefix ? textOf(redirect, 'prefixRewrite') : '';
  if (prefix !== '' && textOf(redirect, 'uri') !== '') {
    const message = 'redirect takes only one of uri and prefixRewrite; istiod refuses both. Remove one.';
    const ref = 'wh-vs-redirect-uri-prefix';
    return refuseAt(subject, redirect, 'prefixRewrite', { rule: 'conflicting-fields', part: 'key', ref, message });
  }
  if (prefix !== '' && !matchesPrefixes(route)) {
    const message =
      'prefixRewrite replaces the beginning that was matched, and istiod refuses it beside a uri that is not matched by prefix. Match by prefix, or use uri.';
    const ref = 'wh-vs-redirect-prefix-match';
    return refuseAt(subject, redirect, 'prefixRewrite', { rule: 'prefix-rewrite-match', part: 'key', ref, message });
  }
  const changesText = ['uri', 'authority', 'scheme'].some((name) => textOf(redirect, name) !== '');
  if (prefix === '' && !changesText && !has(redirect, 'port') && !has(redirect, 'derivePort')) {
    const fields = `uri, ${hasPrefix ? 'prefixRewrite, ' : ''}authority, scheme, port or derivePort`;
    const sets = has(redirect, 'redirectCode') ? 'only its code' : 'nothing';
    return refuseEmptyBlock(subject, redirect.path, fields, 'wh-vs-redirect-empty', sets);
  }
  const code = numberOf(redirect, 'redirectCode');
  if (code === 0 || (code >= 300 && code <= 399)) return;
  const message = `redirectCode is 300 to 399; istiod refuses ${code}. Write 301, 302, 303, 307 or 308.`;
  refuseAt(subject, redirect, 'redirectCode', { rule: 'out-of-range', ref: 'wh-vs-redirect-code', message });
}

function matchesPrefixes(route: Spot): boolean {
  return itemsOf(route, 'match').every((match) => ['prefix', undefined].includes(readMatcher(match.value['uri'])?.by));
}

const mebibyte = 1024 * 1024;
const warnedBytes = 100 * 1024;

/** An answer of the proxy's own. istiod sends its body to every proxy that has the VirtualService, so it wants it small (validateHTTPDirectResponse). */
export function checkDirectResponse(subject: Subject, route: Spot): void {
  const response = childOf(route, 'directResponse');
  const body = response && childOf(response, 'body');
  if (!body) return;
  // Of both, which the API server refuses, the decoder keeps the last.
  const name = has(body, 'bytes') ? 'bytes' : 'string';
  const text = textOf(body, name);
  const size = name === 'string' ? byteLength(text) : decodedLength(text);
  if (size <= warnedBytes) return;
  const path = [...body.path, name];
  const label = labelAt(subject, path);
  if (size > mebibyte) {
    const message = `${label} has ${size} bytes, and istiod refuses more than ${mebibyte}. Let a server answer.`;
    refuse(subject, { rule: 'large-response', path, part: 'key', ref: 'wh-vs-direct-body-max', message });
  } else {
    const message = `${label} has ${size} bytes, which istiod sends to every proxy that has this VirtualService; it warns above ${warnedBytes}. Let a server answer.`;
    warn(subject, { rule: 'large-response', path, part: 'key', ref: 'wh-vs-direct-body-large', message });
  }
}

function decodedLength(base64: string): number {
  return Math.floor((base64.replace(/[\r\n=]/g, '').length * 3) / 4);
}

/** A rewrite. Istio stops at its first fault (validateHTTPRewrite, validateURIRegexRewrite). */
export function checkRewrite(subject: Subject, route: Spot): void {
  const rewrite = childOf(route, 'rewrite');
  if (!rewrite) return;
  const byRegexp = has(rewrite, 'uriRegexRewrite');
  if (byRegexp && textOf(rewrite, 'uri') !== '') {
    const message = 'rewrite takes only one of uri and uriRegexRewrite; istiod refuses both. Remove one.';
    const ref = 'wh-vs-rewrite-both';
    return refuseAt(subject, rewrite, 'uriRegexRewrite', { rule: 'conflicting-fields', part: 'key', ref, message });
  }
  if (!byRegexp && textOf(rewrite, 'uri') === '' && textOf(rewrite, 'authority') === '') {
    return refuseEmptyBlock(subject, rewrite.path, 'uri, uriRegexRewrite or authority', 'wh-vs-rewrite-empty');
  }
  const expression = childOf(rewrite, 'uriRegexRewrite');
  if (expression) checkRegexRewrite(subject, expression);
}

function checkRegexRewrite(subject: Subject, expression: Spot): void {
  const missing = ['match', 'rewrite'].filter((name) => isBlank(expression, name));
  for (const name of missing) {
    const message = `${name} is missing in uriRegexRewrite; istiod refuses it. Add it.`;
    const near = has(expression, name) ? [...expression.path, name] : expression.path;
    const ref = 'wh-vs-rewrite-regex-fields';
    refuseAt(subject, expression, name, { rule: 'missing-field', near, part: 'key', ref, message });
  }
  if (missing.length > 0) return;
  checkRegexp(subject, [...expression.path, 'match'], textOf(expression, 'match'), 'wh-vs-rewrite-regex');
}

/** Absent or empty; what is no text is reported for that. */
function isBlank(spot: Spot, name: string): boolean {
  return !has(spot, name) || spot.value[name] === '';
}
