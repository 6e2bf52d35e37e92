import { choice, map, object } from '../field-types';
import type { Kind, ObjectType } from '../types';
import { matchLabelsSelector } from './selectors';

const mtls: ObjectType = object([
  {
    name: 'mode',
    type: choice(
      { value: 'UNSET', doc: 'As the level above says.' },
      { value: 'DISABLE', doc: 'Plain text is taken, and no mTLS.' },
      { value: 'PERMISSIVE', doc: 'Both plain text and mTLS are taken.' },
      { value: 'STRICT', doc: 'Only mTLS is taken.' },
    ),
    common: true,
    ref: 'crd-pa-mode',
    doc: 'What the pod takes from callers.',
    default: { value: 'PERMISSIVE', source: 'Istio' },
  },
]);

/** Says whether pods take plain text or mTLS from callers. */
export const peerAuthentication: Kind = {
  kind: 'PeerAuthentication',
  group: 'security.istio.io',
  versions: ['v1', 'v1beta1'],
  letters: 'PA',
  doc: 'Says whether pods take plain text or mesh mTLS from callers. It says nothing about calls that they make.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: [
    {
      name: 'selector',
      type: matchLabelsSelector,
      section: 'Where it applies',
      common: true,
      ref: 'crd-pa-selector',
      doc: 'Limits it to pods with these labels.',
    },
    { name: 'mtls', type: mtls, section: 'mTLS', common: true, doc: 'For all ports.' },
    {
      name: 'portLevelMtls',
      type: map(mtls, { minEntries: 1 }),
      section: 'mTLS',
      ref: 'crd-pa-plm',
      doc: 'For single ports of the pod. Needs a selector with labels.',
    },
  ],
  url: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
};
