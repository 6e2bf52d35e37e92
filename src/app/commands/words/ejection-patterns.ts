/** Turn on outlier detection. */
export const detectionWords = {
  about: 'An endpoint that fails five times in a row is left out for a while; each sidecar counts for itself.',
  writeCount: 'Write how many endpoints there are, 2 or more: of one, ejection leaves none.',
  label: (entry: string) => `Turn on outlier detection for ${entry}`,
  noEndpoint: (resolution: string) => `${resolution} dials what was asked for, so there is no endpoint to leave out.`,
  oneHost:
    'DNS_ROUND_ROBIN is one host to Envoy: if it is ejected, every call fails. Use DNS to spread over addresses.',
  addTwo: (name: string) => `${name} has no endpoints; add two first.`,
  oneEndpoint: (name: string) => `${name} has one endpoint: if it is ejected, every call fails.`,
  isOn: (name: string) => `Outlier detection is on for ${name} already.`,
  endpointsOfAll: (host: string) => `Endpoints of all entries with ${host}`,
  selected: 'Endpoints that the entry selects',
  dnsAnswers: 'Addresses that DNS answers with',
  localityFailover: 'Ejection turns locality failover on: endpoints nearer to the caller are used first.',
  onlyFailedConnections: 'On TLS and TCP ports only failed connections count: status codes are not seen.',
} as const;

/** Add failover order. */
export const orderWords = {
  about:
    'The first group of endpoints takes the calls, and the next group takes over when the ones before it are ejected.',
  regions: 'Regions, the first one first',
  endpoints: 'Endpoints, the first one first',
  label: (entry: string) => `Add failover order for ${entry}`,
  oneHostOrNone: (resolution: string) =>
    `${resolution} has one host or none to choose from; an order needs STATIC or DNS with endpoints.`,
  needsTwo: (name: string, endpoints: number) =>
    `${name} has ${endpoints === 1 ? 'one endpoint' : 'no endpoints'} written; an order needs two.`,
  regionsBegin: (region: string) =>
    `Pods in ${region} go by this order. Pods in another of these regions begin with their own, and pods elsewhere use all endpoints alike.`,
  behindAlike: (region: string) =>
    `Behind ${region} the regions are used alike: Istio prefers only one region over all other remote ones.`,
  nobodyProbes: 'Nobody probes the endpoints: each sidecar fails over after errors of its own calls.',
  onlyFailedConnections: 'On TLS and TCP ports only failed connections count as errors.',
  hasOrder: (name: string) => `${name} has a failover order already.`,
  byWeight: (name: string) =>
    `The calls of ${name} are distributed by weight, which leaves no order; take distribute out first.`,
  zoneAware: 'Istio takes zoneAwareLbSetting or an order, not both; take zoneAwareLbSetting out first.',
  passthrough: 'PASSTHROUGH dials what was asked for and uses no endpoints; choose another load balancer first.',
  ejectsNothing: (entry: string) =>
    `Outlier detection of ${entry} ejects nothing at consecutive5xxErrors: 0, so an order would never act; set a number first.`,
  dnsSubset: (service: string, subset: string) =>
    `VirtualService ${service} sends to subset ${subset}, and subsets of a DNS entry get no order by labels.`,
  subsetFirst: (service: string, subset: string) =>
    `VirtualService ${service} sends to subset ${subset}, whose own settings come before an order; take its loadBalancer and outlierDetection out first.`,
} as const;
