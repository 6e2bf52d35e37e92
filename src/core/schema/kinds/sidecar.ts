import { choice, list, loosePort, map, object, text, uint32 } from '../field-types';
import type { Field, Kind, StringType } from '../types';
import { connectionPool } from './connection-pool';
import { destinationFields } from './destination';
import { calledProtocol, sidecarProtocol } from './protocol';
import { serverTls } from './server-tls';
import { heading } from './starter-text';

const port = (ref: string, protocol: StringType): Field['type'] =>
  object([
    {
      name: 'number',
      type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref } },
      common: true,
      ref: 'crd-u32',
      doc: 'The port.',
    },
    { name: 'protocol', type: protocol, common: true, doc: 'What is spoken on it.' },
    { name: 'name', type: text({ format: 'name' }), common: true, doc: 'Its name.' },
    { name: 'targetPort', type: uint32, ref: 'crd-u32', deprecated: 'number', doc: 'Refused by Istio.' },
  ]);

const captureMode: Field = {
  name: 'captureMode',
  type: choice(
    { value: 'DEFAULT', doc: 'As the pod is set up.' },
    { value: 'IPTABLES', doc: 'Traffic is caught by iptables.' },
    { value: 'NONE', doc: 'Nothing is caught; the app calls the listener itself.' },
  ),
  ref: 'crd-sc-capture',
  doc: 'How traffic gets to this listener.',
  default: { value: 'DEFAULT', source: 'Istio' },
};

const egress: Field['type'] = list(
  object([
    {
      name: 'port',
      type: port('wh-sc-eg-port-number', calledProtocol('wh-sc-port-protocol')),
      common: true,
      doc: 'The port of this listener; without it, all ports of the hosts.',
    },
    { name: 'bind', type: text(), doc: 'Address on which it listens.' },
    captureMode,
    {
      name: 'hosts',
      type: list(text({ references: 'host' })),
      required: true,
      common: true,
      ref: 'crd-sc-egress-hosts',
      doc: 'namespace/host of what these pods may know: ./* for the own namespace, */* for all, ~/* for nothing.',
    },
  ]),
);

const ingress: Field['type'] = list(
  object([
    {
      name: 'port',
      type: port('wh-sc-in-port-number', sidecarProtocol('wh-sc-port-protocol')),
      required: true,
      common: true,
      ref: 'crd-sc-ingress-port',
      doc: 'The port of this listener.',
    },
    { name: 'bind', type: text(), doc: 'Address on which it listens.' },
    captureMode,
    {
      name: 'defaultEndpoint',
      type: text(),
      common: true,
      doc: 'Where it sends calls on: an address of the pod itself and a port, or a Unix socket.',
    },
    {
      name: 'tls',
      type: serverTls,
      ref: 'crd-sc-tls',
      doc: 'TLS that arrives here.',
      emptyMeans: 'An empty block is mode PASSTHROUGH.',
    },
    { name: 'connectionPool', type: connectionPool, ref: 'crd-sc-pool', doc: 'Limits on connections to the app.' },
  ]),
);

const fields: readonly Field[] = [
  {
    name: 'workloadSelector',
    type: object([
      {
        name: 'labels',
        type: map(text({ format: 'label-value', maxLength: 63 }), { key: 'label', maxEntries: 256 }),
        ref: 'crd-alpha-selector',
        doc: 'Labels that the pods must all have.',
      },
    ]),
    section: 'Where it applies',
    common: true,
    ref: 'crd-sc-selector',
    doc: 'Limits it to these pods of its namespace.',
    default: { value: 'all pods of the namespace', source: 'Istio' },
    emptyMeans: 'Without labels it takes every pod of the namespace, before a Sidecar that has no selector.',
  },
  {
    name: 'outboundTrafficPolicy',
    type: object([
      {
        name: 'mode',
        type: choice(
          { value: 'REGISTRY_ONLY', doc: 'Calls to destinations that the proxy does not know are refused.' },
          {
            value: 'ALLOW_ANY',
            doc: 'Calls to destinations that the proxy does not know go out to the dialled address.',
          },
        ),
        common: true,
        ref: 'crd-sc-otp-mode',
        doc: 'What happens to calls to unknown destinations.',
        default: { value: 'REGISTRY_ONLY once the block is there', source: 'Istio' },
      },
      {
        name: 'egressProxy',
        type: object(destinationFields('prm-destination', loosePort)),
        ref: 'crd-sc-egressproxy',
        deprecated: 'nothing: Istio ignores it',
        doc: 'Ignored by Istio.',
      },
    ]),
    section: 'Egress',
    common: true,
    doc: 'What happens to calls to destinations that these pods do not know.',
    default: { value: 'ALLOW_ANY', source: 'the mesh' },
    emptyMeans: 'An empty block is REGISTRY_ONLY.',
  },
  {
    name: 'egress',
    type: egress,
    section: 'Egress',
    common: true,
    doc: 'What these pods may know of the registry.',
    default: { value: 'everything that is exported to them', source: 'Istio' },
  },
  { name: 'ingress', type: ingress, section: 'Ingress', doc: 'Listeners for calls to these pods.' },
  {
    name: 'inboundConnectionPool',
    type: connectionPool,
    section: 'Ingress',
    ref: 'crd-sc-pool',
    doc: 'Limits on connections to the app, for all ports.',
  },
];

/** Limits what the proxies of some pods know, and what they do with the rest. */
export const sidecar: Kind = {
  kind: 'Sidecar',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'SC',
  doc: 'Limits what the proxies of some pods know of the registry, and says what they do with unknown destinations.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  url: 'https://istio.io/latest/docs/reference/config/networking/sidecar/',
  starter: (options) => `${heading('networking.istio.io/v1', 'Sidecar', options)}spec:
  egress:
    - hosts:
        - ./*
        - istio-system/*
`,
};
