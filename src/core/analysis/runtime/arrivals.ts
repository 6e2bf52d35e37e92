import { routeUsesOf, withoutEffect, listIn, recordIn, textIn, integerIn, expandHost } from '../../mesh';
import type { ClusterUse, NoEffect, RouteUse, SharedPlace } from '../../mesh';
import { startsWith, type Path } from '../../text';
import { flatOf, question, sameList } from '../question';
import { drawnCalls, type DrawnCall } from './drawn-calls';
import { hasGateway, hasOther } from './gateway-sides';

/** How calls get to the clusters of a mesh: routed as requests, or as bytes. */
interface Arrivals {
  /** `http host port`, `bytes host port`, `retries host port` where a rule tries again, with `*` for a port that the service decides. */
  readonly sent: ReadonlySet<string>;
}

const routeUses = question((input, before: readonly RouteUse[] | undefined): readonly RouteUse[] =>
  sameList(routeUsesOf(input.mesh), before),
);

const sendings = flatOf(routeUses, (use) => sendingsOf(use, true));
const unasked = flatOf(routeUses, (use) => sendingsOf(use, false));
const drawn = flatOf(drawnCalls, drawnRequests);

/** What rules send where, the same object while none of them changes. What only some call may ask for counts where one is drawn that does. */
export const arrivalsOf = question((input): Arrivals => {
  const sent = new Set(sendings(input));
  const more = unasked(input).length === 0 ? [] : drawn(input);
  return { sent: more.length === 0 ? sent : new Set([...sent, ...more]) };
});

/** A sidecar also takes a rule for a name that no service has on that port. Nobody is known to call it so, which is to be `isAskedFor` or not. */
function sendingsOf({ route, shared, delegate, virtualService }: RouteUse, isAskedFor: boolean): readonly string[] {
  const kind = route.protocol === 'http' ? 'http' : 'bytes';
  const { namespace } = delegate ?? virtualService;
  const targets = [...route.destinations, ...mirrorsOf(route.rule, namespace)];
  const retries = kind === 'http' && (integerIn(recordIn(route.rule, 'retries'), 'attempts') ?? 0) > 0;
  return shared.flatMap((at) =>
    targets.flatMap((to) =>
      portsOf(at, to, isAskedFor).flatMap((port) => {
        const place = `${to.host} ${port}`;
        return retries ? [`${kind} ${place}`, `retries ${place}`] : [`${kind} ${place}`];
      }),
    ),
  );
}

/** A gateway asks for the only port of a service, a sidecar takes that of its listener. */
function portsOf(
  { host, port, service, clients }: SharedPlace,
  to: { readonly host: string; readonly port: number | undefined },
  isAskedFor: boolean,
): readonly (number | '*')[] {
  const asSidecar: number | '*' = to.port ?? (to.host === host ? port : '*');
  return [
    ...(isAskedFor && hasGateway(clients) ? [to.port ?? ('*' as const)] : []),
    ...((service !== undefined) === isAskedFor && hasOther(clients) ? [asSidecar] : []),
  ];
}

function drawnRequests({ trace: { cluster, policy } }: DrawnCall): readonly string[] {
  return cluster && policy?.isHttp === true ? [`http ${cluster.host} ${cluster.port}`] : [];
}

function mirrorsOf(
  rule: Readonly<Record<string, unknown>>,
  namespace: string,
): readonly { readonly host: string; readonly port: number | undefined }[] {
  const written = [recordIn(rule, 'mirror'), ...listIn(rule, 'mirrors').map((each) => recordIn(each, 'destination'))];
  return written.flatMap((each) => {
    const host = textIn(each, 'host');
    return host === undefined
      ? []
      : [{ host: expandHost(host, namespace), port: integerIn(recordIn(each, 'port'), 'number') }];
  });
}

/** Whether requests get to a cluster as such: its port is HTTP or may be, or a rule sends them there. */
export function takesRequests({ service, port }: ClusterUse, { sent }: Arrivals): boolean {
  if (port.class === 'http' || port.class === 'sniffed') return true;
  return sent.has(`http ${service.host} ${port.number}`) || sent.has(`http ${service.host} *`);
}

/** Whether a rule of HTTP that asks for retries sends requests to a cluster. */
export function isRetried({ service, port }: ClusterUse, { sent }: Arrivals): boolean {
  return sent.has(`retries ${service.host} ${port.number}`) || sent.has(`retries ${service.host} *`);
}

/** Whether bytes get to a cluster: its port is not HTTP or need not be, or a rule sends them there. */
function takesBytes({ service, port }: ClusterUse, { sent }: Arrivals): boolean {
  if (port.class !== 'http') return true;
  return sent.has(`bytes ${service.host} ${port.number}`) || sent.has(`bytes ${service.host} *`);
}

/** The parts of a cluster's policy that change nothing, however calls get there. */
export function idleParts(use: ClusterUse, arrivals: Arrivals): readonly NoEffect[] {
  const asRequests = takesRequests(use, arrivals) ? withoutEffect(use.cluster, { isHttp: true }) : undefined;
  const asBytes = takesBytes(use, arrivals) ? withoutEffect(use.cluster, { isHttp: false }) : undefined;
  if (asRequests === undefined || asBytes === undefined) return asRequests ?? asBytes ?? [];
  return inBoth(asRequests, asBytes, (each) => [each.block, ...each.path]);
}

/** Of two lists what lies in both, the smaller part of each. */
export function inBoth<T>(a: readonly T[], b: readonly T[], pathOf: (each: T) => Path): readonly T[] {
  return a.flatMap((each) => {
    const path = pathOf(each);
    if (b.some((other) => startsWith(path, pathOf(other)))) return [each];
    return b.filter((other) => startsWith(pathOf(other), path));
  });
}
