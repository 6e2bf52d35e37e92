import { addAll } from '../../lists';
import { appEncrypts } from '../call';
import { isIp } from '../address';
import type { WaypointAction, WaypointChoice, ZtunnelChoice } from '../proxy/ambient/ambient-choice';
import { takeAtWaypoint } from '../proxy/ambient/ambient-take';
import { filterCaveats } from '../proxy/authorization/envoy-filters';
import type { Proxy } from '../proxy/clients/proxy';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import { endIfDenied } from './denied';
import { sendOn } from './destination';
import { walkGateway } from './gateway-walk';
import { addHop, endAt, type Ending, type Journey } from './journey';
import { answerRequest, noteRoute, requestIn } from './request';
import { payloadOf, sniOf } from './wire';

/** Follows a call from ztunnel through the waypoint that stands before its service, and from there on. */
export function walkWaypoint(journey: Journey, choice: ZtunnelChoice, waypoint: Proxy): Ending {
  const { mesh, dialled } = journey;
  const { service, port } = choice;
  if (service === undefined || port === undefined) return endAt('ztunnel', 'error', {});
  const scope = scopeOf(mesh, waypoint);
  addAll(journey.caveats, filterCaveats(mesh, waypoint));
  const request = appEncrypts(dialled.scheme) ? undefined : requestIn(journey);
  const taken = takeAtWaypoint(scope, {
    service,
    port,
    payload: payloadOf(dialled.scheme),
    sni: sniOf(dialled),
    request: dialled.scheme === 'tcp' ? undefined : request,
  });
  noteTaken(journey, choice, taken);
  return denied(journey, choice, waypoint, taken) ?? act(journey, scope, taken.action, request);
}

function noteTaken(journey: Journey, { waypoint }: ZtunnelChoice, { name, because, losers }: WaypointChoice): void {
  addHop(journey, {
    proxy: 'waypoint',
    at: 'listener',
    name,
    what: 'The waypoint takes it for its service.',
    because,
    resource: waypoint?.gateway ?? waypoint?.label.resource,
    path: waypoint?.gateway ? [] : (waypoint?.label.path ?? []),
    losers,
  });
}

function denied(
  journey: Journey,
  { service, waypoint: target }: ZtunnelChoice,
  waypoint: Proxy,
  { action }: WaypointChoice,
): Ending | undefined {
  if (service === undefined || target === undefined) return undefined;
  const isHttp = action.type === 'http';
  return endIfDenied(
    journey,
    { via: 'waypoint', at: 'route', isHttp },
    {
      at: { waypoint, service, gatewayName: target.name },
      client: journey.call.client,
      port: journey.dialled.port,
      sni: undefined,
      request: isHttp ? requestIn(journey) : undefined,
    },
  );
}

function act(journey: Journey, scope: Scope, action: WaypointAction, request: Asked): Ending {
  switch (action.type) {
    case 'reset':
      return endAt('waypoint', 'error', {});
    case 'tcp':
      return piped(journey, scope, action);
    case 'http':
      return routed(journey, scope, action, request);
  }
}

/** What an application asks for, where it can be read. */
type Asked = ReturnType<typeof requestIn> | undefined;

type ActionOf<T extends WaypointAction['type']> = Extract<WaypointAction, { type: T }>;

function piped(journey: Journey, scope: Scope, { destinations, route }: ActionOf<'tcp'>): Ending {
  const { dialled } = journey;
  return sendOn(
    journey,
    {
      via: 'waypoint',
      scope,
      services: [],
      destinations,
      route,
      forward: undefined,
      request: undefined,
      appTls: appEncrypts(dialled.scheme),
      dialledAddress: isIp(dialled.host) ? dialled.host : undefined,
    },
    walkGateway,
  );
}

function routed(journey: Journey, scope: Scope, { routes }: ActionOf<'http'>, request: Asked): Ending {
  const { dialled } = journey;
  noteRoute(journey, 'waypoint', routes);
  const { action } = routes;
  const services = routes.service ? [routes.service] : [];
  if (action.type === 'unknown-host') return endAt('waypoint', 'error', { code: 404, flag: 'NR' });
  if (action.type !== 'forward') return answerRequest(journey, { via: 'waypoint', scope, services }, action);
  return sendOn(
    journey,
    {
      via: 'waypoint',
      scope,
      services,
      destinations: action.destinations,
      forward: action,
      request: request && { ...request, ...action.sends, port: dialled.port, scheme: 'http' },
      appTls: false,
      dialledAddress: isIp(dialled.host) ? dialled.host : undefined,
    },
    walkGateway,
  );
}
