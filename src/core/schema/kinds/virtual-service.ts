import { int32, list, object, text } from '../field-types';
import type { Field, Kind, ObjectType } from '../types';
import { destinationFields } from './destination';
import { exportTo } from './export-to';
import { commonMatchFields } from './http-match';
import { httpRoutes } from './http-route';
import { heading, scalar } from './starter-text';

const subnets = (ref: string): Field => ({
  name: 'destinationSubnets',
  type: list(text({ syntax: { form: 'subnet', ref } })),
  doc: 'IPs or CIDRs of which one was dialled.',
});

const connectionRoute: ObjectType = object([
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
    doc: 'Share relative to the other destinations.',
  },
]);

const tlsMatch: ObjectType = object([
  {
    name: 'sniHosts',
    type: list(text({ format: 'host', references: 'host' })),
    required: true,
    common: true,
    ref: 'crd-vs-tls-match',
    doc: 'Server names in the TLS handshake.',
  },
  subnets('wh-vs-tls-subnet'),
  ...commonMatchFields('wh-vs-tls-port'),
]);

const tcpMatch: ObjectType = object([
  subnets('wh-vs-tcp-subnet'),
  ...commonMatchFields('wh-vs-tcp-port'),
  { name: 'sourceSubnet', type: text(), doc: 'Not used by Istio.' },
]);

const fields: readonly Field[] = [
  {
    name: 'hosts',
    type: list(text({ format: 'host', references: 'host' })),
    section: 'Hosts',
    common: true,
    ref: 'crd-vs-free',
    doc: 'The hosts whose calls are routed here. For HTTP one VirtualService per host is used, the oldest.',
  },
  {
    name: 'gateways',
    type: list(text({ references: 'gateway' })),
    section: 'Hosts',
    doc: 'Gateways where it applies; mesh stands for all sidecars.',
    default: { value: 'mesh', source: 'Istio' },
  },
  {
    name: 'exportTo',
    type: exportTo,
    section: 'Hosts',
    ref: 'crd-vs-free',
    doc: 'The namespaces whose proxies see it.',
    default: { value: '*', source: 'the mesh' },
  },
  {
    name: 'http',
    type: httpRoutes,
    section: 'Routes',
    common: true,
    doc: 'Rules for HTTP requests, in order; the first match wins, and what matches none gets 404.',
  },
  {
    name: 'tls',
    type: list(
      object([
        {
          name: 'match',
          type: list(tlsMatch),
          required: true,
          common: true,
          ref: 'crd-vs-tls-match',
          doc: 'Conditions on the connection.',
        },
        { name: 'route', type: list(connectionRoute), common: true, doc: 'Where the connections go.' },
      ]),
    ),
    section: 'Routes',
    doc: 'Rules for TLS that the app started, by server name.',
  },
  {
    name: 'tcp',
    type: list(
      object([
        { name: 'match', type: list(tcpMatch), common: true, doc: 'Conditions on the connection.' },
        { name: 'route', type: list(connectionRoute), common: true, doc: 'Where the connections go.' },
      ]),
    ),
    section: 'Routes',
    doc: 'Rules for connections of which only addresses are seen.',
  },
];

/** Decides where calls to a host go. */
export const virtualService: Kind = {
  kind: 'VirtualService',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'VS',
  doc: 'Routes calls to a host: by path and header for HTTP, by server name for TLS, by address for TCP.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  url: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/',
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
