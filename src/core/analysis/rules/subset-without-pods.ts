import { labelsIn, listIn, recordIn, textIn } from '../../mesh';
import { isRecord } from '../../schema';
import { askerOf } from '../istioctl/destinations';
import { findHost, hostMapOf, type KnownHost } from '../istioctl/host-map';
import { selects } from '../../mesh';
import { drawsPods, nodeOf, podsOf, podsSelectedBy, showSelector, type DrawnPod } from '../istioctl/pods';
import { completeOf, seenOf, type Seen } from '../istioctl/scope';
import { callOf } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const subsetWithoutPods: WorkspaceRule = {
  id: 'subset-without-pods',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0173'],
  sees: 'drawn',
  summary: 'A subset of a DestinationRule selects no pod.',
  why: 'A subset without endpoints takes no calls: HTTP routes to it answer with 503, those of tls and tcp close the connection. istioctl analyze counts pods alone, so it also reports subsets whose endpoints stand in a ServiceEntry or are WorkloadEntries; that is an info here.',
  source: 'istio/istio pkg/config/analysis/analyzers/destinationrule/subset.go, PodNotSelectedAnalyzer.Analyze',
  check: (input) =>
    podsOf(input).length === 0 ? [] : completeOf(input, 'DestinationRule').flatMap((rule) => checkRule(input, rule)),
};

type Labels = Readonly<Record<string, string>>;

function checkRule(input: RuleInput, rule: Seen): readonly Report[] {
  const subsets = listIn(rule.spec, 'subsets');
  if (subsets.length === 0) return [];
  const known = findHost(hostMapOf(input), askerOf(rule), textIn(rule.spec, 'host') ?? '');
  if (known === undefined) return [];
  // Of several subsets of one name Istio looks at the last.
  const lastByName = new Map(subsets.map((subset, index) => [textIn(subset, 'name') ?? '', index]));
  return [...lastByName].flatMap(([name, index]) => checkSubset(input, rule, known, name, index));
}

function checkSubset(
  input: RuleInput,
  { resource, spec }: Seen,
  known: KnownHost,
  name: string,
  index: number,
): Report[] {
  const subset = listIn(spec, 'subsets')[index];
  if (!isRecord(subset)) return [];
  const labels = labelsIn(subset, 'labels');
  const selector = { ...known.selector, ...labels };
  if (isSelected(input, selector)) return [];
  // Pods that a Service or an entry selects may run without being drawn.
  if (!drawsPods(input) && (known.kind !== 'ServiceEntry' || Object.keys(known.selector).length > 0)) return [];
  const path = ['spec', 'subsets', index];
  const shown = showSelector(selector);
  const outside = Object.keys(labels).length > 0 ? endpointsWith(input, known, labels) : undefined;
  const message = outside
    ? `No pod in the files has ${shown}, so istioctl analyze reports subset ${name}. ${outside} carry its labels, and calls get there.`
    : `Subset ${name} selects no endpoint: no pod in the files has ${shown}. Correct the labels, or add the pods.`;
  return [
    {
      resource,
      path: 'labels' in subset ? [...path, 'labels'] : path,
      part: 'key',
      ...(outside ? { severity: 'info' as const } : {}),
      message,
      code: 'IST0173',
      ref: 'IST0173',
    },
  ];
}

function isSelected(input: RuleInput, selector: Labels): boolean {
  if (podsSelectedBy(input, selector).length > 0) return true;
  if (!Object.keys(selector).some((key) => topologyKeys.includes(key))) return false;
  return podsOf(input).some((pod) => selects(selector, { ...pod.labels, ...topologyOf(input, pod) }));
}

const topologyKeys = [
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
  'kubernetes.io/hostname',
];

/** Labels that istiod adds to those of a pod from its Node; a workload of a design says its locality itself (subset.go, augmentPodLabelsWithNodeTopology). */
function topologyOf(input: RuleInput, pod: DrawnPod): Labels {
  const [region, zone, subzone] = (pod.locality ?? '').split('/');
  const stated = { [topologyKeys[0] ?? '']: region, [topologyKeys[1] ?? '']: zone, [topologyKeys[2] ?? '']: subzone };
  const node = nodeOf(pod);
  const labels = node === undefined ? undefined : seenOf(input, 'Node').find(({ name }) => name === node)?.labels;
  const all = labels === undefined ? stated : { ...stated, ...labels, 'kubernetes.io/hostname': node };
  return Object.fromEntries(
    Object.entries(all).filter(
      (entry): entry is [string, string] => topologyKeys.includes(entry[0]) && (entry[1] ?? '') !== '',
    ),
  );
}

/** What carries the labels and is no pod: endpoints of the entry itself, or WorkloadEntries that it selects. */
function endpointsWith(input: RuleInput, known: KnownHost, labels: Labels): string | undefined {
  if (known.kind !== 'ServiceEntry') return undefined;
  const inline = listIn(recordIn(known.resource.value, 'spec'), 'endpoints');
  if (inline.some((endpoint) => selects(labels, labelsIn(endpoint, 'labels'))))
    return `Endpoints of ${callOf(known.resource)}`;
  if (Object.keys(known.selector).length === 0) return undefined;
  const selector = { ...known.selector, ...labels };
  const entry = seenOf(input, 'WorkloadEntry').find(({ spec }) => selects(selector, labelsIn(spec, 'labels')));
  return entry && `WorkloadEntries such as ${entry.namespace}/${entry.name}`;
}
