import { appEncrypts } from '../call';
import { isIp } from '../address';
import type { WaypointChoice, ZtunnelChoice } from '../proxy/ambient/ambient-choice';
import { takeAtWaypoint } from '../proxy/ambient/ambient-take';
import { ztunnelChoice } from '../proxy/ambient/ambient-ztunnel';
import { authorize } from '../proxy/authorization/authorization';
import { filterCaveats } from '../proxy/authorization/envoy-filters';
import { passthroughCluster, ztunnelCluster } from '../proxy/clusters/outside-clusters';
import type { Proxy } from '../proxy/clients/proxy';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import { sendOn } from './destination';
import { walkGateway } from './gateway-walk';
import { addHop, endAt, type Ending, type Journey } from './journey';
import { answerRequest, noteRoute, requestIn } from './request';
import { payloadOf } from './wire';

/** Follows a call of a pod in ambient mode: ztunnel, and the waypoint where one stands before the service. */
export function walkAmbient(journey: Journey): Ending {
  const { mesh, call, dialled } = journey;
  const choice = ztunnelChoice(mesh, call.client, { host: dialled.host, port: dialled.port });
  journey.caveats.push(...choice.caveats);
  noteLookup(journey, choice);
  addHop(journey, {
    proxy: 'ztunnel',
    at: 'listener',
    name: 'ztunnel',
    what: ztunnelWords[choice.then],
    because: choice.because,
    resource: choice.service?.resource,
    path: choice.port && choice.port.index >= 0 ? ['spec', 'ports', choice.port.index] : [],
    losers: choice.losers,
  });
  const waypoint = choice.waypoint?.proxy;
  if (choice.then === 'waypoint' && waypoint) return walkWaypoint(journey, choice, waypoint);
  return atLayerFour(journey, choice);
}

const ztunnelWords: Readonly<Record<ZtunnelChoice['then'], string>> = {
  passthrough: 'ztunnel passes the connection on to the dialled address.',
  endpoints: 'ztunnel connects to one of the service’s endpoints.',
  waypoint: 'ztunnel sends the connection to the waypoint.',
  refused: 'ztunnel refuses the connection.',
};

const lookupWords: Readonly<Record<ZtunnelChoice['lookup'], string>> = {
  service: 'The name is answered with the service’s own address.',
  outside: 'DNS outside the mesh answers the name.',
  address: 'An address is dialled, so no name is looked up.',
};

function noteLookup(journey: Journey, { lookup, service }: ZtunnelChoice): void {
  addHop(journey, {
    proxy: 'ztunnel',
    at: 'dns',
    name: journey.dialled.host,
    what: lookupWords[lookup],
    because:
      lookup === 'service'
        ? 'In ambient mode names of services are answered on the node.'
        : 'No service that ztunnel knows has that name with an address.',
    resource: lookup === 'service' ? service?.resource : undefined,
  });
}

/** Without a waypoint ztunnel carries bytes, and no rule is asked. */
function atLayerFour(journey: Journey, choice: ZtunnelChoice): Ending {
  const { mesh, call, dialled } = journey;
  const scope = scopeOf(mesh, call.client);
  if (choice.then === 'refused') return endAt('ztunnel', 'error', {});
  const known = choice.then === 'endpoints' && choice.service && choice.port;
  const cluster = known
    ? ztunnelCluster(scope, choice.service, choice.port, choice.endpoints)
    : passthroughCluster(scope, isIp(dialled.host) ? dialled.host : undefined, dialled.port);
  const services = known ? [choice.service] : [];
  const ways = [{ cluster, weight: 100, virtualService: undefined }];
  journey.stages.push({ via: 'ztunnel', scope, services, isHttp: false, forward: undefined, cluster, ways });
  return {
    outcome: known ? 'reached' : 'passthrough',
    via: 'ztunnel',
    response: null,
    tls: appEncrypts(dialled.scheme) ? 'passthrough' : 'none',
    request: null,
    cluster,
    split: [],
    mirrors: [],
  };
}

function walkWaypoint(journey: Journey, choice: ZtunnelChoice, waypoint: Proxy): Ending {
  const { mesh, dialled } = journey;
  const { service, port } = choice;
  if (service === undefined || port === undefined) return endAt('ztunnel', 'error', {});
  const scope = scopeOf(mesh, waypoint);
  journey.caveats.push(...filterCaveats(mesh, waypoint));
  const request = appEncrypts(dialled.scheme) ? undefined : requestIn(journey);
  const taken = takeAtWaypoint(scope, {
    service,
    port,
    payload: payloadOf(dialled.scheme),
    sni: appEncrypts(dialled.scheme) && !isIp(dialled.host) ? dialled.host : undefined,
    request: dialled.scheme === 'tcp' ? undefined : request,
  });
  addHop(journey, {
    proxy: 'waypoint',
    at: 'listener',
    name: taken.name,
    what: 'The waypoint takes it for its service.',
    because: taken.because,
    resource: choice.waypoint?.gateway ?? choice.waypoint?.label.resource,
    path: choice.waypoint?.gateway ? [] : (choice.waypoint?.label.path ?? []),
    losers: taken.losers,
  });
  return deniedAtWaypoint(journey, choice, waypoint, taken) ?? act(journey, scope, taken, request);
}

function deniedAtWaypoint(
  journey: Journey,
  { service, waypoint: target }: ZtunnelChoice,
  waypoint: Proxy,
  taken: WaypointChoice,
): Ending | undefined {
  if (service === undefined || target === undefined) return undefined;
  const { call, dialled } = journey;
  const isHttp = taken.action.type === 'http';
  const verdict = authorize(journey.mesh, {
    at: { waypoint, service, gatewayName: target.name },
    client: call.client,
    port: dialled.port,
    sni: undefined,
    request: isHttp ? requestIn(journey) : undefined,
  });
  journey.caveats.push(...verdict.caveats);
  if (verdict.type === 'unknown') journey.caveats.push(verdict.because);
  if (verdict.type !== 'denied') return undefined;
  addHop(journey, {
    proxy: 'waypoint',
    at: 'route',
    name: verdict.policy.name,
    what: 'The waypoint refuses the call.',
    because: verdict.because,
    resource: verdict.policy,
    path: verdict.path,
  });
  return endAt('waypoint', 'blocked', { code: isHttp ? 403 : null });
}

function act(
  journey: Journey,
  scope: Scope,
  { action }: WaypointChoice,
  request: ReturnType<typeof requestIn> | undefined,
): Ending {
  const { dialled } = journey;
  const dialledAddress = isIp(dialled.host) ? dialled.host : undefined;
  if (action.type === 'reset') return endAt('waypoint', 'error', {});
  if (action.type === 'tcp')
    return sendOn(
      journey,
      {
        via: 'waypoint',
        scope,
        services: [],
        destinations: action.destinations,
        route: action.route,
        forward: undefined,
        request: undefined,
        appTls: appEncrypts(dialled.scheme),
        dialledAddress,
      },
      walkGateway,
    );
  noteRoute(journey, 'waypoint', action.routes);
  const choice = action.routes.action;
  const services = action.routes.service ? [action.routes.service] : [];
  if (choice.type === 'unknown-host') return endAt('waypoint', 'error', { code: 404, flag: 'NR' });
  if (choice.type !== 'forward') return answerRequest(journey, { via: 'waypoint', scope, services }, choice);
  return sendOn(
    journey,
    {
      via: 'waypoint',
      scope,
      services,
      destinations: choice.destinations,
      forward: choice,
      request: request && { ...request, ...choice.sends, port: dialled.port, scheme: 'http' },
      appTls: false,
      dialledAddress,
    },
    walkGateway,
  );
}
