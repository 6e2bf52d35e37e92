import { addAll } from '../../lists';
import { appEncrypts } from '../call';
import { filterCaveats } from '../proxy/authorization/envoy-filters';
import type { ChainChoice, Connection, Listener, ToClusters, ToRoutes } from '../proxy/listeners/listener';
import { chooseChain, hasSocket } from '../proxy/listeners/listeners';
import type { NameAnswer } from '../proxy/names/name-answer';
import { answerName } from '../proxy/names/names';
import type { HttpRequest } from '../proxy/routes/route';
import { routeRequest } from '../proxy/routes/route-request';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import { namedBecause } from './assumed-names';
import { sendOn } from './destination';
import { addressDialled, noteOtherAddress } from './dialled-address';
import { walkGateway } from './gateway-walk';
import { addHop, endAt, type Ending, type Journey } from './journey';
import type { Workload } from '../workload';
import { loopbackAddress, pastByPort, redirectionOf, type PastSidecar } from './redirection';
import { answerRequest, noteRoute, requestIn } from './request';
import { leaveUnknown } from './unknown';
import { dialMadeUpAddress, passRound } from './untouched';
import { payloadOf, sniOf } from './wire';

/** Follows a call through the sidecar of its pod, and from there on. */
export function walkSidecar(journey: Journey): Ending {
  const { mesh, call, dialled } = journey;
  const scope = scopeOf(mesh, call.client);
  addAll(journey.caveats, filterCaveats(mesh, call.client));
  const answer = answerName(scope, dialled.host);
  noteName(journey, { ...answer, because: namedBecause(journey, scope, answer) });
  if (answer.from === 'nobody') return endAt('sidecar', 'unresolved', {});
  const within = loopbackAddress({ host: dialled.host, address: answer.address });
  if (within !== undefined && hasSocket(scope, within, dialled.port)) {
    addAll(journey.caveats, lowPortWords(call.client.workload, dialled.port));
    return listen(journey, scope, { ...connectionOf(journey, scope, answer), address: within, isDirect: true });
  }
  if (journey.isHandedOver) return listen(journey, scope, connectionOf(journey, scope, answer));
  const byPort = pastByPort(mesh, call.client.workload, dialled.port);
  if (byPort) return goRound(journey, answer, byPort);
  const connection = connectionOf(journey, scope, answer);
  const redirection = redirectionOf(mesh, call.client.workload, { ...connection, host: dialled.host });
  if (!redirection.sees) return goRound(journey, answer, redirection);
  addAll(journey.caveats, redirection.caveats);
  if (redirection.depends !== undefined) journey.undecided.push(redirection.depends);
  return listen(journey, scope, connection);
}

/** The proxy runs without privileges (manifests/charts/istio-control/istio-discovery/files/injection-template.yaml: capNetBindService). */
function lowPortWords(workload: Workload | undefined, port: number): readonly string[] {
  if (port >= 1024 || workload?.annotations[mayBindLow] === 'true') return [];
  return [
    `This holds where the proxy may listen on port ${port}: below 1024 that takes ${mayBindLow}, or a node that lets everybody do so.`,
  ];
}

const mayBindLow = 'sidecar.istio.io/capNetBindService';

/** Nobody but the sidecar knows an address that istiod has made up. */
function goRound(journey: Journey, { addressOf }: NameAnswer, redirection: PastSidecar): Ending {
  const isMadeUp = addressOf?.hiddenAddress === 'allocated';
  return isMadeUp ? dialMadeUpAddress(journey, redirection) : passRound(journey, redirection);
}

function noteName(journey: Journey, { what, because, resource, path, losers }: NameAnswer): void {
  addHop(journey, { proxy: 'sidecar', at: 'dns', name: journey.dialled.host, what, because, resource, path, losers });
}

/** What the application connects to, having the answer for the name. */
function connectionOf(journey: Journey, scope: Scope, answer: NameAnswer): Connection {
  const { dialled } = journey;
  return {
    address: addressDialled(journey, scope, answer),
    within: answer.within,
    addressOf: answer.addressOf,
    port: dialled.port,
    payload: payloadOf(dialled.scheme),
    sni: sniOf(dialled),
  };
}

function listen(journey: Journey, scope: Scope, connection: Connection): Ending {
  const choice = chooseChain(scope, connection);
  noteListener(journey, choice);
  noteOtherAddress(journey, scope, connection, choice);
  const { listener, chain, because } = choice;
  if (listener.rejected !== undefined) journey.caveats.push(because);
  const to = chain?.to;
  if (to === undefined)
    return byEgressProxy(journey, scope, listener) ?? leaveUnknown(journey, scope, listener.fallback, connection);
  return to.type === 'http' ? routed(journey, scope, to, connection, listener) : piped(journey, scope, to, connection);
}

function noteListener(journey: Journey, { listener, chain, because, losers }: ChainChoice): void {
  const to = chain?.to.type === 'tcp' ? chain.to : undefined;
  const does = chain
    ? chain.to.type === 'http'
      ? 'reads it as HTTP'
      : 'passes its bytes on'
    : `hands it to ${fallbackWords(listener)}`;
  addHop(journey, {
    proxy: 'sidecar',
    at: 'listener',
    name: listener.name,
    what: `Listener ${listener.name} ${does}.`,
    because,
    resource: to?.port.owner.resource,
    path: to && to.port.index >= 0 ? ['spec', 'ports', to.port.index] : [],
    losers,
  });
}

/** Where what has no filter chain goes: an `egressProxy` takes the place of PassthroughCluster. */
function fallbackWords({ egressProxy, fallback }: Listener): string {
  return egressProxy !== undefined && fallback === 'PassthroughCluster'
    ? `the egressProxy ${egressProxy.host}`
    : fallback;
}

/** Unknown destinations go to the `egressProxy` of the Sidecar, where it names one and the policy lets them out. */
function byEgressProxy(
  journey: Journey,
  scope: Scope,
  { egressProxy, fallback }: Listener,
  request?: HttpRequest,
): Ending | undefined {
  if (egressProxy === undefined || fallback !== 'PassthroughCluster') return undefined;
  return sendOn(
    journey,
    {
      via: 'sidecar',
      scope,
      services: [],
      destinations: [egressProxy],
      forward: undefined,
      request,
      appTls: appEncrypts(journey.dialled.scheme),
      dialledAddress: undefined,
    },
    walkGateway,
  );
}

function routed(journey: Journey, scope: Scope, to: ToRoutes, connection: Connection, listener: Listener): Ending {
  const asked = requestIn(journey);
  const port = to.byHostPort ? portInHost(asked.authority ?? asked.host) : connection.port;
  const request: HttpRequest = { ...asked, port, scheme: 'http' };
  const choice = routeRequest(scope, to.services, request, to.routeConfig);
  noteRoute(journey, 'sidecar', choice);
  const { action } = choice;
  if (action.type === 'unknown-host') {
    const proxied = action.then === 'passthrough' ? byEgressProxy(journey, scope, listener, request) : undefined;
    return proxied ?? leaveUnknown(journey, scope, action.then, connection);
  }
  const services = choice.service ? [choice.service] : [];
  if (action.type !== 'forward') return answerRequest(journey, { via: 'sidecar', scope, services }, action);
  return sendOn(
    journey,
    {
      via: 'sidecar',
      scope,
      services,
      destinations: action.destinations,
      forward: action,
      request: { ...request, ...action.sends },
      appTls: false,
      dialledAddress: connection.address,
      isDirect: connection.isDirect,
    },
    walkGateway,
  );
}

function portInHost(authority: string): number {
  return Number(/:(\d+)$/.exec(authority)?.[1] ?? 80);
}

function piped(journey: Journey, scope: Scope, to: ToClusters, { address, isDirect }: Connection): Ending {
  noteBytes(journey, to);
  return sendOn(
    journey,
    {
      via: 'sidecar',
      scope,
      services: [to.service],
      destinations: to.destinations,
      route: to.route,
      forward: undefined,
      request: undefined,
      appTls: appEncrypts(journey.dialled.scheme),
      dialledAddress: address,
      isDirect,
    },
    walkGateway,
  );
}

function noteBytes(journey: Journey, { route, service }: ToClusters): void {
  addHop(journey, {
    proxy: 'sidecar',
    at: 'route',
    name: service.host,
    what: route
      ? `A route of VirtualService ${route.virtualService.namespace}/${route.virtualService.name} sends its bytes on.`
      : 'No route applies, so the bytes go to the service itself.',
    because: route ? 'It is the first that takes the connection.' : 'No tls or tcp route of a VirtualService takes it.',
    resource: route?.virtualService.resource,
    path: route?.path ?? [],
  });
}
