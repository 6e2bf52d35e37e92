import { whyNoMatch } from './http-match';
import { isAmongDead, type DeadMatch, type HttpRoute } from './http-routes';
import type { HttpRule } from './http-rules';
import type { Loser, RouteOrigin } from '../listeners/listener';
import { answerOf } from './redirects';
import { sentBy } from './rewrites';
import type { HttpRequest, RouteAction, RouteChoice } from './route';
import { destinationsOf, type DestinationLookup } from './route-destinations';
import { routePolicyOf } from './route-policy';
import type { Scope } from '../scope/scope';

/** The first route that takes a request, and those before it that do not. */
interface Chosen {
  readonly route: HttpRoute | undefined;
  readonly passed: readonly Loser[];
  /** Why one of those may take it after all. */
  readonly undecided: string | undefined;
}

/** Envoy asks the routes of a virtual host in their order. */
export function chooseRoute(routes: readonly HttpRoute[], request: HttpRequest): Chosen {
  const passed: Loser[] = [];
  let undecided: string | undefined;
  for (const route of routes) {
    const miss = route.match && whyNoMatch(route.match.fields, request);
    if (miss === undefined) return { route, passed, undecided };
    if (miss.isOpen) undecided ??= `${nameOf(route.rule)}: ${miss.because}`;
    passed.push({ ...spotOf(route), because: miss.because, tied: false });
  }
  return { route: undefined, passed, undecided };
}

type Outcome = Pick<RouteChoice, 'action' | 'because' | 'undecided'>;

/** What the route does with the request. */
export function actOn(scope: Scope, route: HttpRoute, request: HttpRequest, lookup: DestinationLookup): Outcome {
  const { rule } = route;
  const shared = { route: rule.root, delegate: rule.delegate };
  const answer = answerOf(rule.fields, request);
  const because = takenBy(route, request);
  if (answer) return { because, action: { type: 'answer', ...shared, ...answer } };
  const destinations = destinationsOf(rule, lookup);
  const largest = [...destinations].sort((a, b) => b.weight - a.weight)[0];
  if (largest === undefined) return nowhere(rule);
  const { sends, undecided } = sentBy(route, largest, request);
  const action: RouteAction = {
    type: 'forward',
    ...shared,
    destinations: destinations.map(({ host, port, subset, weight, path }) => ({ host, port, subset, weight, path })),
    sends,
    policy: routePolicyOf(scope.mesh, rule, lookup),
  };
  return { because, action, undecided };
}

/** A rule that is not written to its end, or whose destinations all have weight 0, which Envoy does not take. */
function nowhere(rule: HttpRule): Outcome {
  return { action: { type: 'no-route' }, because: `${nameOf(rule)} takes the request and has no destination for it.` };
}

function takenBy({ rule, match }: HttpRoute, request: HttpRequest): string {
  const what = `${request.method} ${request.path}`;
  if (match === undefined) return `${nameOf(rule)} has no match, so it takes ${what}.`;
  return `${nameOf(rule)} is the first whose match takes ${what}.`;
}

/** No route of the virtual host takes the request. */
export function untaken(who: string, request: HttpRequest): Outcome {
  const because = `No route of ${who} takes ${request.method} ${request.path}. Envoy answers 404 itself, since the default route is gone.`;
  return { action: { type: 'no-route' }, because };
}

/** Rules, and single matches of them, that can take no request here, as losers: a rule as a whole where all of its matches are dead. */
export function deadLosers(dead: readonly DeadMatch[]): readonly Loser[] {
  const isDead = isAmongDead(dead);
  const seen = new Map<HttpRule, boolean>();
  return dead.flatMap((each) => {
    const { rule } = each;
    const before = seen.get(rule);
    const whole = before ?? rule.matches.every((match) => isDead({ rule, match }));
    if (whole && before !== undefined) return [];
    seen.set(rule, whole);
    const spot = spotOf(whole ? { rule: each.rule, match: undefined } : each);
    return [{ ...spot, because: each.because, tied: false, isForOthers: each.why !== 'shadowed' }];
  });
}

function spotOf({ rule, match }: Pick<HttpRoute, 'rule' | 'match'>): Pick<Loser, 'resource' | 'path'> {
  const origin: RouteOrigin = match?.origin ?? rule.delegate ?? rule.root;
  return { resource: origin.virtualService.resource, path: match?.path ?? origin.path };
}

/** `Route spec.http[1] of VirtualService shop/api`. */
function nameOf(rule: HttpRule): string {
  const { virtualService, path } = rule.delegate ?? rule.root;
  return `Route spec.http[${String(path[2])}] of VirtualService ${virtualService.namespace}/${virtualService.name}`;
}
