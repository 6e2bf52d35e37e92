import { choice, describedAt, distinctTexts, list, object, text } from '../field-types';
import type { Field, Kind, ListType } from '../types';
import { conditionAttributes } from './authorization-attributes';
import { policyTargets } from './selectors';
import { heading } from './starter-text';

// What the fields become in Envoy: istio/istio pilot/pkg/security/authz/model/model.go (New) and generator.go; how an empty field reads:
// pkg/config/validation/validation.go (ValidateAuthorizationPolicy).

const url = 'https://istio.io/latest/docs/reference/config/security/authorization-policy/';

const serviceAccounts: ListType = distinctTexts(
  text({ maxLength: 320, references: 'service-account', qualified: 'optional' }),
  { maxItems: 16 },
);

const pair = (name: string, not: string, doc: string, options: Partial<Field> = {}): readonly Field[] => [
  { name, type: distinctTexts(), doc, ...options },
  {
    name: not,
    type: distinctTexts(),
    doc: `The opposite of ${name}: a call that one of these fits does not match.`,
    ...options,
  },
];

const source: readonly Field[] = describedAt(`${url}#Source`, [
  ...pair(
    'principals',
    'notPrincipals',
    'Identities of the caller, trust-domain/ns/namespace/sa/account, from its mTLS certificate; * at one end stands for the rest. Plain text has none, so nothing fits.',
    { common: true },
  ),
  ...pair(
    'requestPrincipals',
    'notRequestPrincipals',
    'Identities from a JWT that a RequestAuthentication has checked, as issuer/subject. A request without a token has none.',
  ),
  ...pair(
    'namespaces',
    'notNamespaces',
    'Namespaces of the caller, read from its mTLS certificate. Plain text has none, so nothing fits.',
    { type: distinctTexts(text({ references: 'namespace' })), common: true },
  ),
  ...pair(
    'serviceAccounts',
    'notServiceAccounts',
    'Service accounts of the caller, namespace/name or a name of the policy’s own namespace, from its mTLS certificate. Istio refuses them beside principals and namespaces.',
    { type: serviceAccounts, ref: 'crd-ap-limits' },
  ),
  ...pair('trustDomains', 'notTrustDomains', 'Trust domains of the caller, from its mTLS certificate.', {
    since: '1.30',
  }),
  ...pair(
    'ipBlocks',
    'notIpBlocks',
    'Addresses and ranges from which the connection comes. Behind a load balancer that is the balancer’s.',
    { type: distinctTexts(text({ format: 'ip' })) },
  ),
  ...pair(
    'remoteIpBlocks',
    'notRemoteIpBlocks',
    'Addresses and ranges of the first caller, as X-Forwarded-For says after numTrustedProxies of the mesh. On TCP it is the address of the connection.',
    { type: distinctTexts(text({ format: 'ip' })) },
  ),
]);

const operation: readonly Field[] = describedAt(`${url}#Operation`, [
  ...pair(
    'hosts',
    'notHosts',
    'Host headers of requests, with their port if they have one. HTTP only: on a TCP port an ALLOW rule with it never fits, a DENY rule leaves it out.',
    { common: true },
  ),
  ...pair('ports', 'notPorts', 'Ports on which the pod is called, as text: "443".', { common: true }),
  ...pair('methods', 'notMethods', 'HTTP methods, for gRPC always POST. HTTP only.', { common: true }),
  ...pair(
    'paths',
    'notPaths',
    'Paths without the query, after the normalization of the mesh; * at one end stands for the rest, {*} and {**} for parts. For gRPC /package.Service/Method. HTTP only.',
    { common: true },
  ),
]);

const condition: readonly Field[] = describedAt(`${url}#Condition`, [
  {
    name: 'key',
    type: text({ words: conditionAttributes }),
    required: true,
    common: true,
    ref: 'crd-ap-limits',
    doc: 'Attribute that is looked at, such as request.headers[x-user], source.namespace, destination.port or connection.sni.',
  },
  {
    name: 'values',
    type: distinctTexts(),
    common: true,
    doc: 'Values of which the attribute must have one. Istio wants these, or notValues.',
  },
  { name: 'notValues', type: distinctTexts(), doc: 'Values that the attribute must not have.' },
]);

const rules: ListType = list(
  object(
    describedAt(`${url}#Rule`, [
      {
        name: 'from',
        type: list(
          object(
            describedAt(`${url}#Rule-From`, [
              {
                name: 'source',
                type: object(source),
                common: true,
                doc: 'What the caller must be: every field that is set has to hold, with one of its values. Istio refuses it empty.',
              },
            ]),
          ),
          { maxItems: 512 },
        ),
        common: true,
        ref: 'crd-ap-limits',
        doc: 'Who calls: one of the items has to hold.',
        default: { value: 'anybody', source: 'Istio' },
      },
      {
        name: 'to',
        type: list(
          object(
            describedAt(`${url}#Rule-To`, [
              {
                name: 'operation',
                type: object(operation),
                common: true,
                doc: 'What is called: every field that is set has to hold, with one of its values. Istio refuses it empty.',
              },
            ]),
          ),
        ),
        common: true,
        doc: 'What is called: one of the items has to hold.',
        default: { value: 'anything', source: 'Istio' },
      },
      {
        name: 'when',
        type: list(object(condition)),
        doc: 'Further conditions, all of which have to hold.',
        default: { value: 'none', source: 'Istio' },
      },
    ]),
  ),
  {
    maxItems: 512,
    starters: [
      { label: 'to hosts', doc: 'Requests for these hosts.', value: { to: [{ operation: { hosts: [''] } }] } },
    ],
  },
);

/** Says who may call what, at the proxy of the called pod, at gateways and at waypoints. */
export const authorizationPolicy: Kind = {
  kind: 'AuthorizationPolicy',
  group: 'security.istio.io',
  versions: ['v1', 'v1beta1'],
  letters: 'AP',
  shortNames: ['ap'],
  doc: 'Allows or denies calls at the proxy that receives them: a sidecar, a gateway or a waypoint.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: describedAt(`${url}#AuthorizationPolicy`, [
    // pilot/pkg/model/authorization.go, ListAuthorizationPolicies.
    ...policyTargets('every'),
    {
      name: 'action',
      type: choice(
        {
          value: 'ALLOW',
          doc: 'Calls that a rule matches get through. As soon as a pod has one such policy, calls that none matches are denied.',
        },
        { value: 'DENY', doc: 'Calls that a rule matches get 403, whatever an ALLOW policy says.' },
        {
          value: 'AUDIT',
          doc: 'Calls that a rule matches are marked for an audit plugin. They are neither allowed nor denied.',
        },
        {
          value: 'CUSTOM',
          doc: 'The service that provider names decides about calls that a rule matches, before DENY and ALLOW.',
        },
      ),
      section: 'Rules',
      common: true,
      ref: 'crd-ap-action',
      doc: 'What happens to calls that a rule matches. CUSTOM is asked first, then DENY, then ALLOW.',
      default: { value: 'ALLOW', source: 'Istio' },
    },
    {
      name: 'provider',
      type: object(
        describedAt(`${url}#AuthorizationPolicy-ExtensionProvider`, [
          {
            name: 'name',
            type: text(),
            doc: 'Name of a provider among extensionProviders of the mesh settings. Where there is none, calls are denied.',
          },
        ]),
      ),
      section: 'Rules',
      alsoCalled: ['extensionProvider'],
      doc: 'Who decides with action CUSTOM. Istio refuses it with other actions.',
    },
    {
      name: 'rules',
      type: rules,
      section: 'Rules',
      common: true,
      ref: 'crd-ap-limits',
      doc: 'The calls that are meant; one of the rules has to match. An empty rule, {}, matches every call.',
      default: { value: 'none matches: with ALLOW every call is denied', source: 'Istio' },
    },
  ]),
  url,
  starter: (options) => `${heading('security.istio.io/v1', 'AuthorizationPolicy', options)}spec:
  action: ALLOW
  rules:
    - from:
        - source:
            namespaces:
              - default
`,
};
