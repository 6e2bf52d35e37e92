import { describedAt, int32, list, object, text } from '../field-types';
import type { Field, Kind, ObjectType } from '../types';
import { destinationFields, newDestination } from './destination';
import { exportTo } from './export-to';
import { commonMatchFields, gatewayNames } from './http-match';
import { httpRoutes } from './http-route';
import { heading, scalar } from './starter-text';

const url = 'https://istio.io/latest/docs/reference/config/networking/virtual-service/';

// How rules for connections are read: istio/istio pilot/pkg/networking/core/tls.go (buildSidecarOutboundTLSFilterChainOpts,
// buildSidecarOutboundTCPFilterChainOpts).

const subnets = (ref: string): Field => ({
  name: 'destinationSubnets',
  type: list(text({ format: 'ip', syntax: { form: 'subnet', ref } })),
  alsoCalled: ['destinationSubnet', 'subnets'],
  doc: 'IPs or CIDRs of which one was dialled.',
  default: { value: 'addresses of the host', source: 'Istio' },
});

const connectionRoute: ObjectType = object(
  describedAt(`${url}#RouteDestination`, [
    {
      name: 'destination',
      type: object(destinationFields('wh-vs-l4-dest')),
      required: true,
      common: true,
      ref: 'crd-vs-dest-host',
      doc: 'Where the connections go.',
    },
    {
      name: 'weight',
      type: int32({ minimum: 0, ref: 'wh-vs-l4-weight' }, 'weight'),
      common: true,
      ref: 'crd-i32',
      alsoCalled: ['percent', 'percentage'],
      doc: 'Share of new connections relative to the other destinations; 0 gets none. A single destination gets all.',
      default: { value: '0; all for a single destination', source: 'Istio' },
    },
  ]),
);

const tlsMatch: ObjectType = object(
  describedAt(`${url}#TLSMatchAttributes`, [
    {
      name: 'sniHosts',
      type: list(text({ format: 'host', references: 'host', likeliest: ['spec', 'hosts'] })),
      required: true,
      common: true,
      ref: 'crd-vs-tls-match',
      alsoCalled: ['sni', 'serverNames', 'snis'],
      doc: 'Server names in the TLS handshake, of which one must have been sent. Each is one of hosts, or a name that one of them covers.',
    },
    subnets('wh-vs-tls-subnet'),
    ...commonMatchFields('wh-vs-tls-port'),
  ]),
);

const tcpMatch: ObjectType = object(
  describedAt(`${url}#L4MatchAttributes`, [
    subnets('wh-vs-tcp-subnet'),
    ...commonMatchFields('wh-vs-tcp-port'),
    {
      name: 'sourceSubnet',
      type: text({ format: 'ip' }),
      doc: 'Read by nothing: the calling pod is told by sourceLabels.',
    },
  ]),
);

const tlsRoutes = list(
  object(
    describedAt(`${url}#TLSRoute`, [
      {
        name: 'match',
        type: list(tlsMatch),
        required: true,
        common: true,
        ref: 'crd-vs-tls-match',
        doc: 'Conditions on the connection: one of the items must hold, and all in it. Names that no route lists are unknown to the proxy.',
      },
      {
        name: 'route',
        type: list(connectionRoute),
        common: true,
        alsoCalled: ['routes', 'destinations'],
        doc: 'Where the connections go, still encrypted by the app.',
      },
    ]),
  ),
  {
    starters: [
      {
        label: 'match and route',
        doc: 'Passes the connections of a server name on to one destination.',
        value: { match: [{ port: '443', sniHosts: [''] }], route: [newDestination] },
      },
    ],
  },
);

const tcpRoutes = list(
  object(
    describedAt(`${url}#TCPRoute`, [
      {
        name: 'match',
        type: list(tcpMatch),
        common: true,
        doc: 'Conditions on the connection: one of the items must hold, and all in it.',
        default: { value: 'every connection', source: 'Istio' },
      },
      {
        name: 'route',
        type: list(connectionRoute),
        common: true,
        alsoCalled: ['routes', 'destinations'],
        doc: 'Where the connections go.',
      },
    ]),
  ),
  {
    starters: [
      {
        label: 'match and route',
        doc: 'Passes the connections of a port on to one destination.',
        value: { match: [{ port: '' }], route: [newDestination] },
      },
    ],
  },
);

const fields: readonly Field[] = describedAt(`${url}#VirtualService`, [
  {
    name: 'hosts',
    type: list(text({ format: 'host', references: 'host' })),
    section: 'Hosts',
    common: true,
    ref: 'crd-vs-free',
    doc: 'The hosts whose calls are routed here. For HTTP one VirtualService per host is used, the oldest. A delegate has none.',
  },
  {
    name: 'gateways',
    type: gatewayNames,
    section: 'Hosts',
    alsoCalled: ['gateway'],
    doc: 'Gateways where it applies, namespace/name or a name of its own namespace; mesh stands for all sidecars. With a list that lacks mesh, sidecars do not read it.',
    default: { value: 'mesh', source: 'Istio' },
  },
  {
    name: 'exportTo',
    type: exportTo,
    section: 'Hosts',
    ref: 'crd-vs-free',
    doc: 'The namespaces whose proxies see it: * for all, . for its own, or names. Gateways of other namespaces must be among them.',
    default: { value: '*', source: 'the mesh' },
  },
  {
    name: 'http',
    type: httpRoutes,
    section: 'Routes',
    common: true,
    doc: 'Routes for HTTP requests, in order; the first match wins, and what matches none gets 404.',
  },
  {
    name: 'tls',
    type: tlsRoutes,
    section: 'Routes',
    common: true,
    doc: 'Routes for TLS that the app started, by server name. They are read for ports with protocol HTTPS or TLS, and at gateways with PASSTHROUGH.',
  },
  {
    name: 'tcp',
    type: tcpRoutes,
    section: 'Routes',
    common: true,
    doc: 'Routes for connections of which only addresses are seen. They are read for ports that are neither HTTP nor TLS.',
  },
]);

/** Decides where calls to a host go. */
export const virtualService: Kind = {
  kind: 'VirtualService',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'VS',
  shortNames: ['vs'],
  doc: 'Routes calls to a host: by path and header for HTTP, by server name for TLS, by address for TCP.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  url,
  startsWithHost: true,
  starter: (options) => {
    const host = scalar(options.host ?? 'api.example.com');
    return `${heading('networking.istio.io/v1', 'VirtualService', options)}spec:
  hosts:
    - ${host}
  http:
    - route:
        - destination:
            host: ${host}
`;
  },
};
