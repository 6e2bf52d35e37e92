import { describedAt, labels, list, object, text, uint32 } from '../field-types';
import type { Field, Kind } from '../types';
import { gatewayProtocol } from './protocol';
import { serverTls } from './server-tls';
import { heading, scalar } from './starter-text';

const url = 'https://istio.io/latest/docs/reference/config/networking/gateway/';

// What istiod makes of servers: istio/istio pilot/pkg/model/gateway.go (mergeGateways) and pilot/pkg/networking/core/gateway.go.

const portFields: readonly Field[] = describedAt(`${url}#Port`, [
  {
    name: 'number',
    type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref: 'wh-gw-port-number' } },
    required: true,
    common: true,
    ref: 'crd-gw-port',
    alsoCalled: ['port'],
    doc: 'Port of the gateway’s Service that callers dial. The pod listens on the targetPort of that Service port, else on this one.',
  },
  {
    name: 'name',
    type: text({ format: 'name' }),
    required: true,
    common: true,
    ref: 'crd-gw-port',
    doc: 'Name of the port; no other server of this Gateway may have it. It appears in names of Envoy’s routes.',
  },
  {
    name: 'protocol',
    type: gatewayProtocol('wh-gw-port-protocol'),
    required: true,
    common: true,
    ref: 'crd-gw-port',
    doc: 'What arrives on the port. It decides which routes of a VirtualService are read: http for HTTP and ended HTTPS, tls for TLS that goes on unopened, tcp for the rest.',
  },
  {
    name: 'targetPort',
    type: uint32,
    ref: 'crd-gw-port',
    deprecated: 'targetPort of the gateway’s Service',
    doc: 'Refused by istiod when it is set.',
  },
]);

const serverFields: readonly Field[] = describedAt(`${url}#Server`, [
  {
    name: 'port',
    type: object(portFields),
    required: true,
    common: true,
    ref: 'crd-gw-server',
    doc: 'The port that the gateway pods open. Servers of other Gateways on the same port and pods are merged with it.',
  },
  {
    name: 'hosts',
    type: list(
      text({
        format: 'host',
        references: 'host',
        qualified: 'optional',
        words: [
          { value: '*', doc: 'Every host that VirtualServices bind.' },
          { value: './*', doc: 'Every host that VirtualServices of its own namespace bind.' },
        ],
      }),
      { distinct: { ref: 'wh-gw-unchecked' } },
    ),
    required: true,
    common: true,
    ref: 'crd-gw-server',
    doc: 'Hosts that are served here, *.example.com and * included. With namespace/ before it only VirtualServices of that namespace may bind the host; ./ stands for its own.',
  },
  {
    name: 'tls',
    type: serverTls,
    common: true,
    ref: 'crd-gw-tls',
    doc: 'What is done with TLS that arrives here. Protocols HTTPS and TLS need it. How the gateway connects to the server is set by a DestinationRule.',
    emptyMeans: 'An empty block is mode PASSTHROUGH.',
  },
  {
    name: 'name',
    type: text({ format: 'name' }),
    doc: 'A name for this server, told apart from the others. It changes nothing in traffic.',
  },
  {
    name: 'bind',
    type: text({ format: 'address' }),
    doc: 'Address of the pod on which it listens, or unix:// and a path.',
    default: { value: 'all addresses', source: 'Istio' },
  },
  { name: 'defaultEndpoint', type: text(), doc: 'Read by nothing in a Gateway.' },
]);

const fields: readonly Field[] = describedAt(`${url}#Gateway`, [
  {
    name: 'selector',
    type: { ...labels, selects: { pods: 'every' } },
    section: 'Where it applies',
    common: true,
    ref: 'crd-gw-free',
    doc: 'Labels that the gateway pods must all have, such as istio: egressgateway. Pods of every namespace are looked at, unless istiod limits it to its own (PILOT_SCOPE_GATEWAY_TO_NAMESPACE).',
    default: { value: 'every gateway pod', source: 'Istio' },
  },
  {
    name: 'servers',
    type: list(object(serverFields), {
      starters: [
        {
          label: 'port and hosts',
          doc: 'A listener of the gateway.',
          value: { port: { number: '', name: '', protocol: '' }, hosts: [''] },
        },
      ],
    }),
    section: 'Servers',
    common: true,
    ref: 'crd-gw-free',
    doc: 'The ports that are opened and the hosts they serve. A host is served once a VirtualService binds it by gateways; until then HTTP answers 404 and TLS is closed.',
  },
]);

/** Opens ports on gateway pods. */
export const gateway: Kind = {
  kind: 'Gateway',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'G',
  shortNames: ['gw'],
  doc: 'Opens ports on gateway pods, for example on an egress gateway through which calls leave the mesh.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  url,
  startsWithHost: true,
  starter: (options) => `${heading('networking.istio.io/v1', 'Gateway', options)}spec:
  selector:
    istio: egressgateway
  servers:
    - port:
        number: 443
        name: tls
        protocol: TLS
      hosts:
        - ${scalar(options.host ?? 'api.example.com')}
      tls:
        mode: PASSTHROUGH
`,
};
