import { durationFault, readDuration } from '../duration';
import { isCorsHeader } from '../header-name';
import type { Subject } from '../report';
import { readMatcher } from '../string-match';
import { checkDuration } from './duration';
import { childOf, itemsOf, textOf, textsOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { checkRegexp } from './regexp';

/** CORS (istio/istio pkg/config/validation/validation.go, validateCORSPolicy). The methods stand with their field. */
export function checkCors(subject: Subject, route: Spot): void {
  const policy = childOf(route, 'corsPolicy');
  if (!policy) return;
  for (const origin of itemsOf(policy, 'allowOrigins')) checkOrigin(subject, origin);
  for (const { text, path } of textsOf(policy, 'allowMethods')) {
    if (text !== '') continue;
    const message = `${labelAt(subject, path)} is empty; istiod refuses it. Name a method, or write * for all.`;
    refuse(subject, { rule: 'unknown-value', path, ref: 'wh-vs-cors-method', message });
  }
  for (const name of ['allowHeaders', 'exposeHeaders'])
    for (const { text, path } of textsOf(policy, name)) {
      if (isCorsHeader(text)) continue;
      const shown = text === '' ? 'an empty text' : text;
      const message = `${labelAt(subject, path)} is the name of a header, or *; istiod refuses ${shown}. Correct it, or remove it.`;
      refuse(subject, { rule: 'header-name', path, ref: 'wh-vs-cors-headers', message });
    }
  checkMaxAge(subject, policy);
}

/** An origin that is asked for, and not only for its presence (validateAllowOrigins). */
function checkOrigin(subject: Subject, origin: Spot): void {
  const matcher = readMatcher(origin.value);
  if (matcher === undefined) return;
  const label = labelAt(subject, origin.path);
  if (matcher.text === '') {
    const path = matcher.by === 'presence' ? origin.path : [...origin.path, matcher.by];
    const message = `${label} says no origin, and istiod refuses it. Set exact, prefix or regex to a text.`;
    refuse(subject, { rule: 'empty-match', path, ref: 'wh-vs-cors-origin', message });
  } else if (matcher.by === 'regex')
    checkRegexp(subject, [...origin.path, 'regex'], matcher.text, 'wh-vs-cors-origin-regex');
}

/** Browsers are told whole seconds. */
function checkMaxAge(subject: Subject, policy: Spot): void {
  checkDuration(subject, policy, 'maxAge', 'wh-vs-cors-maxage');
  const text = textOf(policy, 'maxAge');
  const milliseconds = readDuration(text);
  if (milliseconds === null || durationFault(text) !== undefined || milliseconds % 1000 === 0) return;
  const message = `maxAge is whole seconds, as browsers are told them; istiod refuses ${text}. Round it.`;
  refuse(subject, {
    rule: 'bad-duration',
    path: [...policy.path, 'maxAge'],
    ref: 'wh-vs-cors-maxage-seconds',
    message,
  });
}
