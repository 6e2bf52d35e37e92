/** The legend: what the signs of the canvas mean. */
export const legendWords = {
  label: 'Legend',
  close: 'Close the legend',
  letters:
    'Letters on a wire say who encrypts: a the app, s the sidecar, wp a waypoint, g the gateway; ≠ where it differs, ? where it is not known. On an endpoint, w is its weight.',
  signs: {
    pod: 'Pod that calls',
    entry: 'Host proxies know',
    endpoint: 'Outside your control',
    gateway: 'Proxy at the edge',
    destinationRule: 'DestinationRule',
    virtualService: 'VirtualService',
    sidecar: 'What pods know',
    plain: 'Call without TLS',
    oneLayer: 'One layer of TLS',
    twoLayers: 'TLS inside TLS',
    passing: 'Passes through',
    refused: 'Refused',
    redirected: 'Redirected',
    unresolved: 'Finds no address',
    broken: 'Not delivered',
    misread: 'Reached, not understood',
    unknown: 'Not judged',
    route: 'A route sends on',
    idle: 'Known, or a spare',
    torn: 'One of very many',
    order: 'Used first, then',
    kept: 'Promise kept',
    brokenPromise: 'Promise broken',
    unjudged: 'Promise not judged',
  },
} as const;

/** The way back when nothing is in view. */
export const backWords = { toGraph: 'Back to the graph' } as const;
