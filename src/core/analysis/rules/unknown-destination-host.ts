import { clientsOf, isVisibleIn } from '../../mesh';
import { isRecord } from '../../schema';
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
  const { fact, knownIn, remedy } = whyUnseen(map, asker, host);
  const fix = fixFor(map, destination);
  const loss = lossAt(destination);
  const lost = loss.charAt(0).toUpperCase() + loss.slice(1);
  const advice = fix ? `write ${fix.host}` : remedy;
  const reach = reachOf(input, destination, knownIn);
  return [
    {
      resource: service.resource,
      ...placeOf(destination, host === '' ? path : [...path, 'host']),
      message: `${fact} ${reach.length === 0 ? `${lost}; ${advice}.` : reachWords(reach, lost, service.namespace)}`,
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
  const router = mesh.virtualServices.find(({ resource }) => resource === service.resource);
  if (router === undefined) return [];
  const isTakenIn = (namespace: string): boolean =>
    router.gateways.includes('mesh') ||
    clientsOf(mesh).some((client) => client.kind === 'egress-gateway' && client.namespace === namespace);
  return knownIn.filter((each) => isVisibleIn(router.exportTo, router.namespace, each) && isTakenIn(each));
}

/** Export to the own namespace is what istioctl asks for, and helps the pods there alone. */
function reachWords(namespaces: readonly string[], lost: string, home: string): string {
  const remedy = namespaces.includes(home) ? '' : `; export it to ${home} if pods there call`;
  return `${lost}, except from ${listNames(namespaces)}${remedy}.`;
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
