import { listIn, textIn } from '../../mesh';
import { closest } from '../../schema';
import { destinationsOf, lossAt, type Destination } from '../istioctl/destinations';
import { fqdnOf, resourceNameOf } from '../istioctl/host-map';
import { remedyIn } from '../istioctl/remedy';
import { perResource } from '../istioctl/per-resource';
import { seenOf, type Seen } from '../istioctl/scope';
import { mayBeUnread } from '../istioctl/unread';
import { callOf, listNames } from '../istioctl/words';
import { flatOf, question } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const unknownSubset: WorkspaceRule = {
  id: 'unknown-subset',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  summary: 'A route or a mirror of a VirtualService names a subset that no DestinationRule has.',
  why: 'Envoy has no cluster for such a subset: HTTP calls on that route are answered with 503, connections of tls and tcp routes are closed, and mirrored calls are lost. For hosts outside of the cluster istioctl analyze looks for the rule in the namespace of the VirtualService alone.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/destinationrules.go, checkDestinationSubset',
  check: (input) => {
    const destinations = chosenSubsets(input);
    if (destinations.length === 0) return [];
    const subsets = collectSubsets(input);
    return destinations.flatMap((destination) =>
      mayBeUnread(input, destination.host) ? [] : checkSubset(destination, subsets),
    );
  },
};

const chosenSubsets = flatOf(destinationsOf, (destination) => (destination.subset === undefined ? [] : [destination]));

interface Subsets {
  /** Names of subsets by what `resourceNameOf` makes of the host. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** The rules by their host, with short names expanded. */
  readonly rules: ReadonlyMap<string, readonly Seen[]>;
}

const collectSubsets = question((input): Subsets => {
  const byName = new Map<string, string[]>();
  const rules = new Map<string, Seen[]>();
  for (const rule of seenOf(input, 'DestinationRule')) {
    const host = fqdnOf(textIn(rule.spec, 'host') ?? '', rule.namespace);
    const name = resourceNameOf(host, rule.namespace);
    byName.set(name, [...(byName.get(name) ?? []), ...subsetNames(rule)]);
    rules.set(host, [...(rules.get(host) ?? []), rule]);
  }
  return { byName, rules };
});

const subsetNames = perResource((rule): readonly string[] =>
  listIn(rule.spec, 'subsets').flatMap((subset) => textIn(subset, 'name') ?? []),
);

function checkSubset(destination: Destination, { byName, rules }: Subsets): readonly Report[] {
  const { service, host, subset, path, isMirror } = destination;
  if (subset === undefined) return [];
  const known = byName.get(resourceNameOf(host, service.namespace)) ?? [];
  if (known.includes(subset)) return [];
  const elsewhere = rules.get(fqdnOf(host, service.namespace))?.find((rule) => subsetNames(rule).includes(subset));
  const meant = elsewhere ? undefined : closest(subset, known);
  return [
    {
      resource: service.resource,
      path: [...path, 'subset'],
      message: messageFor(destination, known, elsewhere, meant),
      code: 'IST0101',
      refType: isMirror ? 'mirror+subset in destinationrule' : 'host+subset in destinationrule',
      ref: isMirror ? 'IST0101-vs-mirror-subset' : 'IST0101-vs-subset',
      fix:
        meant === undefined
          ? undefined
          : remedyIn(service.resource, `Write ${meant}`, [{ type: 'set', path: [...path, 'subset'], value: meant }]),
    },
  ];
}

function messageFor(
  destination: Destination,
  known: readonly string[],
  elsewhere: Seen | undefined,
  meant: string | undefined,
): string {
  const { service, host, subset } = destination;
  if (elsewhere)
    return `Subset ${subset} of ${host} is in ${callOf(elsewhere.resource)}, and istioctl analyze looks only in ${service.namespace}. Move the rule there to be sure of it.`;
  const lost = lossAt(destination);
  const has =
    known.length === 0
      ? `No DestinationRule of ${service.namespace} has subsets of ${host}`
      : `${host} has no subset ${subset}`;
  const advice =
    known.length === 0 ? `Add one with subset ${subset}` : meant ? `Write ${meant}` : `It has ${listNames(known)}`;
  return `${has}, so ${lost}. ${advice}.`;
}
