/** What a resolution means for the calls to an entry's hosts, in a few words each. */
export interface ResolutionFacts {
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
 * do is Envoy's documentation of service discovery). A gateway has EDS in the place of ORIGINAL_DST, and finds it without endpoints.
 */
export const resolutionFacts: Readonly<Record<string, ResolutionFacts>> = {
  NONE: {
    dials: 'the address that the app dialled',
    cluster: 'ORIGINAL_DST',
    balancing: 'no effect',
    atGateway: 'answers 503: it has no address to connect to',
  },
  STATIC: {
    dials: 'one of the listed endpoints',
    cluster: 'EDS',
    balancing: 'work',
    atGateway: 'works',
  },
  DNS: {
    dials: 'any address in the DNS answers',
    cluster: 'STRICT_DNS',
    balancing: 'work',
    atGateway: 'works',
  },
  DNS_ROUND_ROBIN: {
    dials: 'the first address of the answer, asked anew for each connection',
    cluster: 'LOGICAL_DNS',
    balancing: 'no effect: it is one host, and ejecting it at 100 % stops every call',
    atGateway: 'works',
  },
  DYNAMIC_DNS: {
    dials: 'the name in the Host header or in SNI',
    cluster: 'dynamic forward proxy',
    balancing: 'next to none: each name is a host of its own',
    atGateway: 'works',
  },
};
