import { misplacedTls, resourceWords, type ClusterUse, type DestinationRule, type Mesh } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { audienceOf, usesOfHost } from '../runtime/audience';
import { readableUses } from '../runtime/cluster-uses';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isDrawn, waysTo } from '../runtime/ways-to';

export const plaintextToTlsPort: WorkspaceRule = {
  id: 'plaintext-to-tls-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T08'],
  summary: 'An HTTP port leads to port 443 of the server, and no tls block in force starts TLS.',
  why: 'Envoy sends plain HTTP to a port that takes TLS, and the server answers 400 or closes the connection. Where a route sends all calls to the port elsewhere, such as to an egress gateway, nothing is said. A drawn call that gets there certainly fails, so it is an error.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings); pilot/pkg/serviceregistry/serviceentry/conversion.go (convertEndpoint)',
  check: hitsInMesh(readableUses, mayBePlain, findHits),
};

function mayBePlain(use: ClusterUse): boolean {
  const { service, port, subset } = use;
  if (service.registry !== 'ServiceEntry' || port.class !== 'http' || subset !== undefined) return false;
  if ((port.targetPort ?? port.number) !== 443) return false;
  const { tls, endpoints, policy } = use.cluster;
  if (policy.rule?.rules.some(({ resource }) => resource.incomplete) === true) return false;
  const isPlain = tls.added === 'none' && (tls.block === undefined || tls.dropped === undefined);
  return isPlain && (endpoints.length === 0 || endpoints.some((each) => each.port === 443));
}

function findHits(mesh: Mesh, use: ClusterUse): readonly Hit[] {
  const callers = waysTo(mesh, use);
  if (callers.length === 0) return [];
  const { host } = use.service;
  const { owner, index, number, targetPort } = use.port;
  const leads = targetPort === undefined ? '' : ` leads to port ${targetPort} and`;
  const clients = callers.map(({ client }) => client);
  const advice = moveAdvice(mesh, use) ?? adviceFor(mesh, use);
  return [
    {
      resource: owner.resource,
      path: ['spec', 'ports', index, targetPort === undefined ? 'number' : 'targetPort'],
      ref: 'T08',
      severity: isDrawn(mesh, use) ? 'error' : 'warning',
      clients,
      all: audienceOf(mesh, use, clients),
      say: (whose) =>
        `Calls${whose} to ${host}:${number} reach a TLS port in plain text and are refused: the port${leads} is HTTP, and no tls block is in force. ${advice}`,
    },
  ];
}

/** Where the block that is meant for the port stands at another one of the same rule. */
function moveAdvice(mesh: Mesh, { service, port, cluster }: ClusterUse): string | undefined {
  const found = misplacedTls(mesh, service, cluster.policy);
  if (found?.to !== port.number) return undefined;
  return `The tls block of ${resourceWords(found.rule.resource)} is at port ${found.from.number}: move it to port ${found.to}.`;
}

/** Where TLS is to be started. Of several rules for a host the first one's policy counts alone, so that a second rule beside one in force does nothing. */
function adviceFor(mesh: Mesh, use: ClusterUse): string {
  const { number } = use.port;
  const places = usesOfHost(mesh, use.service.host)
    .filter((each) => each.port.number === number && mayBePlain(each) && waysTo(mesh, each).length > 0)
    .map(placeOfPolicy);
  const known = places.filter((place) => place !== undefined);
  const [first, ...others] = [...new Map(known.map((place) => [place.words, place])).values()];
  const isForAll = !places.includes(undefined);
  if (first === undefined) return `Add a DestinationRule with tls mode SIMPLE for port ${number}.`;
  if (others.length === 0 && isForAll)
    return first.isWide
      ? `Set tls mode SIMPLE in ${first.words}, which decides for them, and repeat its other settings there.`
      : `Set tls mode SIMPLE in ${first.words}: that rule decides for them, and a second one would have no effect.`;
  const rest = isForAll ? '' : ', and in a new DestinationRule for those without one';
  const words = listNames([first, ...others].map((place) => place.words));
  return `Set tls mode SIMPLE in ${words}${rest}: a second rule beside one in force would have no effect.`;
}

interface PolicyPlace {
  readonly words: string;
  /** The rule is for other hosts too, so that the settings stand better in one of the host's own. */
  readonly isWide: boolean;
}

/** Where the rule in force says what counts for the port; undefined where no rule is in force. */
function placeOfPolicy({ service, port, cluster }: ClusterUse): PolicyPlace | undefined {
  const rule = cluster.policy.rule?.policyRule ?? cluster.policy.rule?.rules[0];
  if (rule === undefined) return undefined;
  const isWide = rule.host !== service.host;
  const rules = resourceWords(rule.resource);
  const words = isWide ? `a DestinationRule for ${service.host} beside ${rules}` : wordsIn(rule, service, port.number);
  return { words, isWide };
}

function wordsIn({ policy, resource }: DestinationRule, { ports }: ClusterUse['service'], number: number): string {
  const rule = resourceWords(resource);
  const own = policy?.ports.find((each) => each.number === number);
  if (own) return `spec.trafficPolicy.portLevelSettings[${own.index}] of ${rule}`;
  if (ports.length < 2) return `spec.trafficPolicy of ${rule}`;
  // Settings of a port replace the whole policy there (pilot/pkg/networking/util/util.go, GetPortLevelTrafficPolicy).
  const hasMore = policy?.connectionPool ?? policy?.outlierDetection ?? policy?.loadBalancer;
  return `spec.trafficPolicy.portLevelSettings of ${rule} for port ${number}${hasMore ? ', repeating the other blocks there' : ''}`;
}
