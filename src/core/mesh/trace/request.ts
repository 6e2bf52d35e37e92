import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { appEncrypts, lowerCased, namedHost } from '../call';
import type { ForwardAction, HttpRequest, RouteAction, RouteChoice } from '../proxy/routes/route';
import type { Scope, ScopedService } from '../proxy/scope/scope';
import { answerOutcome } from './answer-outcome';
import { addHop, endAt, type Ending, type Journey } from './journey';
import type { Via } from './trace';

/** The request that the application sends, in the clear or inside its own TLS. */
export function requestIn({ call, dialled }: Journey): Omit<HttpRequest, 'port' | 'scheme'> {
  const { host: own, ':authority': authority = own, ...headers } = lowerCased(call.headers);
  return {
    host: namedHost(call.headers) ?? dialled.host,
    authority: authority ?? authorityOf(dialled),
    method: call.method,
    path: dialled.path.replace(/#.*$/, '') || '/',
    headers,
  };
}

/** The Host header: without the port where that is the scheme's own. */
function authorityOf({ host, port, scheme }: Journey['dialled']): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === (appEncrypts(scheme) ? 443 : 80) ? name : `${name}:${port}`;
}

/** Notes which virtual host and rule a request meets; with a delegate one hop for each of both. */
export function noteRoute(journey: Journey, proxy: Via, choice: RouteChoice): void {
  const { action, because, losers, undecided } = choice;
  if (undecided !== undefined) journey.undecided.push(undecided);
  const name = choice.virtualHost ?? journey.dialled.host;
  const route = action.type === 'forward' || action.type === 'answer' ? action.route : undefined;
  const delegate = action.type === 'forward' || action.type === 'answer' ? action.delegate : undefined;
  const resource =
    route?.virtualService.resource ?? (action.type === 'no-route' ? choice.virtualService?.resource : undefined);
  addHop(journey, {
    proxy,
    at: 'route',
    name,
    what: saysOf(action),
    because,
    resource,
    path: abortIn(action, resource) ?? route?.path ?? [],
    losers,
    ...(choice.passed.length > 0 ? { passed: choice.passed } : {}),
  });
  if (delegate === undefined) return;
  addHop(journey, {
    proxy,
    at: 'route',
    name,
    what: `VirtualService ${delegate.virtualService.namespace}/${delegate.virtualService.name} decides as its delegate.`,
    because: 'It is the first of its routes that takes the request.',
    resource: delegate.virtualService.resource,
    path: delegate.path,
  });
}

/** The code that a rule's fault answers all requests with; undefined where it lets some through. Envoy's fault filter stands before its router. */
export function fullAbort(forward: ForwardAction | undefined): number | undefined {
  const fault = forward?.policy.fault;
  return fault?.abortPercent === 100 ? (fault.abort ?? undefined) : undefined;
}

/** Where such a fault is written, if it is in a resource. */
function abortIn(action: RouteAction, resource: Resource | undefined): Path | undefined {
  const fault = action.type === 'forward' && fullAbort(action) !== undefined ? action.policy.fault : null;
  return fault?.resource === resource ? fault?.path : undefined;
}

function saysOf(action: RouteAction): string {
  switch (action.type) {
    case 'forward': {
      const [first] = action.destinations;
      const to = action.destinations.length > 1 ? `${action.destinations.length} destinations` : `${first?.host}`;
      const aborted = fullAbort(action);
      if (aborted !== undefined)
        return `The route’s fault answers every request with ${aborted}; none is sent to ${to}.`;
      return action.route ? `The route sends the request to ${to}.` : `The default route sends it to ${to}.`;
    }
    case 'answer':
      return action.location === undefined
        ? `The proxy answers ${action.code} itself.`
        : `The proxy answers ${action.code} and names ${action.location}.`;
    case 'no-route':
      return 'No route takes the request, so the proxy answers 404.';
    case 'unknown-host':
      return unknownHost[action.then];
  }
}

const unknownHost: Readonly<Record<'passthrough' | 'dynamic' | 502 | 404, string>> = {
  passthrough: 'No virtual host has the name, so the request leaves to the dialled address.',
  dynamic: 'No virtual host has the name, so the proxy looks the name up itself and sends the request there.',
  502: 'No virtual host has the name, so the proxy answers 502.',
  404: 'No virtual host has the name, so the proxy answers 404.',
};

/** Ends a call that the proxy answers itself: by a rule (redirect, direct response), or since no rule takes it. */
export function answerRequest(
  journey: Journey,
  at: { readonly via: Via; readonly scope: Scope; readonly services: readonly ScopedService[] },
  action: Exclude<RouteAction, { type: 'forward' } | { type: 'unknown-host' }>,
): Ending {
  journey.stages.push({ ...at, isHttp: true, forward: undefined, cluster: undefined, ways: [] });
  if (action.type === 'no-route') return endAt(at.via, 'error', { code: 404, flag: 'NR' });
  return endAt(at.via, answerOutcome(action.code), { code: action.code, location: action.location ?? null });
}
