import { groupBy } from '../../lists';
import { isRecord } from '../../schema';
import { listIn, recordIn, textIn, textsIn } from '../../mesh';
import { perResource } from '../istioctl/per-resource';
import { completeOf, seenOf, type Seen } from '../istioctl/scope';
import { callOf, listNames } from '../istioctl/words';
import { question } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const subsetNotAtGateway: WorkspaceRule = {
  id: 'subset-not-at-gateway',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0140'],
  summary: 'A VirtualService of a gateway sends calls to a host whose subsets another VirtualService chooses.',
  why: 'A proxy applies one VirtualService to a call, so the one of the gateway sends it to the host as a whole, and the split or the match that picks a subset for that host is not looked at.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/destinationhosts.go, analyzeSubset',
  check: (input) => {
    const choosers = collectChoosers(input);
    return choosers.size === 0
      ? []
      : completeOf(input, 'VirtualService').flatMap((service) => checkService(service, choosers));
  },
};

/** VirtualServices with a route to a subset of one of their own hosts, by the text of that host. */
const collectChoosers = question((input): ReadonlyMap<string, readonly Seen[]> => {
  const choices = seenOf(input, 'VirtualService').flatMap((service) => {
    const hosts = textsIn(service.spec, 'hosts');
    const chosen = httpDestinations(service)
      .filter(({ subset, host }) => subset !== undefined && hosts.includes(host))
      .map(({ host }) => host);
    return [...new Set(chosen)].map((host) => ({ host, service }));
  });
  const byHost = groupBy(choices, ({ host }) => host);
  return new Map([...byHost].map(([host, list]) => [host, list.map(({ service }) => service)]));
});

/** One finding a destination, whoever chooses; Istio's analyzer repeats it for each of them. */
function checkService(service: Seen, choosers: ReadonlyMap<string, readonly Seen[]>): readonly Report[] {
  const gateways = textsIn(service.spec, 'gateways');
  if (gateways.length === 0) return [];
  return httpDestinations(service).flatMap(({ host, subset, path }): readonly Report[] => {
    const chosenBy = subset === undefined ? choosers.get(host) : undefined;
    if (chosenBy === undefined) return [];
    const message = messageFor(listNames(gateways), host, service, chosenBy);
    return [{ resource: service.resource, path: [...path, 'host'], message, code: 'IST0140', ref: 'IST0140' }];
  });
}

function messageFor(gateways: string, host: string, service: Seen, choosers: readonly Seen[]): string {
  const fact = `Calls through ${gateways} that take this route go to all of ${host}`;
  const others = choosers.filter((chooser) => chooser !== service);
  const [first, ...more] = others;
  if (first === undefined)
    return `${fact}, while other routes here choose a subset of it. Name a subset in this one too.`;
  const names = listNames(
    [first, ...more.slice(0, 3)].map(({ resource }) => callOf(resource)),
    4,
    others.length,
  );
  return others.length < choosers.length
    ? `${fact}, while other routes here and ${names} choose a subset of it. Name a subset in this one too.`
    : `${fact}: ${names} ${more.length === 0 ? 'chooses' : 'choose'} a subset of it, and not for them. Name the subset in this route.`;
}

interface HttpDestination {
  readonly host: string;
  readonly subset: string | undefined;
  readonly path: readonly (string | number)[];
}

const httpDestinations = perResource(({ spec }): readonly HttpDestination[] => {
  return listIn(spec, 'http').flatMap((rule, index) =>
    listIn(rule, 'route').flatMap((item, at) => {
      const destination = recordIn(item, 'destination');
      const host = textIn(destination, 'host');
      const path = ['spec', 'http', index, 'route', at, 'destination'];
      return isRecord(item) && host !== undefined ? [{ host, subset: textIn(destination, 'subset'), path }] : [];
    }),
  );
});
