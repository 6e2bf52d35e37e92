import { anyPod, coversMatch, httpRulesOf, routesAt } from '../../mesh';
import type { DeadMatch, HttpMatch, HttpRoutes, HttpRule, Mesh } from '../../mesh';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsByHost } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { httpRouteLists } from '../runtime/http-places';
import { hostsOfRouting, mayCount, routings, ruleWords, type Routing } from '../runtime/routings';

export const shadowedRoute: WorkspaceRule = {
  id: 'shadowed-route',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R09'],
  summary: 'No request gets to an http route: earlier routes take all that it would take.',
  why: 'Envoy asks the routes in their order and takes the first that matches; a longer prefix does not go before a shorter one. A match for another port or gateway hides nothing.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (BuildHTTPRoutesForVirtualService); envoyproxy/envoy source/common/router/config_impl.cc (VirtualHostImpl::getRouteFromRoutes)',
  check: hitsByHost(routings, hostsOfRouting, isSuspect, findHits),
};

function isSuspect({ uses }: Routing): boolean {
  const http = uses.filter(({ route }) => route.protocol === 'http');
  return (
    http.length > 1 || http.some(({ route }) => Array.isArray(route.rule['match']) && route.rule['match'].length > 1)
  );
}

/** A rule with one of its matches, or without any. */
interface Part {
  readonly rule: HttpRule;
  readonly match: HttpMatch | undefined;
}

function findHits(mesh: Mesh, routing: Routing): readonly Hit[] {
  const { rules } = httpRulesOf(mesh, routing.virtualService);
  const places = routesFor(mesh, routing).map(fatesAt);
  return rules.flatMap((rule) => {
    const parts: readonly Part[] =
      rule.matches.length === 0 ? [{ rule, match: undefined }] : rule.matches.map((match) => ({ rule, match }));
    const hidden = parts.flatMap((part) => whyHidden(part, places) ?? []);
    const [first] = hidden;
    if (first === undefined) return [];
    return hidden.length === parts.length ? [ruleHit(rule, first)] : hidden.flatMap(matchHits);
  });
}

/** Where the rules count; where nobody knows a service of the host, as one pod would have them on port 80. */
function routesFor(mesh: Mesh, routing: Routing): readonly HttpRoutes[] {
  const { virtualService, uses } = routing;
  const lists = httpRouteLists(mesh, routing);
  if (lists.length > 0 || !uses.some((use) => mayCount(mesh, use))) return lists;
  const { labels, namespace } = anyPod(mesh, virtualService.namespace);
  const [gateway = 'mesh'] = virtualService.gateways;
  const kind = gateway === 'mesh' ? 'sidecar' : 'gateway';
  return [routesAt(mesh, virtualService, { port: 80, gateway, kind, labels, namespace })];
}

type FateOf = (part: Part) => DeadMatch | 'live' | undefined;

/** What becomes of each part among the routes of a place: undefined for one that is none of them. */
function fatesAt({ routes, dead }: HttpRoutes): FateOf {
  const fates = new Map<HttpRule, Map<HttpMatch | undefined, DeadMatch | 'live'>>();
  const set = ({ rule, match }: Part, fate: DeadMatch | 'live'): void => {
    fates.set(rule, (fates.get(rule) ?? new Map()).set(match, fate));
  };
  for (const route of routes) set(route, 'live');
  for (const each of dead.toReversed()) set(each, each);
  return ({ rule, match }) => fates.get(rule)?.get(match);
}

/** Why no request gets to it at any place; undefined where some does, and where nothing is hidden. */
function whyHidden(part: Part, places: readonly FateOf[]): DeadMatch | undefined {
  const found = places.map((fateOf) => fateOf(part));
  if (found.includes('live')) return undefined;
  return found.find((each): each is DeadMatch => typeof each === 'object' && each.why === 'shadowed');
}

function ruleHit(rule: HttpRule, { behind, match }: DeadMatch): Hit {
  const { virtualService, path } = rule.delegate ?? rule.root;
  const before = (behind?.rule.delegate ?? behind?.rule.root)?.path ?? path;
  const takes = behind?.catchesAll === true ? 'every request' : 'all that it would take';
  const isSame = behind?.match && match && coversMatch(match.fields, behind.match.fields);
  const movable =
    match !== undefined && !isSame && behind?.rule.delegate === rule.delegate && rule.delegate === undefined;
  const advice = match === undefined || isSame ? 'Remove one of them' : `Move it in front of ${ruleWords(before)}`;
  const [from, to] = [Number(path[2]), Number(before[2])];
  return {
    resource: virtualService.resource,
    path,
    part: 'key',
    ref: 'R09',
    clients: [],
    all: [],
    say: () => `No request reaches ${ruleWords(path)}: ${ruleWords(before)} comes first and takes ${takes}. ${advice}.`,
    fix: movable
      ? ifWanted(
          remedyIn(virtualService.resource, `Move it in front of ${ruleWords(before)}`, [
            { type: 'move', path: ['spec', 'http'], from, to },
          ]),
        )
      : undefined,
  };
}

function matchHits({ rule, match, behind }: DeadMatch): readonly Hit[] {
  if (match === undefined) return [];
  const own = (rule.delegate ?? rule.root).path;
  const before = (behind?.rule.delegate ?? behind?.rule.root)?.path ?? own;
  const who = behind?.rule === rule ? 'an earlier match of the rule' : ruleWords(before);
  return [
    {
      resource: match.origin.virtualService.resource,
      path: match.path,
      part: 'key',
      ref: 'R09',
      clients: [],
      all: [],
      say: () =>
        `No request reaches this match: ${who} takes all that it would take. Put the narrower one first, or remove it.`,
    },
  ];
}
