import { choice, describedAt, list, loosePort, map, object, text, uint32 } from '../field-types';
import type { Field, Kind, StringType } from '../types';
import { connectionPool } from './connection-pool';
import { destinationFields } from './destination';
import { calledProtocol, sidecarProtocol } from './protocol';
import { serverTls } from './server-tls';
import { heading } from './starter-text';

const url = 'https://istio.io/latest/docs/reference/config/networking/sidecar/';

// What a Sidecar selects: istio/istio pilot/pkg/model/sidecar.go (convertToSidecarScope, convertIstioListenerToWrapper).

const port = (ref: string, protocol: StringType): Field['type'] =>
  object(
    describedAt(`${url}#SidecarPort`, [
      {
        name: 'number',
        type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref } },
        common: true,
        ref: 'crd-u32',
        alsoCalled: ['port'],
        doc: 'The port on which the proxy listens. 0 goes with a Unix socket in bind.',
      },
      { name: 'protocol', type: protocol, common: true, doc: 'What is spoken on it, as in a ServiceEntry.' },
      {
        name: 'name',
        type: text({ format: 'name' }),
        common: true,
        doc: 'A name for the port, told apart from the others. It changes nothing in traffic.',
      },
      {
        name: 'targetPort',
        type: uint32,
        ref: 'crd-u32',
        deprecated: 'defaultEndpoint',
        doc: 'Refused by istiod when it is set.',
      },
    ]),
  );

const captureMode: Field = {
  name: 'captureMode',
  type: choice(
    { value: 'DEFAULT', doc: 'As the pod is set up, which is IPTABLES nearly everywhere.' },
    { value: 'IPTABLES', doc: 'Traffic is caught on its way to the address that the app dials.' },
    { value: 'NONE', doc: 'Nothing is caught: the app has to call the address in bind and this port itself.' },
  ),
  ref: 'crd-sc-capture',
  doc: 'How traffic gets to this listener.',
  default: { value: 'DEFAULT', source: 'Istio' },
};

const bind = (doc: string, value: string): Field => ({
  name: 'bind',
  type: text({ format: 'address' }),
  doc,
  default: { value, source: 'Istio' },
});

const egress: Field['type'] = list(
  object(
    describedAt(`${url}#IstioEgressListener`, [
      {
        name: 'port',
        type: port('wh-sc-eg-port-number', calledProtocol('wh-sc-port-protocol')),
        common: true,
        doc: 'The port of this listener: it knows only what hosts names and what is called on this port. One item may leave it out, and then stands for all other ports.',
        default: { value: 'all ports of the hosts', source: 'Istio' },
      },
      bind('Address on which it listens, or with port 0 unix:// and a path.', 'addresses of the services'),
      captureMode,
      {
        name: 'hosts',
        type: list(
          text({
            references: 'host',
            qualified: 'always',
            words: [
              { value: './*', doc: 'Everything of its own namespace.' },
              { value: '*/*', doc: 'Everything that is exported to these pods.' },
              { value: '~/*', doc: 'Nothing.' },
            ],
          }),
        ),
        required: true,
        common: true,
        ref: 'crd-sc-egress-hosts',
        alsoCalled: ['host'],
        doc: 'namespace/host of what these pods may know: the namespace is where the ServiceEntry or VirtualService stands. DestinationRules are not limited by it.',
      },
    ]),
  ),
);

const ingress: Field['type'] = list(
  object(
    describedAt(`${url}#IstioIngressListener`, [
      {
        name: 'port',
        type: port('wh-sc-in-port-number', sidecarProtocol('wh-sc-port-protocol')),
        required: true,
        common: true,
        ref: 'crd-sc-ingress-port',
        doc: 'The port on which the pod is called.',
      },
      bind('Address on which it listens. Unix sockets are refused here.', 'the address of the pod'),
      captureMode,
      {
        name: 'defaultEndpoint',
        type: text({ format: 'address' }),
        common: true,
        doc: 'Where calls go on to: 127.0.0.1, 0.0.0.0 (the address of the pod) or ::1 with a port, or a Unix socket.',
        default: { value: 'the port itself at the app', source: 'Istio' },
      },
      {
        name: 'tls',
        type: serverTls,
        ref: 'crd-sc-tls',
        doc: 'TLS that the proxy ends here for callers without mesh mTLS. It needs mTLS to be off for the port.',
        emptyMeans: 'An empty block is mode PASSTHROUGH.',
      },
      {
        name: 'connectionPool',
        type: connectionPool,
        ref: 'crd-sc-pool',
        doc: 'Limits on connections from the proxy to the app on this port, in place of inboundConnectionPool.',
      },
    ]),
  ),
);

/** A destination whose host is no wildcard; istiod's webhook says so by a row of its own. */
const proxyFields = destinationFields('wh-sc-egressproxy-dest', loosePort).map((field): Field =>
  field.name === 'host' ? { ...field, type: text({ format: 'host', references: 'host' }) } : field,
);

const outboundTrafficPolicy = object(
  describedAt(`${url}#OutboundTrafficPolicy`, [
    {
      name: 'mode',
      type: choice(
        {
          value: 'REGISTRY_ONLY',
          doc: 'Calls to destinations that the proxy does not know are refused: 502 for HTTP, else closed.',
        },
        {
          value: 'ALLOW_ANY',
          doc: 'Calls to destinations that the proxy does not know go out to the dialled address, with no policy.',
        },
      ),
      common: true,
      ref: 'crd-sc-otp-mode',
      doc: 'What happens to calls to unknown destinations. It keeps honest apps in: an app can go past its proxy.',
      default: { value: 'REGISTRY_ONLY once the block is there', source: 'Istio' },
    },
    {
      name: 'egressProxy',
      type: object(proxyFields),
      ref: 'crd-sc-egressproxy',
      deprecated: 'a VirtualService through an egress gateway',
      doc: 'Where calls to unknown destinations are sent, in place of the dialled address. Istio takes it with ALLOW_ANY only.',
    },
  ]),
);

const fields: readonly Field[] = describedAt(`${url}#Sidecar`, [
  {
    name: 'workloadSelector',
    type: object(
      describedAt(`${url}#WorkloadSelector`, [
        {
          name: 'labels',
          type: map(text({ format: 'label-value', maxLength: 63 }), {
            key: 'label',
            maxEntries: 256,
            selects: { pods: 'own' },
          }),
          common: true,
          ref: 'crd-alpha-selector',
          alsoCalled: ['matchLabels'],
          doc: 'Labels that the pods must all have.',
        },
      ]),
    ),
    section: 'Where it applies',
    common: true,
    ref: 'crd-sc-selector',
    alsoCalled: ['selector'],
    doc: 'Limits it to these pods of its namespace. For a pod the oldest Sidecar that selects it counts, alone; then the one without a selector, then that of the root namespace.',
    default: { value: 'all pods of the namespace', source: 'Istio' },
    emptyMeans: 'Without labels it takes every pod of the namespace, before a Sidecar that has no selector.',
  },
  {
    name: 'outboundTrafficPolicy',
    type: outboundTrafficPolicy,
    section: 'Egress',
    common: true,
    doc: 'What happens to calls to destinations that these pods do not know. It replaces the setting of the mesh as a whole.',
    default: { value: 'ALLOW_ANY', source: 'the mesh' },
    emptyMeans: 'An empty block is REGISTRY_ONLY.',
  },
  {
    name: 'egress',
    type: egress,
    section: 'Egress',
    common: true,
    doc: 'What these pods may know of the registry. Destinations of VirtualServices that are named here come along.',
    default: { value: 'everything that is exported to them', source: 'Istio' },
  },
  {
    name: 'ingress',
    type: ingress,
    section: 'Ingress',
    doc: 'Listeners for calls to these pods. With any, ports that it does not list pass without rules of their service.',
    default: { value: 'the ports of their services', source: 'Istio' },
  },
  {
    name: 'inboundConnectionPool',
    type: connectionPool,
    section: 'Ingress',
    ref: 'crd-sc-pool',
    doc: 'Limits on connections from the proxy to the app, for all ports. Without it the connectionPool of a DestinationRule for the pod’s own service counts here too.',
  },
]);

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
  url,
  starter: (options) => `${heading('networking.istio.io/v1', 'Sidecar', options)}spec:
  egress:
    - hosts:
        - ./*
        - istio-system/*
`,
};
