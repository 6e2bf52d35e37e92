import { addAll } from '../../lists';
import { isIp } from '../address';
import { appEncrypts } from '../call';
import type { Cluster } from '../proxy/clusters/cluster';
import { filterCaveats } from '../proxy/authorization/envoy-filters';
import type { GatewayArrival, GatewayChoice, GatewayTarget, WrappedTls } from '../proxy/gateways/gateway-choice';
import { takeAtGateway } from '../proxy/gateways/gateway-take';
import type { HttpRequest } from '../proxy/routes/route';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import { tlsForCall } from '../proxy/policies/tls-for-call';
import { answerOutcome } from './answer-outcome';
import { endIfDenied } from './denied';
import { sendOn, type Sending, type ToGateway } from './destination';
import { addHop, endAt, type Ending, type Journey } from './journey';
import { answerRequest, noteRoute, requestIn } from './request';
import type { Hop } from './trace';
import { payloadOf } from './wire';

/** Follows a call through an egress gateway, and on to where its rules send it. */
export function walkGateway(journey: Journey, target: GatewayTarget, from: ToGateway): Ending {
  const { mesh } = journey;
  const scope = scopeOf(mesh, target.proxy);
  addAll(journey.caveats, filterCaveats(mesh, target.proxy));
  if (target.assumed)
    journey.caveats.push(
      'The files have no Service of the gateway, so its pods are taken to be those of the Gateways that are bound.',
    );
  const [first] = target.gateways;
  if (target.podPort === undefined)
    return unheard(journey, target, from, {
      what: 'The call does not get to the gateway.',
      because: `Its Service has no port ${from.cluster.port}.`,
      resource: target.service ?? first?.resource,
    });
  const arrival = arrivalOf(journey, target.podPort, from);
  const choice = takeAtGateway(scope, target, arrival);
  const { action, because, losers } = choice;
  if (action.type === 'not-listening') {
    const what = `Nothing listens on port ${target.podPort} of the gateway.`;
    return unheard(journey, target, from, { what, because, losers, resource: first?.resource });
  }
  noteServer(journey, target, choice);
  const refused = denied(journey, target, choice, arrival);
  return refused ?? act(journey, scope, { ...choice, action }, arrival);
}

/** What a gateway does that takes the connection, or closes it itself. */
type Taken = GatewayChoice & { readonly action: Exclude<GatewayChoice['action'], { type: 'not-listening' }> };

function arrivalOf(journey: Journey, port: number, { cluster, sending }: ToGateway): GatewayArrival {
  const { dialled } = journey;
  const { request } = sending;
  return {
    port,
    payload: request && cluster.http === 'h2' ? 'http2' : payloadIn(sending, dialled),
    sni: sending.appTls && !isIp(dialled.host) ? dialled.host : undefined,
    wrapped: wrappedBy(cluster, sending),
    request: request ? sentAs(request) : insideTls(journey, sending),
  };
}

function sentAs({ host, authority, method, path, headers }: HttpRequest): GatewayArrival['request'] {
  return { host, authority, method, path, headers };
}

/** The first bytes below the TLS that proxies before have ended. */
function payloadIn({ appTls, request }: Sending, { scheme }: Journey['dialled']): GatewayArrival['payload'] {
  if (appTls || !appEncrypts(scheme)) return payloadOf(scheme);
  return request ? 'http1' : 'raw';
}

/** The request inside the application's TLS, which a gateway reads where it ends that. */
function insideTls(journey: Journey, { appTls }: Sending): GatewayArrival['request'] {
  return appTls && journey.dialled.scheme === 'https' ? requestIn(journey) : undefined;
}

function wrappedBy(cluster: Cluster, { request }: Sending): WrappedTls | undefined {
  const tls = tlsForCall(cluster.tls, {
    isHttp: request !== undefined,
    host: request?.host ?? '',
    mtlsReady: cluster.endpoints.some((each) => each.mtlsReady),
  });
  return tls ? { mode: tls.mode, sni: tls.sni ?? undefined, alpn: cluster.tls.alpn } : undefined;
}

function noteServer(journey: Journey, target: GatewayTarget, choice: GatewayChoice): void {
  const { server, because, losers, listener } = choice;
  const [first] = target.gateways;
  addHop(journey, {
    proxy: 'egress-gateway',
    at: 'gateway',
    name: listener,
    what: server
      ? `Server ${server.index} of Gateway ${server.gateway.namespace}/${server.gateway.name} takes it.`
      : `No server of the gateway takes what arrives on port ${target.podPort}.`,
    because,
    resource: server?.gateway.resource ?? first?.resource,
    path: server ? ['spec', 'servers', server.index] : [],
    losers,
    probable: target.assumed,
  });
}

function denied(
  journey: Journey,
  target: GatewayTarget,
  choice: GatewayChoice,
  arrival: GatewayArrival,
): Ending | undefined {
  const isHttp = choice.action.type === 'http';
  return endIfDenied(
    journey,
    { via: 'egress-gateway', at: 'gateway', isHttp },
    {
      at: { gateway: target },
      client: choice.knowsClient ? journey.call.client : undefined,
      port: arrival.port,
      sni: arrival.wrapped?.sni ?? arrival.sni,
      request: isHttp ? arrival.request : undefined,
    },
  );
}

function act(journey: Journey, scope: Scope, { action, endsTls }: Taken, arrival: GatewayArrival): Ending {
  const via = 'egress-gateway';
  switch (action.type) {
    case 'reset':
      return endAt(via, 'error', { flag: action.flag });
    case 'redirect':
      return endAt(via, answerOutcome(action.code), { code: action.code, location: action.location });
    case 'tcp':
      return piped(journey, scope, action, arrival.payload === 'tls' && !(endsTls && !arrival.wrapped));
    case 'http':
      return routed(journey, scope, action.routes, arrival, endsTls ? 'https' : 'http');
  }
}

function piped(
  journey: Journey,
  scope: Scope,
  { route, destinations }: Extract<GatewayChoice['action'], { type: 'tcp' }>,
  appTls: boolean,
): Ending {
  addHop(journey, {
    proxy: 'egress-gateway',
    at: 'route',
    name: route ? `${route.virtualService.namespace}/${route.virtualService.name}` : 'default',
    what: 'A route for the gateway sends the bytes on.',
    because: 'It is the first that takes the connection.',
    resource: route?.virtualService.resource,
    path: route?.path ?? [],
  });
  return sendOn(
    journey,
    {
      via: 'egress-gateway',
      scope,
      services: [],
      destinations,
      route,
      forward: undefined,
      request: undefined,
      appTls,
      dialledAddress: undefined,
    },
    walkGateway,
  );
}

function routed(
  journey: Journey,
  scope: Scope,
  routes: Extract<GatewayChoice['action'], { type: 'http' }>['routes'],
  { request, port }: GatewayArrival,
  scheme: HttpRequest['scheme'],
): Ending {
  noteRoute(journey, 'egress-gateway', routes);
  const { action } = routes;
  const services = routes.service ? [routes.service] : [];
  if (action.type === 'unknown-host') return endAt('egress-gateway', 'error', { code: 404, flag: 'NR' });
  if (action.type !== 'forward') return answerRequest(journey, { via: 'egress-gateway', scope, services }, action);
  return sendOn(
    journey,
    {
      via: 'egress-gateway',
      scope,
      services,
      destinations: action.destinations,
      forward: action,
      request: { method: 'GET', headers: {}, ...request, ...action.sends, port, scheme },
      appTls: false,
      dialledAddress: undefined,
    },
    walkGateway,
  );
}

/** The proxy before is refused the connection, and logs UF; the gateway logs nothing. */
function unheard(
  journey: Journey,
  target: GatewayTarget,
  { sending }: ToGateway,
  said: Pick<Hop, 'what' | 'because' | 'resource'> & Partial<Pick<Hop, 'losers'>>,
): Ending {
  addHop(journey, { proxy: 'egress-gateway', at: 'gateway', name: 'none', probable: target.assumed, ...said });
  return endAt(sending.via, 'error', { flag: 'UF' });
}
