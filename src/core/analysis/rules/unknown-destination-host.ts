import { isRecord } from '../../schema';
import { valueAt } from '../../yaml';
import { askerOf, lossAt, unresolvedDestinations, type Destination } from '../istioctl/destinations';
import { canJudgeHost, fqdnOf, hostMapOf, type HostMap } from '../istioctl/host-map';
import { remedyIn } from '../istioctl/remedy';
import { whyUnseen } from '../istioctl/unseen-host';
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
  const { fact, isVisible, remedy } = whyUnseen(map, asker, host);
  const fix = fixFor(map, destination);
  const loss = lossAt(destination);
  const lost = loss.charAt(0).toUpperCase() + loss.slice(1);
  const advice = fix ? `write ${fix.host}` : remedy;
  return [
    {
      resource: service.resource,
      ...placeOf(destination, host === '' ? path : [...path, 'host']),
      message: `${fact} ${isVisible ? 'Envoy does know it.' : `${lost}; ${advice}.`}`,
      code: 'IST0101',
      refType: isMirror ? 'mirror host' : 'host',
      ref: isMirror ? 'IST0101-vs-mirror' : 'IST0101-vs-host',
      fix: fix?.make,
    },
  ];
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
