/** A ServiceEntry for `api.net` and the DestinationRule for it. Lists and maps are what goes between the brackets. */
export interface Governed {
  /** One HTTP port when left out. */
  readonly ports?: string;
  /** STATIC when left out. */
  readonly resolution?: string;
  /** How many IPs, or what they are; none by name. */
  readonly endpoints?: number | string;
  readonly policy?: string;
  readonly subsets?: string;
  readonly location?: string;
}

export const http = '{ number: 80, name: web, protocol: HTTP }';
export const https = '{ number: 443, name: tls, protocol: HTTPS }';
export const tcp = '{ number: 5432, name: db, protocol: TCP }';

/** Both texts; further ones may follow. */
export function governed(given: Governed, ...more: readonly string[]): string {
  const {
    ports = http,
    resolution = 'STATIC',
    endpoints = resolution === 'STATIC' ? 3 : 0,
    location = 'EXTERNAL',
  } = given;
  const list = typeof endpoints === 'string' ? endpoints : addresses(endpoints);
  const entry = [
    'apiVersion: networking.istio.io/v1',
    'kind: ServiceEntry',
    'metadata: { name: api, namespace: shop }',
    'spec:',
    `  hosts: [api.net]`,
    `  location: MESH_${location}`,
    `  ports: [${ports}]`,
    `  resolution: ${resolution}`,
    ...(list === '' ? [] : [`  endpoints: [${list}]`]),
  ];
  return [entry.join('\n'), ruleOf(given), ...more].map((text) => `${text}\n`).join('---\n');
}

/** The DestinationRule alone. */
export function ruleOf({ policy, subsets }: Governed): string {
  return [
    'apiVersion: networking.istio.io/v1',
    'kind: DestinationRule',
    'metadata: { name: api, namespace: shop }',
    'spec:',
    '  host: api.net',
    ...(policy === undefined ? [] : [`  trafficPolicy: { ${policy} }`]),
    ...(subsets === undefined ? [] : [`  subsets: [${subsets}]`]),
  ].join('\n');
}

/** An egress gateway that sends requests for `api.net` to a port of it. */
export function gatewayTo(port: number): string {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egress }
  servers: [{ port: { number: 80, name: web, protocol: HTTP }, hosts: [api.net] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: onward, namespace: shop }
spec:
  hosts: [api.net]
  gateways: [egress]
  http: [{ route: [{ destination: { host: api.net, port: { number: ${port} } } }] }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: egress, namespace: shop }
spec:
  selector: { matchLabels: { istio: egress } }
  template: { metadata: { labels: { istio: egress } } }`;
}

/** A ServiceEntry of another host, which has HTTP on port 80. */
export const otherOn80 = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: other, namespace: shop }
spec: { hosts: [other.net], ports: [${http}], resolution: DNS }`;

/** A VirtualService of sidecars whose http rule for `api.net` goes on with `fields`. */
export function httpRule(fields: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.net]
  http: [{ ${fields} }]`;
}

/** IPs, each in an item of its own. */
export function addresses(count: number): string {
  return Array.from({ length: count }, (_, index) => `{ address: 192.0.2.${index + 1} }`).join(', ');
}
