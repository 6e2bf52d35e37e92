import { choice, describedAt, list, map, object, port, text } from '../field-types';
import { resolutionFacts } from '../resolution-facts';
import type { Field, Kind } from '../types';
import { dialledFields } from './endpoint';
import { exportToOrNobody } from './export-to';
import { calledProtocol } from './protocol';
import { heading, scalar } from './starter-text';

const url = 'https://istio.io/latest/docs/reference/config/networking/service-entry/';

const portFields: readonly Field[] = describedAt(`${url}#ServicePort`, [
  {
    name: 'number',
    alsoCalled: ['port', 'portNumber'],
    type: port,
    required: true,
    common: true,
    ref: 'crd-se-port-number',
    doc: 'The port that apps dial. Two ports of one entry cannot have the same number.',
  },
  {
    name: 'name',
    type: text({ format: 'name', maxLength: 256, syntax: { form: 'dns-label', ref: 'wh-se-port-name' } }),
    required: true,
    common: true,
    ref: 'crd-se-port-lens',
    doc: 'How endpoints[].ports refers to this port. It names no protocol here: that is what protocol is for.',
  },
  {
    name: 'protocol',
    alsoCalled: ['appProtocol'],
    type: { ...calledProtocol('wh-se-port-protocol'), maxLength: 256 },
    common: true,
    ref: 'crd-se-port-lens',
    doc: 'What the app speaks on this port: HTTP, HTTP2, GRPC, HTTPS, TLS, TCP, MONGO and a few more. HTTP kinds can be routed and retried by request, TLS kinds only by server name, TCP only by address.',
    default: { value: 'detected from the first bytes', source: 'Istio' },
  },
  {
    name: 'targetPort',
    type: port,
    common: true,
    ref: 'crd-se-port-target',
    doc: 'The port that the proxy dials at the endpoint when it differs from number. With NONE it overrides the dialled port.',
    default: { value: 'number', source: 'Istio' },
  },
]);

const host = text({
  format: 'host',
  references: 'host',
  makes: true,
  syntax: { form: 'wildcard-domain', ref: 'wh-se-host-syntax' },
});

const fields: readonly Field[] = describedAt(`${url}#ServiceEntry`, [
  {
    name: 'hosts',
    alsoCalled: ['hostnames', 'dnsNames'],
    type: list(host, { minItems: 1, maxItems: 256, distinct: { ref: 'wh-se-unchecked' } }),
    required: true,
    section: 'Hosts and ports',
    common: true,
    ref: 'crd-se-hosts',
    doc: 'The names by which apps call this. HTTP is matched by the Host header, TLS by the server name, TCP only by address and port. A name may begin with *. to cover all names below it.',
  },
  {
    name: 'location',
    url: `${url}#ServiceEntry-Location`,
    type: choice(
      {
        value: 'MESH_EXTERNAL',
        doc: 'The servers are outside: no mesh mTLS is tried, and what the app sends goes out as it is unless a DestinationRule starts TLS.',
      },
      {
        value: 'MESH_INTERNAL',
        doc: 'The servers belong to the mesh: the proxy may use mesh mTLS towards endpoints that are known to have a proxy.',
      },
    ),
    section: 'Hosts and ports',
    common: true,
    ref: 'crd-se-location',
    doc: 'Whether the servers count as part of the mesh. It decides about mesh mTLS and telemetry, and not about where packets go.',
    default: { value: 'MESH_EXTERNAL', source: 'Istio' },
  },
  {
    name: 'ports',
    type: list(object(portFields), { maxItems: 256, key: 'name', unique: ['name', 'number'] }),
    section: 'Hosts and ports',
    common: true,
    ref: 'crd-se-ports',
    doc: 'The ports on which the hosts can be called. The protocol of each decides what proxies can do with it.',
  },
  {
    name: 'resolution',
    url: `${url}#ServiceEntry-Resolution`,
    alsoCalled: ['resolutionMode'],
    type: choice(
      {
        value: 'NONE',
        doc: `${resolutionFacts.NONE.says} Balancing, locality and ejection have no effect.`,
      },
      {
        value: 'STATIC',
        doc: `${resolutionFacts.STATIC.says} Without either every call gets 503.`,
      },
      { value: 'DNS', doc: resolutionFacts.DNS.says },
      {
        value: 'DNS_ROUND_ROBIN',
        doc: `Envoy resolves the name itself. ${resolutionFacts.DNS_ROUND_ROBIN.says}`,
      },
      {
        value: 'DYNAMIC_DNS',
        doc: `For wildcard hosts: ${resolutionFacts.DYNAMIC_DNS.says} Sidecars have it from 1.30, and gateways have no use for it. An HTTP port that an older HTTP entry has as well shares that entry’s listener, which lacks the filter that resolves names; Envoy from 1.34 on is not known to miss it.`,
        since: '1.28',
      },
    ),
    section: 'Resolution',
    common: true,
    ref: 'crd-se-resolution',
    doc: 'How the proxy finds the address to connect to. Proxies that have IPv4 alone ask DNS for IPv4 addresses alone: a name that has only IPv6 ones leaves them without endpoints.',
    default: { value: 'NONE', source: 'Istio' },
  },
  {
    name: 'endpoints',
    type: list(object(dialledFields('wh-se-dns-ep-address')), {
      maxItems: 4096,
      key: 'address',
      distinct: { ref: 'wh-se-unchecked' },
      starters: [
        { label: 'address', doc: 'A server by its address.', value: { address: '' } },
        { label: 'address and locality', doc: 'A server with where it is.', value: { address: '', locality: '' } },
      ],
    }),
    section: 'Endpoints',
    common: true,
    ref: 'crd-se-endpoints',
    doc: 'The addresses behind the hosts. Without them the DNS modes resolve the host itself. NONE and DYNAMIC_DNS take none.',
  },
  {
    name: 'workloadSelector',
    alsoCalled: ['selector'],
    type: object(
      describedAt('https://istio.io/latest/docs/reference/config/networking/sidecar/#WorkloadSelector', [
        {
          name: 'labels',
          common: true,
          alsoCalled: ['matchLabels'],
          type: map(text({ format: 'label-value', maxLength: 63 }), {
            key: 'label',
            maxEntries: 256,
            selects: { pods: 'own' },
          }),
          ref: 'crd-alpha-selector',
          doc: 'Labels that a pod or WorkloadEntry of the same namespace must all have. Without any, every workload of the namespace is selected.',
        },
      ]),
    ),
    section: 'Endpoints',
    ref: 'crd-se-selector',
    doc: 'Takes pods and WorkloadEntries of the same namespace as endpoints, in place of a written list.',
    emptyMeans: 'Without labels it takes every workload of the namespace.',
  },
  {
    name: 'addresses',
    alsoCalled: ['ips', 'vips', 'cidrs'],
    type: list(text({ format: 'ip', maxLength: 64, syntax: { form: 'subnet', ref: 'wh-se-address-syntax' } }), {
      maxItems: 256,
      distinct: { ref: 'wh-se-unchecked' },
    }),
    section: 'Addresses',
    common: true,
    ref: 'crd-se-addresses',
    doc: 'IPs or CIDRs by which TCP and TLS calls to the hosts are told apart from other calls to the same port. They are matched, never dialled, and are no DNS records. CIDRs need NONE or STATIC.',
    default: { value: 'one is allocated, unless with NONE, and used with DNS capture only', source: 'Istio' },
  },
  {
    name: 'exportTo',
    alsoCalled: ['visibility'],
    type: exportToOrNobody,
    section: 'Visibility',
    common: true,
    ref: 'crd-se-free',
    doc: 'The namespaces whose proxies know this entry: * for all, . for its own, ~ for none, or names.',
    default: { value: '*', source: 'the mesh' },
  },
  {
    name: 'subjectAltNames',
    alsoCalled: ['sans'],
    type: list(text(), { distinct: { ref: 'wh-se-unchecked' } }),
    section: 'Certificates',
    ref: 'crd-se-free',
    doc: "Names of which the server's certificate must carry one, once a DestinationRule starts TLS and lists none itself.",
  },
]);

/** Makes a service known to the proxies, most often one outside the mesh. */
export const serviceEntry: Kind = {
  kind: 'ServiceEntry',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'SE',
  shortNames: ['se'],
  doc: 'Tells the proxies about hosts that are not in the Kubernetes registry: their ports, how they are found and who may see them.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  specRequired: true,
  specRef: 'crd-se-spec',
  url,
  startsWithHost: true,
  starter: (options) => {
    const host = options.host ?? 'api.example.com';
    const { number, protocol } = options.port ?? { number: 443, protocol: 'HTTPS' };
    return `${heading('networking.istio.io/v1', 'ServiceEntry', options)}spec:
  hosts:
    - ${scalar(host)}
  location: MESH_EXTERNAL
  ports:
    - number: ${number}
      name: ${scalar(protocol.toLowerCase())}
      protocol: ${scalar(protocol)}
  resolution: ${host.startsWith('*') ? 'NONE' : 'DNS'}
`;
  },
};
