import { misplacedTls, resourceWords, type ClusterUse, type DestinationRule, type Mesh } from '../../mesh';
import { listNames } from '../istioctl/words';
import { usesOfHost } from './audience';

/**
 * Where the sidecar is to be told to start TLS for the port of a use, as a sentence: a block that stands at another port moves, a rule in force gets one,
 * and only who has none gets a new rule. `isPlain` says of the other uses of the host whether plain calls get there too.
 */
export function startTlsAdvice(mesh: Mesh, use: ClusterUse, isPlain: (use: ClusterUse) => boolean): string {
  return moveAdvice(mesh, use) ?? adviceFor(mesh, use, isPlain);
}

/** Where the block that is meant for the port stands at another one of the same rule. */
function moveAdvice(mesh: Mesh, { service, port, cluster }: ClusterUse): string | undefined {
  const found = misplacedTls(mesh, service, cluster.policy);
  if (found?.to !== port.number) return undefined;
  return `The tls block of ${resourceWords(found.rule.resource)} is at port ${found.from.number}: move it to port ${found.to}.`;
}

/** Of several rules for a host the first one's policy counts alone, so that a second rule beside one in force does nothing. */
function adviceFor(mesh: Mesh, use: ClusterUse, isPlain: (use: ClusterUse) => boolean): string {
  const { number } = use.port;
  const places = usesOfHost(mesh, use.service.host)
    .filter((each) => each.port.number === number && isPlain(each))
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
