import { any, choice, describedAt, labels, list, map, object, text } from '../field-types';
import type { Field, Kind } from '../types';
import { hostnames, match, parentRefs, rules } from './gateway-api-routes';
import { gatewayLabels } from './istio-labels';
import { partial, portNumber as port } from './partial-kind';

// Kinds of the Kubernetes Gateway API, as far as an egress design reads them. How Istio takes them: istio/istio
// pilot/pkg/config/kube/gateway/conversion.go.

const reference = 'https://gateway-api.sigs.k8s.io/reference/spec/';

const kind = (
  name: string,
  letters: string,
  doc: string,
  fields: readonly Field[],
  options: Partial<Kind> = {},
): Kind => {
  const url = `${reference}#${name.toLowerCase()}`;
  return partial({
    kind: name,
    group: 'gateway.networking.k8s.io',
    versions: ['v1', 'v1beta1'],
    letters,
    doc,
    url,
    fields: describedAt(url, fields),
    ...options,
  });
};

const listener = object([
  {
    name: 'name',
    type: text({ format: 'name' }),
    required: true,
    common: true,
    doc: 'Name by which routes choose the listener.',
  },
  { name: 'port', type: port, required: true, common: true, doc: 'Port that is opened. A waypoint has 15008.' },
  { name: 'protocol', type: text(), required: true, common: true, doc: 'HTTP, HTTPS, TLS, TCP; HBONE for a waypoint.' },
  { name: 'hostname', type: text({ format: 'host' }), common: true, doc: 'Host that is served; all when unset.' },
  {
    name: 'tls',
    type: object([
      {
        name: 'mode',
        type: choice(
          { value: 'Terminate', doc: 'The gateway ends TLS with its certificate.' },
          { value: 'Passthrough', doc: 'TLS goes on unopened, by its server name.' },
        ),
        doc: 'What is done with TLS.',
        default: { value: 'Terminate', source: 'the Gateway API' },
      },
      { name: 'certificateRefs', type: any, doc: 'Secrets with the certificate.' },
      { name: 'options', type: map(text()), doc: 'Settings of Istio, such as gateway.istio.io/tls-terminate-mode.' },
    ]),
    doc: 'TLS that arrives.',
  },
  {
    name: 'allowedRoutes',
    type: any,
    doc: 'Namespaces and kinds of routes that may use it; its own namespace when unset.',
  },
]);

const backendTls: readonly Field[] = [
  {
    name: 'targetRefs',
    type: list(
      object([
        { name: 'group', type: text(), doc: 'API group of the target.' },
        { name: 'kind', type: text(), required: true, doc: 'Service, or ServiceEntry.' },
        { name: 'name', type: text(), required: true, doc: 'Name of the target.' },
        { name: 'sectionName', type: text(), doc: 'Its port, by name; all when unset.' },
      ]),
    ),
    common: true,
    doc: 'The services of its namespace to which the proxy starts TLS.',
  },
  {
    name: 'validation',
    type: object([
      {
        name: 'hostname',
        type: text({ format: 'host' }),
        required: true,
        common: true,
        doc: 'Server name that is sent, and that the certificate must carry.',
      },
      {
        name: 'wellKnownCACertificates',
        type: text({ words: [{ value: 'System', doc: 'The CAs of the proxy image.' }] }),
        common: true,
        doc: 'System for the CAs of the proxy image. Istio wants it, or caCertificateRefs.',
      },
      { name: 'caCertificateRefs', type: any, doc: 'ConfigMaps with the CAs to trust.' },
      {
        name: 'subjectAltNames',
        type: any,
        doc: 'Names of which the certificate must carry one, in place of hostname.',
      },
    ]),
    common: true,
    doc: 'How the server is checked.',
  },
  { name: 'options', type: map(text()), doc: 'Settings of the implementation.' },
];

/** Kinds of the Kubernetes Gateway API. */
export const gatewayApiKinds: readonly Kind[] = [
  kind(
    'GatewayClass',
    'GC',
    'Who implements gateways of this class: istio, or istio-waypoint.',
    [
      {
        name: 'controllerName',
        type: text(),
        common: true,
        doc: 'The controller, such as istio.io/gateway-controller.',
      },
    ],
    { scope: 'Cluster' },
  ),
  kind(
    'Gateway',
    'G',
    'A gateway or waypoint of the Kubernetes Gateway API.',
    [
      {
        name: 'gatewayClassName',
        type: text(),
        required: true,
        common: true,
        doc: 'istio for a gateway, istio-waypoint for a waypoint.',
      },
      {
        name: 'listeners',
        type: list(listener, { key: 'name' }),
        common: true,
        doc: 'Ports that are opened and hosts that they serve.',
      },
      {
        name: 'addresses',
        type: any,
        doc: 'Where it is reached. With a Hostname, Istio uses that existing gateway and deploys none.',
      },
      {
        name: 'infrastructure',
        type: object([
          { name: 'labels', type: labels, doc: 'Labels of what is deployed.' },
          { name: 'annotations', type: map(text()), doc: 'Annotations of what is deployed.' },
          { name: 'parametersRef', type: any, doc: 'A ConfigMap with changes of what is deployed.' },
        ]),
        doc: 'What is deployed for it.',
      },
    ],
    { labels: gatewayLabels },
  ),
  kind('HTTPRoute', 'HR', 'Routes HTTP requests of gateways, services or entries.', [
    parentRefs,
    hostnames,
    rules(
      [
        { name: 'matches', type: list(match), common: true, doc: 'Conditions: one of the items has to hold.' },
        { name: 'filters', type: any, doc: 'Redirects, rewrites, mirrors and changes of headers.' },
        {
          name: 'timeouts',
          type: object([
            { name: 'request', type: text({ format: 'duration' }), doc: 'Limit for a request with all its retries.' },
            { name: 'backendRequest', type: text({ format: 'duration' }), doc: 'Limit for each try.' },
          ]),
          doc: 'Limits in time.',
        },
        { name: 'retry', type: any, doc: 'Whether and how failed requests are tried again.' },
      ],
      'Rules for requests. The most specific match wins, and not the first.',
    ),
  ]),
  kind(
    'GRPCRoute',
    'GR',
    'Routes gRPC requests of gateways, services or entries.',
    [
      parentRefs,
      hostnames,
      rules([{ name: 'matches', type: any, doc: 'Conditions on service, method and headers.' }], 'Rules for calls.'),
    ],
    { versions: ['v1', 'v1alpha2'] },
  ),
  kind(
    'TLSRoute',
    'TR',
    'Routes TLS connections by server name, unopened.',
    [parentRefs, hostnames, rules([], 'Where connections go.')],
    { versions: ['v1', 'v1alpha3', 'v1alpha2'] },
  ),
  kind('TCPRoute', 'CR', 'Routes TCP connections.', [parentRefs, rules([], 'Where connections go.')], {
    versions: ['v1alpha2'],
  }),
  kind('ReferenceGrant', 'RG', 'Allows references from other namespaces into its own.', [
    {
      name: 'from',
      type: list(
        object([
          { name: 'group', type: text(), doc: 'API group of who refers.' },
          { name: 'kind', type: text(), required: true, doc: 'Kind of who refers, such as HTTPRoute.' },
          {
            name: 'namespace',
            type: text({ references: 'namespace' }),
            required: true,
            doc: 'Namespace of who refers.',
          },
        ]),
      ),
      common: true,
      doc: 'Who may refer.',
    },
    {
      name: 'to',
      type: list(
        object([
          { name: 'group', type: text(), doc: 'API group of what is referred to; empty for Service and Secret.' },
          { name: 'kind', type: text(), required: true, doc: 'Kind of what is referred to, such as Service.' },
          { name: 'name', type: text(), doc: 'Its name; any when unset.' },
        ]),
      ),
      common: true,
      doc: 'What may be referred to.',
    },
  ]),
  kind(
    'BackendTLSPolicy',
    'BTP',
    'Makes gateways and waypoints start TLS to a service, and says how its certificate is checked.',
    backendTls,
    { versions: ['v1', 'v1alpha3'] },
  ),
];
