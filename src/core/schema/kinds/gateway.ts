import { labels, list, object, text, uint32 } from '../field-types';
import type { Field, Kind } from '../types';
import { gatewayProtocol } from './protocol';
import { serverTls } from './server-tls';
import { heading, scalar } from './starter-text';

const fields: readonly Field[] = [
  {
    name: 'selector',
    type: labels,
    section: 'Where it applies',
    common: true,
    ref: 'crd-gw-free',
    doc: 'Labels of the gateway pods that open these ports.',
  },
  {
    name: 'servers',
    type: list(
      object([
        {
          name: 'port',
          type: object([
            {
              name: 'number',
              type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref: 'wh-gw-port-number' } },
              required: true,
              common: true,
              ref: 'crd-gw-port',
              doc: 'Port on which the gateway listens.',
            },
            {
              name: 'name',
              type: text({ format: 'name' }),
              required: true,
              common: true,
              ref: 'crd-gw-port',
              doc: 'Name of the port, unique in this Gateway.',
            },
            {
              name: 'protocol',
              type: gatewayProtocol('wh-gw-port-protocol'),
              required: true,
              common: true,
              ref: 'crd-gw-port',
              doc: 'What arrives on it: HTTP, HTTPS, TLS, TCP and so on.',
            },
            { name: 'targetPort', type: uint32, ref: 'crd-gw-port', deprecated: 'number', doc: 'Refused by Istio.' },
          ]),
          required: true,
          common: true,
          ref: 'crd-gw-server',
          doc: 'The port on which it listens.',
        },
        {
          name: 'hosts',
          type: list(text({ format: 'host', references: 'host' })),
          required: true,
          common: true,
          ref: 'crd-gw-server',
          doc: 'Hosts that are served, with namespace/ before them if only that one may bind them.',
        },
        {
          name: 'tls',
          type: serverTls,
          common: true,
          ref: 'crd-gw-tls',
          doc: 'TLS that arrives here.',
          emptyMeans: 'An empty block is mode PASSTHROUGH.',
        },
        { name: 'name', type: text(), doc: 'Name in statistics.' },
        { name: 'bind', type: text(), doc: 'Address on which it listens.', default: { value: 'all', source: 'Istio' } },
        { name: 'defaultEndpoint', type: text(), doc: 'Not used by Istio.' },
      ]),
    ),
    section: 'Servers',
    common: true,
    ref: 'crd-gw-free',
    doc: 'The ports that are opened and the hosts they serve.',
  },
];

/** Opens ports on gateway pods. */
export const gateway: Kind = {
  kind: 'Gateway',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'G',
  doc: 'Opens ports on gateway pods, for example on an egress gateway through which calls leave the mesh.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  url: 'https://istio.io/latest/docs/reference/config/networking/gateway/',
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
