import { integerIn, labelsIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import { gatewaysOf } from './delegate-merge';
import { takesEverything } from './http-match';
import type { HttpMatch, HttpRule, HttpRules } from './http-rules';
import { MatchIndex } from './match-index';

/** Where routes are made for: istiod leaves out the matches that are not for the place. */
export interface RoutePlaceFacts {
  /** Of the listener; at a gateway of the server. */
  readonly port: number;
  /** `mesh` for sidecars and waypoints; the gateway's name for a gateway. */
  readonly gateway: string;
  readonly kind: 'sidecar' | 'gateway' | 'waypoint';
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
}

/** A route of Envoy: one for each match of a rule, or one for a rule without. */
export interface HttpRoute {
  readonly rule: HttpRule;
  readonly match: HttpMatch | undefined;
  /** Whether nothing behind it is asked. */
  readonly catchesAll: boolean;
}

/** A match, or a whole rule, that takes no request at a place, whatever is sent. */
export interface DeadMatch {
  readonly rule: HttpRule;
  /** Undefined for a rule without a match, and where all of its matches are dead for one reason. */
  readonly match: HttpMatch | undefined;
  readonly why: 'port' | 'gateways' | 'sourceLabels' | 'sourceNamespace' | 'shadowed';
  /** The route that takes everything before it. */
  readonly behind: HttpRoute | undefined;
  /** One sentence. */
  readonly because: string;
}

/** The routes of a VirtualService at a place, in Envoy's order, and what is none there. */
export interface HttpRoutes {
  readonly routes: readonly HttpRoute[];
  readonly dead: readonly DeadMatch[];
}

const known = new WeakMap<HttpRules, Map<string, HttpRoutes>>();
const noLabels: Readonly<Record<string, string>> = {};

/** The routes that istiod makes of rules at a place (pilot/pkg/networking/core/route/route.go, BuildHTTPRoutesForVirtualService). */
export function httpRoutesFor(rules: HttpRules, place: RoutePlaceFacts): HttpRoutes {
  let table = known.get(rules);
  if (table === undefined) known.set(rules, (table = new Map()));
  const source = asksForSource(rules) ? `${place.namespace} ${JSON.stringify(place.labels)}` : '';
  const key = `${place.kind} ${place.gateway} ${place.port} ${source}`;
  let found = table.get(key);
  if (found === undefined) table.set(key, (found = makeRoutes(rules, place)));
  return found;
}

const asking = new WeakMap<HttpRules, boolean>();

/** Whether it matters for any match who calls; most have the same routes for all clients. */
export function asksForSource(rules: HttpRules): boolean {
  let asks = asking.get(rules);
  if (asks === undefined) {
    asks = rules.rules.some(({ matches }) =>
      matches.some(({ fields }) => fields['sourceLabels'] !== undefined || fields['sourceNamespace'] !== undefined),
    );
    asking.set(rules, asks);
  }
  return asks;
}

function makeRoutes({ rules }: HttpRules, place: RoutePlaceFacts): HttpRoutes {
  const made: Making = { routes: [], dead: [], earlier: new MatchIndex() };
  for (const rule of rules)
    for (const match of rule.matches.length === 0 ? [undefined] : rule.matches) addRoute(made, place, rule, match);
  return { routes: made.routes, dead: made.dead };
}

interface Making {
  readonly routes: HttpRoute[];
  readonly dead: DeadMatch[];
  /** The routes so far, by their matches. */
  readonly earlier: MatchIndex<HttpRoute>;
}

function addRoute(
  { routes, dead, earlier }: Making,
  place: RoutePlaceFacts,
  rule: HttpRule,
  match: HttpMatch | undefined,
): void {
  const misplaced = match && whyNotHere(match, place);
  if (misplaced !== undefined) return void dead.push({ rule, match, behind: undefined, ...misplaced });
  const last = routes.at(-1);
  if (last?.catchesAll === true)
    return void dead.push({ rule, match, why: 'shadowed', behind: last, because: behindAll(last) });
  const route = { rule, match, catchesAll: match === undefined || takesEverything(match.fields) };
  routes.push(route);
  const before = match && earlier.firstCovering(match.fields);
  if (match) earlier.add(match.fields, route);
  if (before !== undefined) dead.push({ rule, match, why: 'shadowed', behind: before, because: behindBroader(before) });
}

/** Whether the match of a rule is among dead ones. */
export function isAmongDead(dead: readonly DeadMatch[]): (each: Pick<DeadMatch, 'rule' | 'match'>) => boolean {
  const matches = new Map<HttpRule, Set<HttpMatch | undefined>>();
  for (const { rule, match } of dead) matches.set(rule, (matches.get(rule) ?? new Set()).add(match));
  return ({ rule, match }) => matches.get(rule)?.has(match) === true;
}

function behindAll(last: HttpRoute): string {
  return `${placeOf(last)} takes every request before it.`;
}

function behindBroader(before: HttpRoute): string {
  return `${placeOf(before)} takes all that it would take, and stands before it.`;
}

/** `spec.http[1]`, or of a delegate with its name. */
function placeOf({ rule, match }: HttpRoute): string {
  const origin = match?.origin ?? rule.delegate ?? rule.root;
  const { namespace, name } = origin.virtualService;
  const index = String(origin.path[2]);
  return origin === rule.root ? `spec.http[${index}]` : `spec.http[${index}] of delegate ${namespace}/${name}`;
}

type Misplaced = Pick<DeadMatch, 'why' | 'because'>;

/** With `gateways`, labels and namespace of the client are not asked (route.go, sourceMatchHTTP). At a waypoint nobody's labels are known. */
function whyNotHere(match: HttpMatch, place: RoutePlaceFacts): Misplaced | undefined {
  const { fields } = match;
  const labels = labelsIn(fields, 'sourceLabels');
  if (place.kind === 'waypoint' && Object.keys(labels).length > 0)
    return {
      why: 'sourceLabels',
      because: 'A waypoint does not know labels of clients, so it has no match with sourceLabels.',
    };
  const port = integerIn(fields, 'port') ?? 0;
  if (port !== 0 && port !== place.port)
    return { why: 'port', because: `Its match is for port ${port}, and the call comes to port ${place.port}.` };
  const gateways = gatewaysOf(match);
  if (gateways.length > 0) return gateways.includes(place.gateway) ? undefined : otherGateway(gateways, place);
  return otherSource(fields, labels, place);
}

function otherGateway(gateways: readonly string[], { gateway, kind }: RoutePlaceFacts): Misplaced {
  const here =
    kind === 'gateway' ? `gateway ${gateway}` : kind === 'waypoint' ? 'a waypoint (mesh)' : 'a sidecar (mesh)';
  return { why: 'gateways', because: `Its match is for ${gateways.join(', ')} and not for ${here}.` };
}

function otherSource(
  fields: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, string>>,
  place: RoutePlaceFacts,
): Misplaced | undefined {
  const who = place.kind === 'sidecar' ? 'the client' : `the ${place.kind}`;
  if (!matchesLabels(labels, place.kind === 'waypoint' ? noLabels : place.labels)) {
    const wanted = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    return {
      why: 'sourceLabels',
      because: `Its match is for clients with ${wanted.join(', ')}, which ${who} does not have.`,
    };
  }
  const namespace = textIn(fields, 'sourceNamespace');
  if (namespace === undefined || namespace === place.namespace) return undefined;
  return {
    why: 'sourceNamespace',
    because: `Its match is for clients in namespace ${namespace}, and ${who} is in ${place.namespace}.`,
  };
}
