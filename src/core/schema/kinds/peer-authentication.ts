import { choice, describedAt, map, object } from '../field-types';
import type { Kind, ObjectType } from '../types';
import { matchLabelsSelector } from './selectors';
import { heading } from './starter-text';

const url = 'https://istio.io/latest/docs/reference/config/security/peer_authentication/';

// What a mode leads to: istio/istio pilot/pkg/security/authn/policy_applier.go (getMutualTLSModeForPort, ComposePeerAuthentication).
const mtls: ObjectType = object(
  describedAt(`${url}#PeerAuthentication-MutualTLS`, [
    {
      name: 'mode',
      type: choice(
        { value: 'UNSET', doc: 'The next wider policy decides: of the namespace, then of the mesh, then PERMISSIVE.' },
        {
          value: 'DISABLE',
          doc: 'The proxy takes plain text only, and callers in the mesh send no mTLS to these pods any more.',
        },
        {
          value: 'PERMISSIVE',
          doc: 'The proxy takes mesh mTLS and plain text alike, so callers without a proxy still get through.',
        },
        {
          value: 'STRICT',
          doc: 'The proxy resets connections that are not mesh mTLS. Callers without a proxy are locked out.',
        },
      ),
      common: true,
      ref: 'crd-pa-mode',
      doc: 'What the proxy of the called pod takes from callers. It is the wire inside the mesh: what leaves it is set by a DestinationRule.',
      default: { value: 'what the next wider policy says, at last PERMISSIVE', source: 'Istio' },
    },
  ]),
);

/** Says whether pods take plain text or mTLS from callers. */
export const peerAuthentication: Kind = {
  kind: 'PeerAuthentication',
  group: 'security.istio.io',
  versions: ['v1', 'v1beta1'],
  letters: 'PA',
  shortNames: ['pa'],
  doc: 'Says whether pods take plain text or mesh mTLS from callers. It says nothing about calls that they make.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: describedAt(`${url}#PeerAuthentication`, [
    {
      name: 'selector',
      // pilot/pkg/security/authn/policy_applier.go, ComposePeerAuthentication.
      type: matchLabelsSelector('none'),
      section: 'Where it applies',
      common: true,
      ref: 'crd-pa-selector',
      alsoCalled: ['workloadSelector'],
      doc: 'Limits it to pods of its namespace with these labels. Without it the policy is for the namespace, in the root namespace for the mesh. In the root namespace istiod ignores a policy that has labels here.',
      default: { value: 'all pods of the namespace', source: 'Istio' },
      emptyMeans: 'An empty selector takes all pods of the namespace, as none does.',
    },
    {
      name: 'mtls',
      type: mtls,
      section: 'mTLS',
      common: true,
      alsoCalled: ['mTLS', 'tls'],
      doc: 'What these pods take on all ports that portLevelMtls does not name.',
      default: { value: 'what the next wider policy says, at last PERMISSIVE', source: 'Istio' },
    },
    {
      name: 'portLevelMtls',
      type: map(mtls, { key: 'port', minEntries: 1 }),
      section: 'mTLS',
      ref: 'crd-pa-plm',
      doc: 'What these pods take on single ports, by the port on which the app listens and not the one of its Service. Istio refuses it without a selector that has labels.',
    },
  ]),
  url,
  starter: (options) => `${heading('security.istio.io/v1', 'PeerAuthentication', options)}spec:
  mtls:
    mode: STRICT
`,
};
