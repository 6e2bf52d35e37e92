import {
  anyPod,
  clientsOf,
  isVisibleIn,
  namespacesSeeingAll,
  scopeOf,
  type Mesh,
  type VirtualService,
} from '../../mesh';
import { isRecord, type Resource } from '../../schema';
import { valueAt } from '../../yaml';
import { askerOf, lossAt, unresolvedDestinations, type Destination } from '../istioctl/destinations';
import { canJudgeHost, fqdnOf, hostMapOf, type HostMap } from '../istioctl/host-map';
import { remedyIn } from '../istioctl/remedy';
import { whyUnseen } from '../istioctl/unseen-host';
import { listNames } from '../istioctl/words';
import type { OneRemedy, Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const unknownDestinationHost: WorkspaceRule = {
  id: 'unknown-destination-host',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  sees: 'drawn',
  summary: 'A route or a mirror of a VirtualService goes to a host that is no known service.',
  why: 'Envoy has no cluster for such a host: HTTP calls on that route are answered with 503, connections of tls and tcp routes are closed, and mirrored calls are lost.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/destinationhosts.go, analyzeVirtualService',
  check: (input) => unresolvedDestinations(input).flatMap((destination) => checkDestination(input, destination)),
};

function checkDestination(input: RuleInput, destination: Destination): readonly Report[] {
  const { service, host, path, isMirror } = destination;
  const map = hostMapOf(input);
  const asker = askerOf(service);
  if (!canJudgeHost(input, host)) return [];
  const { fact, knownIn, ownedIn, remedy } = whyUnseen(map, asker, host);
  const fix = fixFor(map, destination);
  const loss = lossAt(destination);
  const lost = loss.charAt(0).toUpperCase() + loss.slice(1);
  const advice = fix ? `write ${fix.host}` : remedy;
  const known = reachOf(input, destination, knownIn);
  const routed = routedIn(input, destination, ownedIn);
  const reach = { namespaces: [...new Set([...known, ...routed])], routed };
  return [
    {
      resource: service.resource,
      ...placeOf(destination, host === '' ? path : [...path, 'host']),
      message: `${fact} ${reach.namespaces.length === 0 ? `${lost}; ${advice}.` : reachWords(input, destination, reach, lost)}`,
      code: 'IST0101',
      refType: isMirror ? 'mirror host' : 'host',
      ref: isMirror ? 'IST0101-vs-mirror' : 'IST0101-vs-host',
      fix: fix?.make,
    },
  ];
}

/**
 * The namespaces whose proxies have both the VirtualService and the host that it sends to, by what istiod exports to whom, the mesh's default included. One
 * that is not for the mesh is taken by gateways alone.
 */
function reachOf(input: RuleInput, { service }: Destination, knownIn: readonly string[]): readonly string[] {
  if (knownIn.length === 0) return [];
  const { mesh } = input;
  const router = routerOf(mesh, service.resource);
  if (router === undefined) return [];
  const isTakenIn = (namespace: string): boolean =>
    router.gateways.includes('mesh') ||
    clientsOf(mesh).some((client) => client.kind === 'egress-gateway' && client.namespace === namespace);
  return knownIn.filter((each) => isVisibleIn(router.exportTo, router.namespace, each) && isTakenIn(each));
}

/**
 * The namespaces whose sidecars have the host though it is not exported to them: istiod gives them what their VirtualServices send to in their own namespace
 * (pilot/pkg/model/sidecar.go, collectImportedServices).
 */
function routedIn(input: RuleInput, { service, host }: Destination, ownedIn: readonly string[]): readonly string[] {
  if (ownedIn.length === 0) return [];
  const { mesh } = input;
  const router = routerOf(mesh, service.resource);
  if (!router?.gateways.includes('mesh')) return [];
  const sidecars = clientsOf(mesh).filter(({ kind }) => kind === 'sidecar');
  return ownedIn.filter((namespace) => {
    const drawn = sidecars.filter((client) => client.namespace === namespace);
    const clients = drawn.length > 0 ? drawn : [anyPod(mesh, namespace)];
    return (
      isVisibleIn(router.exportTo, router.namespace, namespace) &&
      clients.every((client) => scopeOf(mesh, client).service(fqdnOf(host, service.namespace))?.onlyRouted)
    );
  });
}

function routerOf({ virtualServices }: Mesh, resource: Resource): VirtualService | undefined {
  return virtualServices.find((each) => each.resource === resource);
}

/** Namespaces whose proxies have the host, and those of them that only have it since the VirtualService sends there. */
interface Reach {
  readonly namespaces: readonly string[];
  readonly routed: readonly string[];
}

/** Export to the own namespace is what istioctl asks for, and helps the pods there alone. */
function reachWords(
  { mesh }: RuleInput,
  { service: { resource, namespace: home } }: Destination,
  { namespaces, routed }: Reach,
  lost: string,
): string {
  const router = routerOf(mesh, resource);
  const isForAll =
    routed.length > 0 && router && namespacesSeeingAll([router]).every((each) => namespaces.includes(each));
  const remedy = namespaces.includes(home) ? '' : `; export it to ${home} if pods there call`;
  const but = isForAll ? [] : [`${lost}, except from ${listNames(namespaces)}${remedy}.`];
  const why = `Sidecars in ${listNames(routed)} know it all the same, since this VirtualService sends there.`;
  return [...but, ...(routed.length > 0 ? [why] : [])].join(' ');
}

function placeOf({ service }: Destination, path: readonly (string | number)[]): Pick<Report, 'path' | 'part'> {
  const written = valueAt(service.resource.value, path);
  return { path, part: isRecord(written) ? 'key' : 'value' };
}

/**
 * The full name of the one service that has the short name in another namespace. It is offered where nothing else could be wrong after it: the
 * port is one of the service's, and no subset is named, since its rule would have to be another one.
 */
function fixFor(
  map: HostMap,
  { service, host, path, port, subset }: Destination,
): { readonly host: string; readonly make: OneRemedy } | undefined {
  if (host === '' || host.includes('.') || subset !== undefined) return undefined;
  const named = [...map.byKey.values()].filter(
    (known) => known.kind === 'Service' && known.scope === '*' && known.resource.name === host,
  );
  const [known, ...more] = named;
  if (known === undefined || more.length > 0) return undefined;
  const fits = port === undefined ? known.ports.length < 2 : known.ports.includes(port);
  if (!fits || known.host === fqdnOf(host, service.namespace)) return undefined;
  const make = remedyIn(service.resource, `Write ${known.host}`, [
    { type: 'set', path: [...path, 'host'], value: known.host },
  ]);
  return { host: known.host, make };
}
