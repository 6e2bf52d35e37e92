import { appEncrypts, type Cluster, type Dialled, type Hop, type Leg, type Trace } from '../../../mesh';
import type { Resource } from '../../../schema';
import type { Arrow, Box } from '../sketch';
import { appBox, closedGatewayBox, dialledBox, proxyBox, serverBox, ztunnelBox, type TracedPath } from './peers';
import { appWire, passedWire, portWords, proxyNames, sentWire } from './wire-words';

/** The wires of one call from the application to the server, with what is on each of them. */
export function tlsHopsOf(path: TracedPath): readonly Arrow[] {
  const { dialled } = path.call;
  return dialled === undefined ? [] : new Walk(path, dialled).arrows();
}

/** A call from one box to the next. */
class Walk {
  private readonly found: Arrow[] = [];
  private readonly gateways: readonly (Resource | undefined)[];
  private at: Box;
  /** Whether TLS of the application is still around what arrives at the next box. */
  private appTls: boolean;
  /** What the next box does first, where a proxy before has added TLS. */
  private ends: string | undefined;

  constructor(
    private readonly path: TracedPath,
    private readonly dialled: Dialled,
  ) {
    this.at = appBox(path);
    this.appTls = appEncrypts(dialled.scheme);
    this.gateways = path.trace.hops.filter(isGatewayHop).map(({ resource }) => resource);
  }

  arrows(): readonly Arrow[] {
    const { trace } = this.path;
    if (trace.legs.length === 0) return this.untouched();
    if (trace.legs[0]?.via === 'waypoint') this.throughZtunnel();
    trace.legs.forEach((leg, index) => this.pass(leg, index));
    return [...this.found, ...this.last()];
  }

  /** No proxy sees the call, or none gets far enough to take it for something. */
  private untouched(): readonly Arrow[] {
    const { trace } = this.path;
    const wire = appWire(this.dialled, sniOf(this.dialled));
    if (trace.outcome === 'passthrough')
      return [{ from: this.at, to: dialledBox(this.path, ['no proxy sees it']), ...wire }];
    return [this.crossed()];
  }

  private throughZtunnel(): void {
    const box = ztunnelBox(this.path);
    this.found.push({ from: this.at, to: box, ...appWire(this.dialled, sniOf(this.dialled)) });
    this.at = box;
    this.ends = 'ends HBONE';
  }

  /** The wire to the proxy of a leg, and what is sent on besides the way that the trace follows. */
  private pass(leg: Leg, index: number): void {
    const before = this.path.trace.legs[index - 1];
    const box = proxyBox(this.path, leg, this.deedsOf(leg), this.gatewayOf(index));
    this.found.push({ from: this.at, to: box, ...this.wireTo(before) });
    this.at = box;
    this.appTls = leg.sent?.appTls ?? this.appTls;
    const next = this.path.trace.legs[index + 1];
    const main = mainCluster(leg);
    if (next === undefined) return;
    this.ends = main && addsTls(leg, main) ? endWords(leg, main) : undefined;
    for (const { cluster } of leg.ways) if (cluster !== main) this.send(leg, cluster);
  }

  private wireTo(before: Leg | undefined): Pick<Arrow, 'lines' | 'look' | 'alarm'> {
    const cluster = before && mainCluster(before);
    if (before && cluster) return sentWire(before, cluster, this.dialled);
    if (this.at.key.startsWith('ztunnel ')) return hbone(this.appTls);
    return appWire(this.dialled, sniOf(this.dialled));
  }

  /** What a proxy does with what arrives, in a few words each. */
  private deedsOf(leg: Leg): readonly string[] {
    const main = mainCluster(leg);
    const sendsAppTls = leg.sent?.appTls ?? this.appTls;
    return [
      ...(this.ends === undefined ? [] : [this.ends]),
      ...(this.appTls && !sendsAppTls ? ['ends the app’s TLS'] : []),
      leg.sent === undefined && this.path.trace.outcome === 'blackhole'
        ? 'knows no such service'
        : leg.isHttp
          ? 'reads HTTP'
          : sendsAppTls
            ? 'passes the app’s TLS on'
            : 'passes bytes on',
      ...(main && addsTls(leg, main) ? ['starts TLS'] : []),
      ...(main?.tls.dropped === undefined ? [] : ['its tls block is left out']),
    ];
  }

  private last(): readonly Arrow[] {
    const { trace } = this.path;
    const leg = trace.legs.at(-1);
    if (leg === undefined) return [];
    if (trace.outcome === 'passthrough') return [this.passedOn()];
    const stopped = this.stoppedGateway();
    if (stopped) {
      const arrived: Arrow = { from: this.at, to: stopped, ...this.wireTo(leg) };
      this.at = stopped;
      return [arrived, this.crossed()];
    }
    if (trace.outcome !== 'reached') return [this.crossed()];
    return leg.ways.map(({ cluster }) => this.sentTo(leg, cluster));
  }

  private send(leg: Leg, cluster: Cluster): void {
    this.found.push(this.sentTo(leg, cluster));
  }

  private sentTo(leg: Leg, cluster: Cluster): Arrow {
    const to = serverBox(cluster);
    if (cluster.type === null) return { from: this.at, to, look: 'cross', alarm: true, lines: ['no cluster: NC'] };
    const wire = sentWire(leg, cluster, this.dialled);
    const share = leg.ways.length > 1 ? [shareWords(leg, cluster)] : [];
    return { from: this.at, to, ...wire, lines: [...share, ...wire.lines, ...this.doubt()] };
  }

  private passedOn(): Arrow {
    const { cluster } = this.path.trace;
    const wire = passedWire(this.appTls, cluster ? portWords(cluster) : '', this.dialled);
    const why =
      cluster?.type === 'DYNAMIC_FORWARD_PROXY' ? 'the called name, no policy' : 'the dialled address, no policy';
    return { from: this.at, to: dialledBox(this.path, [why]), ...wire, lines: [...wire.lines, ...this.doubt()] };
  }

  private crossed(): Arrow {
    return {
      from: this.at,
      to: dialledBox(this.path, []),
      look: 'cross',
      alarm: true,
      lines: [refusalWords(this.path.trace), ...this.doubt()],
    };
  }

  /** The gateway that a call gets to and that has no server or rule for it. */
  private stoppedGateway(): Box | undefined {
    const { legs, via } = this.path.trace;
    const passed = legs.filter((leg) => leg.via === 'egress-gateway').length;
    const gateway = via === 'egress-gateway' ? this.gateways[passed] : undefined;
    return gateway && closedGatewayBox(this.path, gateway);
  }

  private doubt(): readonly string[] {
    return this.path.trace.undecided === undefined ? [] : ['the files do not decide it'];
  }

  private gatewayOf(index: number): Resource | undefined {
    const { legs } = this.path.trace;
    if (legs[index]?.via === 'waypoint') return waypointOf(this.path.trace);
    if (legs[index]?.via !== 'egress-gateway') return undefined;
    return this.gateways[legs.slice(0, index).filter((leg) => leg.via === 'egress-gateway').length];
  }
}

function isGatewayHop({ at }: Hop): boolean {
  return at === 'gateway';
}

function waypointOf({ hops }: Trace): Resource | undefined {
  return hops.find(({ proxy, at }) => proxy === 'waypoint' && at === 'listener')?.resource;
}

function sniOf({ host }: Dialled): string | undefined {
  return /^[\d.]+$|:/.test(host) ? undefined : host;
}

/** The cluster of the largest weight, which a trace follows. */
function mainCluster({ ways }: Leg): Cluster | undefined {
  return ways.reduce<Leg['ways'][number] | undefined>(
    (best, each) => (best === undefined || each.weight > best.weight ? each : best),
    undefined,
  )?.cluster;
}

function addsTls(leg: Leg, { tls, endpoints }: Cluster): boolean {
  if (leg.sent === undefined) return false;
  return tls.added === 'auto' ? endpoints.some(({ mtlsReady }) => mtlsReady) : tls.added !== 'none';
}

function endWords({ via }: Leg, { tls }: Cluster): string {
  return tls.added === 'auto' || tls.added === 'ISTIO_MUTUAL' ? 'ends mesh mTLS' : `ends the ${proxyNames[via]}’s TLS`;
}

function shareWords({ ways }: Leg, cluster: Cluster): string {
  const sum = ways.reduce((total, each) => total + each.weight, 0);
  const own = ways.find((each) => each.cluster === cluster)?.weight ?? 0;
  return sum === 0 ? 'one of several' : `${Math.round((100 * own) / sum)} %`;
}

function hbone(appTls: boolean): Pick<Arrow, 'lines' | 'look'> {
  const inside = appTls ? '2 TLS: the app’s inside HBONE' : '1 TLS, by ztunnel: HBONE';
  return { look: 'thick', lines: [`:15008, ${inside}`, 'mesh identities checked'] };
}

/** Why a call ends where it does. */
function refusalWords({ outcome, response }: Trace): string {
  const answer = [response?.code, response?.flag].filter((each) => each !== null && each !== undefined).join(' ');
  const said = answer === '' ? '' : `: ${answer}`;
  switch (outcome) {
    case 'blackhole':
      return `not in the registry, refused${said}`;
    case 'blocked':
      return `blocked by a rule${said}`;
    case 'redirected':
      return `redirected${said}`;
    case 'unresolved':
      return 'the name has no address';
    default:
      return `no way on${said}`;
  }
}
