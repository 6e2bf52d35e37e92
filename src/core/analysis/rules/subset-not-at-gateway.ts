import { isRecord } from '../../schema';
import { listIn, recordIn, textIn, textsIn } from '../../mesh';
import { perResource } from '../istioctl/per-resource';
import { completeOf, seenOf, type Seen } from '../istioctl/scope';
import { callOf, listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

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
function collectChoosers(input: RuleInput): ReadonlyMap<string, readonly Seen[]> {
  const choosers = new Map<string, Seen[]>();
  for (const service of seenOf(input, 'VirtualService')) {
    const hosts = textsIn(service.spec, 'hosts');
    const chosen = httpDestinations(service)
      .filter(({ subset, host }) => subset !== undefined && hosts.includes(host))
      .map(({ host }) => host);
    for (const host of new Set(chosen)) choosers.set(host, [...(choosers.get(host) ?? []), service]);
  }
  return choosers;
}

function checkService(service: Seen, choosers: ReadonlyMap<string, readonly Seen[]>): readonly Report[] {
  const gateways = textsIn(service.spec, 'gateways');
  if (gateways.length === 0) return [];
  return httpDestinations(service).flatMap(({ host, subset, path }): readonly Report[] => {
    if (subset !== undefined) return [];
    return (choosers.get(host) ?? []).map((chooser) => ({
      resource: service.resource,
      path: [...path, 'host'],
      message: messageFor(listNames(gateways), host, chooser === service ? undefined : chooser),
      code: 'IST0140',
      ref: 'IST0140',
    }));
  });
}

function messageFor(gateways: string, host: string, chooser: Seen | undefined): string {
  const fact = `Calls through ${gateways} that take this route go to all of ${host}`;
  return chooser === undefined
    ? `${fact}, while other routes here choose a subset of it. Name a subset in this one too.`
    : `${fact}: ${callOf(chooser.resource)} chooses a subset of it, and not for them. Name the subset in this route.`;
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
