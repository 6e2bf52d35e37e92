import { choice, describedAt, list, loosePort, map, object, text, uint32 } from '../field-types';
import type { Field, Kind } from '../types';
import { clientTls } from './client-tls';
import { connectionPool } from './connection-pool';
import { exportTo } from './export-to';
import { loadBalancer } from './load-balancer';
import { outlierDetection, retryBudget } from './outlier-detection';
import { matchLabelsSelector } from './selectors';
import { heading, scalar } from './starter-text';

const url = 'https://istio.io/latest/docs/reference/config/networking/destination-rule/';

/** The blocks that a policy, a subset and a port can have. A narrower block stands in the place of the wider one, with all of its fields. */
const blocks: readonly Field[] = describedAt(`${url}#TrafficPolicy`, [
  {
    name: 'tls',
    type: clientTls,
    section: 'TLS',
    common: true,
    doc: 'TLS that the proxy starts towards the server. What the app encrypts itself needs none of this.',
    default: { value: 'bytes go out as the app sends them; mesh mTLS where both sides have a proxy', source: 'Istio' },
    emptyMeans: 'An empty block is mode DISABLE: no TLS from this rule, and no mesh mTLS.',
  },
  {
    name: 'outlierDetection',
    alsoCalled: ['outlier'],
    type: outlierDetection,
    section: 'Outlier detection',
    common: true,
    doc: 'Takes endpoints that fail calls out for a while. It looks at real calls only and probes nothing.',
    default: { value: 'off', source: 'Istio' },
    emptyMeans: 'An empty block is on, with the defaults of Envoy.',
  },
  {
    name: 'connectionPool',
    type: connectionPool,
    section: 'Connection pool',
    common: true,
    doc: 'Limits and timeouts on the connections of one proxy. Istio refuses the block when it has neither tcp nor http.',
  },
  {
    name: 'loadBalancer',
    alsoCalled: ['lb', 'loadBalancing'],
    type: loadBalancer,
    section: 'Load balancing',
    doc: 'How calls are spread over the endpoints, and how localities are ranked.',
    default: { value: 'LEAST_REQUEST', source: 'Istio' },
  },
]);

const policyFields: readonly Field[] = describedAt(`${url}#TrafficPolicy`, [
  ...blocks,
  {
    name: 'portLevelSettings',
    alsoCalled: ['portSettings', 'portLevelSetting'],
    type: list(
      object(
        describedAt(`${url}#TrafficPolicy-PortTrafficPolicy`, [
          {
            name: 'port',
            type: object(
              describedAt(`${url}#TrafficPolicy-PortTrafficPolicy`, [
                {
                  name: 'number',
                  type: { ...loosePort, references: 'port' },
                  common: true,
                  ref: 'crd-u32',
                  doc: 'number of the port in the ServiceEntry or Service, never its targetPort.',
                },
              ]),
            ),
            common: true,
            doc: 'The port to which these blocks apply.',
          },
          ...blocks,
        ]),
      ),
      { maxItems: 4096, distinct: { ref: 'wh-dr-unchecked', by: ['port'] } },
    ),
    section: 'Ports',
    common: true,
    ref: 'crd-dr-pls-max',
    doc: 'Policies for single ports. A port with an entry here inherits nothing: the blocks that are missing in it are unset for that port.',
  },
  {
    name: 'retryBudget',
    type: retryBudget,
    section: 'Retry budget, tunnel, proxy protocol',
    doc: 'Limits how many retries are in flight as a share of all requests. It replaces maxRetries.',
    default: { value: 'off', source: 'Envoy' },
    emptyMeans: 'An empty block is on, with the defaults of Envoy.',
  },
  {
    name: 'tunnel',
    type: object(
      describedAt(`${url}#TrafficPolicy-TunnelSettings`, [
        {
          name: 'protocol',
          type: text({
            known: {
              ref: 'wh-dr-tunnel-protocol',
              exact: true,
              values: [
                { value: 'CONNECT', doc: 'The tunnel is opened with CONNECT.' },
                { value: 'POST', doc: 'The tunnel is opened with POST.' },
              ],
            },
          }),
          doc: 'The HTTP method that opens the tunnel.',
          default: { value: 'CONNECT', source: 'Istio' },
        },
        {
          name: 'targetHost',
          type: text({ format: 'host', syntax: { form: 'domain-or-ip', ref: 'wh-dr-tunnel-host' } }),
          required: true,
          ref: 'crd-dr-tunnel',
          doc: 'Host that the tunnel leads to, as the server of the tunnel resolves it.',
        },
        {
          name: 'targetPort',
          type: { ...uint32, format: 'port', within: { minimum: 1, maximum: 65_535, ref: 'wh-dr-tunnel-port' } },
          required: true,
          ref: 'crd-dr-tunnel',
          doc: 'Port that the tunnel leads to, as the server of the tunnel dials it.',
        },
      ]),
    ),
    section: 'Retry budget, tunnel, proxy protocol',
    doc: 'Sends TCP and TLS through an HTTP tunnel that the host of this rule opens. It is read at the top and in subsets, never for a port.',
  },
  {
    name: 'proxyProtocol',
    type: object(
      describedAt(`${url}#TrafficPolicy-ProxyProtocol`, [
        {
          name: 'version',
          type: choice(
            { value: 'V1', doc: 'The header as a line of text.' },
            { value: 'V2', doc: 'The header in binary form.' },
          ),
          ref: 'crd-dr-proxyproto',
          doc: 'Form of the header. The server must expect just this one.',
          default: { value: 'V1', source: 'Istio' },
        },
      ]),
    ),
    section: 'Retry budget, tunnel, proxy protocol',
    doc: 'Begins each connection with a PROXY header that carries the caller’s address. The server must expect it.',
    emptyMeans: 'An empty block is on, in version V1.',
  },
]);

const trafficPolicy = object(policyFields);

const fields: readonly Field[] = describedAt(`${url}#DestinationRule`, [
  {
    name: 'host',
    alsoCalled: ['hostname'],
    type: text({ format: 'host', references: 'host', syntax: { form: 'wildcard-domain', ref: 'wh-dr-host' } }),
    required: true,
    section: 'Host',
    common: true,
    ref: 'crd-dr-host',
    doc: 'The host to which this rule applies, as a ServiceEntry or Service names it. A name may begin with *. to cover all names below it.',
  },
  {
    name: 'exportTo',
    alsoCalled: ['visibility'],
    type: exportTo,
    section: 'Host',
    ref: 'crd-dr-free',
    doc: 'The namespaces whose proxies see this rule: * for all, . for its own, or names. One rule decides for a caller: first of its own namespace, then of the host’s, then of the root namespace.',
    default: { value: '*', source: 'the mesh' },
  },
  {
    name: 'workloadSelector',
    alsoCalled: ['selector'],
    type: matchLabelsSelector(),
    section: 'Host',
    ref: 'crd-beta-selector',
    doc: 'Limits the rule to calls from pods of its own namespace with these labels.',
    default: { value: 'all pods that see it', source: 'Istio' },
    emptyMeans: 'Without labels it takes all pods of its own namespace, and no others see the rule.',
  },
  {
    name: 'trafficPolicy',
    type: trafficPolicy,
    doc: 'What applies to all ports and subsets that say nothing themselves.',
    common: true,
  },
  {
    name: 'subsets',
    type: list(
      object(
        describedAt(`${url}#Subset`, [
          {
            name: 'name',
            type: text({ format: 'name', references: 'subset', makes: true }),
            required: true,
            ref: 'crd-dr-subset-name',
            doc: 'How routes of a VirtualService name it.',
          },
          {
            name: 'labels',
            type: map(text({ format: 'label-value' }), { key: 'label' }),
            doc: 'Labels that an endpoint must all have to belong to it. An implicit DNS endpoint has none.',
          },
          {
            name: 'trafficPolicy',
            type: trafficPolicy,
            doc: 'Blocks that replace those of the rule for this subset, each as a whole.',
          },
        ]),
      ),
      { key: 'name', unique: ['name'] },
    ),
    section: 'Subsets',
    doc: 'Named groups of endpoints, told apart by labels, to which routes can send calls.',
  },
]);

/** What proxies do on the way to a host, once routing has chosen it. */
export const destinationRule: Kind = {
  kind: 'DestinationRule',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'DR',
  shortNames: ['dr'],
  doc: 'Sets how proxies connect to a host: TLS, ejection of failing endpoints, limits, balancing and subsets.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  url,
  startsWithHost: true,
  starter: (options) => `${heading('networking.istio.io/v1', 'DestinationRule', options)}spec:
  host: ${scalar(options.host ?? 'api.example.com')}
  trafficPolicy:
    connectionPool:
      tcp:
        connectTimeout: 10s
`,
};
