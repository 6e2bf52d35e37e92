import {
  routeUsesAbout,
  scopeOf,
  sentTo,
  type Cluster,
  type ClusterUse,
  type Mesh,
  type Proxy,
  type RouteUse,
  type SentTo,
} from '../../../mesh';
import { choiceWords } from './lookup-lines';

/** A cluster that gets what is dialled for a host and port, and why. */
export interface Arrival {
  readonly cluster: Cluster;
  /** By what it is chosen, in a few words each. */
  readonly lines: readonly string[];
}

interface Routed {
  readonly use: RouteUse;
  readonly sent: SentTo;
}

/** Where rules send what is dialled, by host and port. Worked out for the hosts that are asked for. */
export class Routes {
  private readonly byHost = new Map<string, readonly Routed[]>();
  private readonly byUse = new Map<RouteUse, readonly SentTo[]>();

  constructor(private readonly mesh: Mesh) {}

  /** The clusters that a client's sidecar chooses among for a port of a service: its own, unless rules send it elsewhere. */
  arrivals({ service, port, cluster }: ClusterUse, client: Proxy): readonly Arrival[] {
    const scope = scopeOf(this.mesh, client);
    const choice = choiceWords(client, service, port);
    const routed = this.at(service.host).filter(
      ({ sent }) => sent.place.port === port.number && sent.scope === scope && !sent.isMirror,
    );
    if (routed.length === 0) return [{ cluster, lines: [choice] }];
    const own = routed.some(({ use }) => takesAll(use, port.class))
      ? []
      : [{ cluster, lines: [choice, 'what no route takes'] }];
    const sent = routed.map(({ use, sent: { cluster: to, destination } }) => ({
      cluster: to,
      lines: [
        choice,
        `${ruleWords(use)}${shareWords(
          destination,
          routed.filter((each) => each.use === use),
        )}`,
      ],
    }));
    return [...once(sent), ...own];
  }

  /** A rule for a pattern is asked about for every host that the pattern may cover. */
  private sent(use: RouteUse): readonly SentTo[] {
    let known = this.byUse.get(use);
    if (known === undefined) this.byUse.set(use, (known = sentTo(this.mesh, use)));
    return known;
  }

  private at(host: string): readonly Routed[] {
    let known = this.byHost.get(host);
    if (known === undefined) {
      known = routeUsesAbout(this.mesh, host).flatMap((use) =>
        this.sent(use)
          .filter(({ place }) => place.host === host)
          .map((sent) => ({ use, sent })),
      );
      this.byHost.set(host, known);
    }
    return known;
  }
}

/**
 * Whether nothing is left for the service's own cluster beside a rule. A rule for HTTP or for server names takes a port's default away
 * (pilot/pkg/networking/core/route/route.go, BuildSidecarVirtualHostWrapper; core/tls.go, buildSidecarOutboundTLSFilterChainOpts: hasTLSMatch), one for
 * bytes only without a match (buildSidecarOutboundTCPFilterChainOpts: defaultRouteAdded). Without a protocol both kinds of traffic come.
 */
function takesAll({ route }: RouteUse, kind: string): boolean {
  if (route.protocol !== 'tcp') return kind !== 'sniffed';
  const match = route.rule['match'];
  return !Array.isArray(match) || match.length === 0;
}

function ruleWords({ virtualService, delegate }: RouteUse): string {
  const by = delegate ?? virtualService;
  return `VS ${by.namespace}/${by.name}`;
}

function shareWords({ weight }: SentTo['destination'], of: readonly Routed[]): string {
  const sum = of.reduce((total, { sent }) => total + sent.destination.weight, 0);
  return of.length < 2 || sum === 0 ? '' : `, ${Math.round((100 * weight) / sum)} %`;
}

/** The same cluster for the same reason, once. */
function once(arrivals: readonly Arrival[]): readonly Arrival[] {
  const known = new Map(arrivals.map((each) => [`${each.cluster.name}\n${each.lines.join('\n')}`, each]));
  return [...known.values()];
}
