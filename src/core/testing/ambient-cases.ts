import { bundle, document } from './gateway-cases';

/** A mesh in ambient mode, with what else its settings say. */
export function ambientMesh(more = ''): string {
  return design(`mesh: { dataPlane: ambient${more} }`);
}

/** A design with one workload in ambient mode, in a mesh of sidecars. */
export const ambientCart = bundle(
  [
    'apiVersion: v1',
    'kind: Namespace',
    'metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }',
    '',
  ].join('\n'),
  design('workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com/" }] }]'),
);

/** A design with one workload behind a sidecar. */
export const sidecarCart = design(
  'workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com/" }] }]',
);

function design(spec: string): string {
  return [
    'apiVersion: fairway.dev/v1alpha1',
    'kind: EgressDesign',
    'metadata: { name: design }',
    `spec: { ${spec} }`,
    '',
  ].join('\n');
}

/** The waypoint of a namespace. */
export function waypoint(namespace = 'shop', more = '', labels = ''): string {
  return [
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: Gateway',
    `metadata: { name: wp, namespace: ${namespace}, labels: { ${labels} } }`,
    `spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE${more} }] }`,
    '',
  ].join('\n');
}

const use = 'labels: { istio.io/use-waypoint: wp }';

/** The entry, enrolled in the waypoint or with other labels. */
export function entry(
  more = 'resolution: DNS',
  labels = use,
  ports = '[{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]',
): string {
  return document('ServiceEntry shop/api', `hosts: [api.example.com], ports: ${ports}, ${more}`, labels);
}

/** What starts TLS for the entry. */
export const simple = document(
  'DestinationRule shop/api',
  'host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } }',
);

/** A rule for calls to the entry. */
export function timeout(match = '', namespace = 'shop'): string {
  return document(
    `VirtualService ${namespace}/api`,
    `hosts: [api.example.com], http: [{ ${match}timeout: 5s, route: [{ destination: { host: api.example.com } }] }]`,
  );
}

/** Ambient mode as it should be. */
export const correctAmbient: readonly string[] = [
  bundle(ambientMesh(), waypoint(), entry(), simple, timeout()),
  bundle(ambientMesh(), entry(), simple, timeout()),
  bundle(ambientMesh(), entry('resolution: DNS', '')),
  bundle(ambientCart, waypoint(), entry(), simple),
  bundle(entry('resolution: DNS', ''), simple, timeout()),
  bundle(sidecarCart, entry('resolution: NONE, exportTo: [.]', ''), simple, timeout()),
];
