import type { Subject } from '../report';
import { checkDuration } from './duration';
import { isSet } from './is-set';
import { countOf, has, itemsOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { checkDirectResponse, checkRedirect, checkRewrite } from './virtual-service-answers';
import { checkCors } from './virtual-service-cors';
import { checkDestination, checkWeights } from './virtual-service-destination';
import { checkFault } from './virtual-service-fault';
import { checkAuthority, checkHeaders } from './virtual-service-headers';
import { checkHttpMatch } from './virtual-service-match';
import { checkMirrors } from './virtual-service-mirror';
import { checkRetries } from './virtual-service-retries';

/** One route of `http` (istio/istio pkg/config/validation/virtualservice.go, validateHTTPRoute). */
export function checkHttpRoute(subject: Subject, route: Spot, isDelegate: boolean): void {
  checkActions(subject, route, isDelegate);
  for (const match of itemsOf(route, 'match')) checkHttpMatch(subject, match);
  checkHeaders(subject, route);
  checkCors(subject, route);
  checkFault(subject, route);
  checkMirrors(subject, route);
  checkRedirect(subject, route);
  checkDirectResponse(subject, route);
  checkRetries(subject, route);
  checkRewrite(subject, route);
  checkAuthority(subject, route);
  for (const destination of itemsOf(route, 'route')) {
    checkHeaders(subject, destination);
    checkDestination(subject, destination, 'destination', 'wh-vs-route-dest');
  }
  checkWeights(subject, route, 'wh-vs-route-weight-zero');
  checkDuration(subject, route, 'timeout', 'wh-vs-timeout');
}

/** What a route does with requests, and what goes together (validateHTTPRouteConflict). */
function checkActions(subject: Subject, route: Spot, isDelegate: boolean): void {
  if (has(route, 'delegate') && !isDelegate) return checkRoot(subject, route);
  if (isDelegate && has(route, 'delegate')) {
    const message = `A VirtualService without hosts is a delegate, and istiod refuses ${labelAt(subject, route.path)} that delegates again. Write its routes here.`;
    conflict(subject, route, 'delegate', 'delegate-conflict', 'wh-vs-http-nested-delegate', message);
  }
  const answer = ['redirect', 'directResponse'].find((name) => has(route, name));
  if (answer !== undefined) checkAnswer(subject, route, answer);
  else if (!isSet(route, 'route')) reportNoAction(subject, route);
  if (!has(route, 'mirror') || countOf(route, 'mirrors') === 0) return;
  const message = `${labelAt(subject, route.path)} takes only one of mirror and mirrors; istiod refuses both. Keep mirrors, which takes several.`;
  conflict(subject, route, 'mirrors', 'conflicting-fields', 'wh-vs-http-mirror-both', message);
}

/** A route that hands requests on to another VirtualService does nothing else with them. */
function checkRoot(subject: Subject, route: Spot): void {
  for (const name of ['redirect', 'route']) {
    if (!isSet(route, name)) continue;
    const message = `${labelAt(subject, route.path)} hands requests on to a delegate, and istiod refuses ${name} beside it. Remove one.`;
    conflict(subject, route, name, 'delegate-conflict', `wh-vs-http-root-${name}`, message);
  }
}

/** A route that answers requests itself sends none on, so there is nothing to fail or to rewrite. */
function checkAnswer(subject: Subject, route: Spot, answer: string): void {
  const isRedirect = answer === 'redirect';
  for (const name of ['route', 'fault', 'rewrite', ...(isRedirect ? ['directResponse'] : [])]) {
    if (!isSet(route, name)) continue;
    const ref = `wh-vs-http-${isRedirect ? 'redirect' : 'direct'}-${name === 'directResponse' ? 'direct' : name}`;
    const message = `${labelAt(subject, route.path)} answers with ${answer}, and istiod refuses ${name} beside it. Remove one.`;
    conflict(subject, route, name, 'conflicting-fields', ref, message);
  }
}

function conflict(
  subject: Subject,
  route: Spot,
  name: string,
  rule: 'delegate-conflict' | 'conflicting-fields',
  ref: string,
  message: string,
): void {
  refuse(subject, { rule, path: [...route.path, name], part: 'key', ref, message });
}

function reportNoAction(subject: Subject, route: Spot): void {
  const message = `${labelAt(subject, route.path)} has no route, redirect or directResponse; istiod refuses it. Say where its requests go.`;
  refuse(subject, {
    rule: 'route-without-action',
    path: [...route.path, 'route'],
    near: route.path,
    part: 'key',
    ref: 'wh-vs-http-action-required',
    message,
  });
}
