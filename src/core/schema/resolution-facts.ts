/** What a resolution means for the calls to an entry's hosts, in a few words each. */
interface ResolutionFacts {
  /** Where calls go, as a sentence. */
  readonly says: string;
  /** Which address the proxy connects to. */
  readonly dials: string;
  /** The type of cluster that Envoy gets. */
  readonly cluster: string;
  /** What becomes of balancing, locality settings and outlier detection. */
  readonly balancing: string;
  /** What an egress gateway that routes to the hosts can do with it. */
  readonly atGateway: string;
}

/**
 * What each resolution means (istio/istio pilot/pkg/networking/core/cluster_builder.go and cluster.go, convertResolution; what LOGICAL_DNS and ORIGINAL_DST
 * do is Envoy's documentation of service discovery). A gateway has EDS in the place of ORIGINAL_DST, and finds it without endpoints; the filters that
 * tell a dynamic forward proxy the name stand in the listeners of sidecars and waypoints alone (listener.go, listener_builder.go).
 */
export const resolutionFacts = {
  NONE: {
    says: 'Envoy connects to the address that the app dialled.',
    dials: 'the address that the app dialled',
    cluster: 'ORIGINAL_DST',
    balancing: 'no effect',
    atGateway: 'answers 503: it has no address to connect to',
  },
  STATIC: {
    says: 'Envoy spreads calls over the endpoints that are written here, or over the workloads that the selector picks.',
    dials: 'one of the listed endpoints',
    cluster: 'EDS',
    balancing: 'work',
    atGateway: 'works',
  },
  DNS: {
    says: 'Envoy resolves the names itself and spreads calls over every address in the answers.',
    dials: 'any address in the DNS answers',
    cluster: 'STRICT_DNS',
    balancing: 'work',
    atGateway: 'works',
  },
  DNS_ROUND_ROBIN: {
    says: 'Each new connection takes the first address of the answer; calls are not spread.',
    dials: 'the first address of the answer, asked anew for each connection',
    cluster: 'LOGICAL_DNS',
    balancing: 'no effect: it is one host, and ejecting it at 100 % stops every call',
    atGateway: 'works',
  },
  DYNAMIC_DNS: {
    says: 'Envoy resolves the name in the Host header, or in SNI, for each call.',
    dials: 'the name in the Host header or in SNI',
    cluster: 'dynamic forward proxy',
    balancing: 'next to none: each name is a host of its own',
    atGateway: 'not made for it: TLS fails, since nothing there passes the name of SNI on',
  },
} as const satisfies Readonly<Record<string, ResolutionFacts>>;

/** The facts of a resolution by its name; undefined where it is none. */
export function factsOfResolution(name: string): ResolutionFacts | undefined {
  const all: Readonly<Record<string, ResolutionFacts>> = resolutionFacts;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
