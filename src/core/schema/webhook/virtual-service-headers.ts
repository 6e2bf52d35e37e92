import type { Path } from '../../text';
import { headerChangeProblem, isAuthority } from '../header-name';
import { headerValueProblem } from '../header-value';
import type { Subject } from '../report';
import { childOf, textOf, textsOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';

/**
 * The changes of headers of a route or of one of its destinations (istio/istio pkg/config/validation/virtualservice.go, validateHTTPRoute;
 * validation.go, validateHTTPRouteDestinations).
 */
export function checkHeaders(subject: Subject, parent: Spot): void {
  const headers = childOf(parent, 'headers');
  if (!headers) return;
  for (const direction of ['request', 'response']) {
    const changes = childOf(headers, direction);
    if (!changes) continue;
    const isRequest = direction === 'request';
    for (const name of ['add', 'set']) {
      const ref = isRequest ? 'wh-vs-hdr-req-addset' : 'wh-vs-hdr-resp';
      checkNamesAndValues(subject, childOf(changes, name), isRequest, ref);
    }
    for (const { text, path } of textsOf(changes, 'remove'))
      checkName(subject, text, path, 'value', false, isRequest ? 'wh-vs-hdr-req-remove' : 'wh-vs-hdr-resp');
  }
}

function checkNamesAndValues(subject: Subject, headers: Spot | undefined, isRequest: boolean, ref: string): void {
  if (!headers) return;
  for (const [name, value] of Object.entries(headers.value)) {
    const path = [...headers.path, name];
    checkName(subject, name, path, 'key', isRequest, ref);
    if (typeof value === 'string') checkValue(subject, name, value, path);
  }
}

function checkValue(subject: Subject, name: string, value: string, path: Path): void {
  const problem = headerValueProblem(value);
  if (problem === null) return;
  const way = value.includes('%') ? ' Variables stand between two %, and %% is the sign itself.' : '';
  const message = `The value of ${name} ${problem}; istiod refuses it.${way}`;
  // Nothing can begin with a sign at the end.
  const isPlainSign = value.endsWith('%') && headerValueProblem(`${value}%`) === null;
  const fix = remedy(subject, `Write ${value}%`, [{ type: 'set', path, value: `${value}%` }]);
  refuse(subject, { rule: 'header-value', path, ref: 'wh-vs-hdr-value', message, ...(isPlainSign ? { fix } : {}) });
}

function checkName(
  subject: Subject,
  name: string,
  path: Path,
  part: 'key' | 'value',
  takesAuthority: boolean,
  ref: string,
): void {
  const problem = headerChangeProblem(name, takesAuthority);
  if (problem === null) return;
  const label = name === '' ? `The name of a header in ${labelAt(subject, path.slice(0, -1))}` : name;
  const way = isAuthority(name) ? ' Set it on the request, or use rewrite.authority.' : '';
  const message = `${label} ${problem}; istiod refuses it.${way}`;
  refuse(subject, { rule: 'header-name', path, part, ref, message });
}

/** The Host header of the request, which is written in one place at most; those of the destinations are not counted (validateAuthorityRewrite). */
export function checkAuthority(subject: Subject, route: Spot): void {
  const rewrite = childOf(route, 'rewrite');
  let current = rewrite ? textOf(rewrite, 'authority') : '';
  let where = 'rewrite.authority';
  const headers = childOf(route, 'headers');
  const request = headers && childOf(headers, 'request');
  if (!request) return;
  for (const name of ['set', 'add']) {
    for (const [key, value] of Object.entries(childOf(request, name)?.value ?? {})) {
      if (!isAuthority(key) || typeof value !== 'string') continue;
      if (current !== '') {
        const message = `${key} writes the Host header again, which ${where} sets to ${current}; istiod refuses that. Keep one.`;
        return refuse(subject, {
          rule: 'authority-twice',
          path: [...request.path, name, key],
          part: 'key',
          ref: 'wh-vs-authority-multi',
          message,
        });
      }
      current = value;
      where = `${name}.${key}`;
    }
  }
}
