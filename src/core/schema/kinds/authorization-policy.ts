import { choice, list, object, strings, text } from '../field-types';
import type { Field, Kind, ListType } from '../types';
import { policyTargets } from './selectors';

const serviceAccounts: ListType = list(text({ maxLength: 320 }), { maxItems: 16 });

const pair = (name: string, not: string, doc: string, options: Partial<Field> = {}): readonly Field[] => [
  { name, type: strings, doc, ...options },
  { name: not, type: strings, doc: `The opposite of ${name}: none of these.`, ...options },
];

const source: readonly Field[] = [
  ...pair('principals', 'notPrincipals', 'Identities of the peer, from its mTLS certificate.'),
  ...pair('requestPrincipals', 'notRequestPrincipals', 'Identities from a JWT: issuer/subject.'),
  ...pair('namespaces', 'notNamespaces', 'Namespaces of the peer, from its mTLS certificate.'),
  ...pair('serviceAccounts', 'notServiceAccounts', 'Service accounts of the peer.', {
    type: serviceAccounts,
    ref: 'crd-ap-limits',
  }),
  ...pair('trustDomains', 'notTrustDomains', 'Trust domains of the peer.', { since: '1.30' }),
  ...pair('ipBlocks', 'notIpBlocks', 'Addresses of the peer.'),
  ...pair('remoteIpBlocks', 'notRemoteIpBlocks', 'Addresses of the first caller, from X-Forwarded-For.'),
];

const operation: readonly Field[] = [
  ...pair('hosts', 'notHosts', 'Host headers.'),
  ...pair('ports', 'notPorts', 'Ports, as text.'),
  ...pair('methods', 'notMethods', 'HTTP methods.'),
  ...pair('paths', 'notPaths', 'Paths.'),
];

const rules: ListType = list(
  object([
    {
      name: 'from',
      type: list(object([{ name: 'source', type: object(source), doc: 'All of these must hold.' }]), { maxItems: 512 }),
      ref: 'crd-ap-limits',
      doc: 'Who calls; one of the items must hold.',
    },
    {
      name: 'to',
      type: list(object([{ name: 'operation', type: object(operation), doc: 'All of these must hold.' }])),
      doc: 'What is called; one of the items must hold.',
    },
    {
      name: 'when',
      type: list(
        object([
          { name: 'key', type: text(), required: true, ref: 'crd-ap-limits', doc: 'Attribute that is looked at.' },
          { name: 'values', type: strings, doc: 'Values of which it must have one.' },
          { name: 'notValues', type: strings, doc: 'Values that it must not have.' },
        ]),
      ),
      doc: 'Further conditions; all must hold.',
    },
  ]),
  { maxItems: 512 },
);

/** Says who may call what, at the proxy of the called pod, at gateways and at waypoints. */
export const authorizationPolicy: Kind = {
  kind: 'AuthorizationPolicy',
  group: 'security.istio.io',
  versions: ['v1', 'v1beta1'],
  letters: 'AP',
  doc: 'Allows or denies calls at the proxy that receives them: a sidecar, a gateway or a waypoint.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: [
    ...policyTargets,
    {
      name: 'action',
      type: choice(
        { value: 'ALLOW', doc: 'Calls that match are allowed, and all others denied.' },
        { value: 'DENY', doc: 'Calls that match are denied, before any ALLOW is looked at.' },
        { value: 'AUDIT', doc: 'Calls that match are marked for an audit log.' },
        { value: 'CUSTOM', doc: 'Another service decides about calls that match.' },
      ),
      section: 'Rules',
      common: true,
      ref: 'crd-ap-action',
      doc: 'What happens to calls that match.',
      default: { value: 'ALLOW', source: 'Istio' },
    },
    {
      name: 'provider',
      type: object([{ name: 'name', type: text(), doc: 'Name of the provider in the mesh settings.' }]),
      section: 'Rules',
      doc: 'Who decides with CUSTOM.',
    },
    {
      name: 'rules',
      type: rules,
      section: 'Rules',
      common: true,
      ref: 'crd-ap-limits',
      doc: 'Calls that match; without any rule none does.',
    },
  ],
  url: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
};
