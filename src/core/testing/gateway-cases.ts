/** The address of Istio's egress gateway, as VirtualServices name it. */
export const egressHost = 'istio-egressgateway.istio-system.svc.cluster.local';

/** A document in flow style: `document('ServiceEntry shop/api', 'hosts: [api.example.com]')`. */
export function document(called: string, spec: string, metadata = ''): string {
  const [kind = '', key = ''] = called.split(' ');
  const [namespace = '', name = ''] = key.split('/');
  const more = metadata === '' ? '' : `, ${metadata}`;
  return [
    `apiVersion: networking.istio.io/v1`,
    `kind: ${kind}`,
    `metadata: { name: ${name}, namespace: ${namespace}${more} }`,
    'spec:',
    `  { ${spec} }`,
    '',
  ].join('\n');
}

/** Documents as one file. */
export function bundle(...documents: readonly string[]): string {
  return documents.filter((each) => each !== '').join('---\n');
}

/** The entry that pods and gateways share. */
export const sharedEntry = document(
  'ServiceEntry shop/api',
  'hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }], resolution: DNS',
);

/** A Gateway of Istio's egress pods with one server for the host. */
export function egressGateway(server: string, hosts = 'api.example.com'): string {
  return document(
    'Gateway istio-system/out',
    `selector: { istio: egressgateway }, servers: [{ hosts: [${hosts}], ${server} }]`,
  );
}

/** A VirtualService for both sides. */
export function bothSides(rules: string, more = ''): string {
  return document(
    'VirtualService shop/api',
    `hosts: [api.example.com], gateways: [mesh, istio-system/out], ${rules}${more}`,
  );
}

/** A destination: `to('api.example.com', 80)`. */
export function to(host: string, port: number): string {
  return `route: [{ destination: { host: ${host}, port: { number: ${port} } } }]`;
}

const servers = {
  http: 'port: { number: 80, name: http, protocol: HTTP }',
  mutual: 'port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: ISTIO_MUTUAL }',
  passthrough: 'port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }',
} as const;

/** The rules for plain calls: sidecars to a port of the gateway, the gateway to a port of the server. */
export function httpRules(gatewayPort: number, serverPort: number): string {
  return bothSides(
    `http: [{ match: [{ gateways: [mesh], port: 80 }], ${to(egressHost, gatewayPort)} }, { match: [{ gateways: [istio-system/out] }], ${to('api.example.com', serverPort)} }]`,
  );
}

/** The rules for calls that the application encrypts. */
const tlsRules = bothSides(
  `tls: [{ match: [{ gateways: [mesh], port: 443, sniHosts: [api.example.com] }], ${to(egressHost, 443)} }, { match: [{ gateways: [istio-system/out], port: 443, sniHosts: [api.example.com] }], ${to('api.example.com', 443)} }]`,
);

/** Mutual TLS of the mesh between sidecars and the gateway. */
const mutualHop = document(
  'DestinationRule shop/out',
  `host: ${egressHost}, trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: api.example.com } }`,
);

/** What the gateway starts TLS by; nobody but the gateway sees it. */
export function startedAtGateway(tls: string): string {
  return document(
    'DestinationRule istio-system/api',
    `host: api.example.com, exportTo: [.], trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { ${tls} } }] }`,
  );
}

export const forwarding = bundle(sharedEntry, egressGateway(servers.mutual), httpRules(443, 80), mutualHop);

/** As Istio's own example of an egress gateway for HTTP has it. */
export const plainForwarding = bundle(sharedEntry, egressGateway(servers.http), httpRules(80, 80));

export const passthrough = bundle(sharedEntry, egressGateway(servers.passthrough), tlsRules);

export const originating = bundle(
  sharedEntry,
  egressGateway(servers.mutual),
  httpRules(443, 443),
  mutualHop,
  startedAtGateway('mode: SIMPLE'),
);

const originatingMutual = bundle(
  sharedEntry,
  egressGateway(servers.mutual),
  httpRules(443, 443),
  mutualHop,
  startedAtGateway('mode: MUTUAL, credentialName: api-client'),
);

/** Istio's example of TLS started at an egress gateway: mutual TLS on port 80, by a subset, and a rule for all that both sides see. */
const taskOrigination = bundle(
  sharedEntry,
  egressGateway(
    'port: { number: 80, name: https-port-for-tls-origination, protocol: HTTPS }, tls: { mode: ISTIO_MUTUAL }',
  ),
  document(
    'DestinationRule shop/out',
    `host: ${egressHost}, subsets: [{ name: api, trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN }, portLevelSettings: [{ port: { number: 80 }, tls: { mode: ISTIO_MUTUAL, sni: api.example.com } }] } }]`,
  ),
  bothSides(
    `http: [{ match: [{ gateways: [mesh], port: 80 }], route: [{ destination: { host: ${egressHost}, subset: api, port: { number: 80 } }, weight: 100 }] }, { match: [{ gateways: [istio-system/out], port: 80 }], ${to('api.example.com', 443)} }]`,
  ),
  document(
    'DestinationRule shop/api',
    'host: api.example.com, trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN }, portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE } }] }',
  ),
);

/** Istio's example for names below a pattern. */
const taskWildcard = bundle(
  document(
    'ServiceEntry shop/wiki',
    'hosts: [www.wikipedia.org], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS',
  ),
  egressGateway('port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: PASSTHROUGH }', '"*.wikipedia.org"'),
  document('DestinationRule shop/out', `host: ${egressHost}, subsets: [{ name: wikipedia }]`),
  document(
    'VirtualService shop/wiki',
    `hosts: ["*.wikipedia.org"], gateways: [mesh, istio-system/out], tls: [{ match: [{ gateways: [mesh], port: 443, sniHosts: ["*.wikipedia.org"] }], route: [{ destination: { host: ${egressHost}, subset: wikipedia, port: { number: 443 } }, weight: 100 }] }, { match: [{ gateways: [istio-system/out], port: 443, sniHosts: ["*.wikipedia.org"] }], ${to('www.wikipedia.org', 443)} }]`,
  ),
);

/** The rules of the two sides in VirtualServices of their own namespaces. */
const apart = bundle(
  sharedEntry,
  egressGateway(servers.mutual),
  mutualHop,
  startedAtGateway('mode: SIMPLE'),
  document(
    'VirtualService shop/api',
    `hosts: [api.example.com], exportTo: [.], http: [{ match: [{ port: 80 }], ${to(egressHost, 443)} }]`,
  ),
  document(
    'VirtualService istio-system/api',
    `hosts: [api.example.com], gateways: [out], exportTo: [.], http: [{ ${to('api.example.com', 443)} }]`,
  ),
);

/** A first rule that takes everything in sidecars, so that the second one is for the gateway alone. */
const unrestrictedSecond = bundle(
  sharedEntry,
  egressGateway(servers.mutual),
  mutualHop,
  startedAtGateway('mode: SIMPLE'),
  bothSides(`http: [{ match: [{ gateways: [mesh] }], ${to(egressHost, 443)} }, { ${to('api.example.com', 443)} }]`),
);

/** The same with the gateway's Service and pods among the files, and a call that is drawn. */
const drawn = bundle(
  originating,
  [
    'apiVersion: v1',
    'kind: Service',
    'metadata: { name: istio-egressgateway, namespace: istio-system }',
    'spec: { selector: { istio: egressgateway }, ports: [{ port: 443, targetPort: 8443, name: https }] }',
    '',
  ].join('\n'),
  [
    'apiVersion: fairway.dev/v1alpha1',
    'kind: EgressDesign',
    'metadata: { name: design }',
    'spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com/v1" }] }, { name: out, namespace: istio-system, labels: { istio: egressgateway } }] }',
    '',
  ].join('\n'),
);

/** Egress gateways as they should be: nothing about the way of a call is to be found in them. */
export const correctGateways: readonly string[] = [
  forwarding,
  passthrough,
  originating,
  originatingMutual,
  taskOrigination,
  taskWildcard,
  apart,
  unrestrictedSecond,
  drawn,
];
