import { isRecord } from '../../schema';
import { integerIn, listIn, textIn } from '../../mesh';
import { drawnGateways, type DrawnGateway } from '../istioctl/gateway-servers';
import { podsSelectedBy, showSelector, type DrawnPod } from '../istioctl/pods';
import { servicesByNamespace, type ServiceSelectors } from '../istioctl/service-selectors';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const gatewayPortNotOnService: WorkspaceRule = {
  id: 'gateway-port-not-on-service',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0162'],
  sees: 'drawn',
  summary: 'A Gateway opens a port that no Service of its pods has.',
  why: 'The proxy listens there, and nobody can get to it by the Service. An egress gateway of Istio’s charts has 80 and 443 and nothing else.',
  source: 'istio/istio pkg/config/analysis/analyzers/gateway/gateway.go (analyzeGateway)',
  check: checkGateways,
};

type Services = ReadonlyMap<string, ServiceSelectors>;

function checkGateways(input: RuleInput): readonly Report[] {
  const services = servicesByNamespace(input);
  if (services.size === 0) return [];
  const bySelector = new Map<string, ReadonlySet<number> | undefined>();
  return drawnGateways(input).flatMap((gateway) => {
    const { selectorText, selector } = gateway;
    if (!bySelector.has(selectorText)) bySelector.set(selectorText, portsOf(podsSelectedBy(input, selector), services));
    const ports = bySelector.get(selectorText);
    return ports === undefined ? [] : checkGateway(gateway, ports);
  });
}

/** The ports by which Services reach some of the pods; undefined without pods, of which another rule speaks. */
function portsOf(pods: readonly DrawnPod[], services: Services): ReadonlySet<number> | undefined {
  if (pods.length === 0) return undefined;
  const namespaces = new Set(pods.map(({ namespace }) => namespace));
  // To Istio's analyzer one without a selector selects every pod.
  const reaching = new Set([
    ...[...namespaces].flatMap((namespace) => services.get(namespace)?.open ?? []),
    ...pods.flatMap(({ namespace, labels }) => services.get(namespace)?.selecting(labels) ?? []),
  ]);
  return new Set([...reaching].flatMap(({ spec }) => listIn(spec, 'ports').flatMap(numbersOf)));
}

/** A port and its target port. The API server fills in TCP where no protocol is written. */
function numbersOf(port: unknown): readonly number[] {
  if (!isRecord(port) || (textIn(port, 'protocol') ?? 'TCP') !== 'TCP') return [];
  return [integerIn(port, 'port') ?? 0, integerIn(port, 'targetPort') ?? 0].filter((number) => number !== 0);
}

/** One finding a port, as Istio's messages for several servers of one port are the same text. */
function checkGateway({ seen, name, selector, servers }: DrawnGateway, ports: ReadonlySet<number>): readonly Report[] {
  const missing = servers.filter(({ hasPort, port }) => hasPort && !ports.has(port));
  const first = missing.filter(({ port }, index) => missing.findIndex((each) => each.port === port) === index);
  const known = [...ports].sort((a, b) => a - b).map(String);
  const has =
    known.length === 0 ? 'none of them selects these pods with a TCP port' : `there are ${listNames(known, 6)}`;
  return first.map(({ index, port }) => ({
    resource: seen.resource,
    path: ['spec', 'servers', index, 'port', 'number'],
    message: `Calls to port ${port} of Gateway ${name} do not get in: no Service in the files has that port for the pods with ${showSelector(selector) || 'any labels'}; ${has}. Add it to the Service, or use one that is there.`,
    code: 'IST0162',
    ref: 'IST0162',
  }));
}
