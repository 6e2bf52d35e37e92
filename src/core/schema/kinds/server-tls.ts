import { choice, flag, list, object, strings, text } from '../field-types';
import type { Field, ObjectType } from '../types';

const version = (name: string, doc: string): Field => ({
  name,
  type: choice(
    { value: 'TLS_AUTO', doc: 'Envoy chooses: 1.2 to 1.3.' },
    { value: 'TLSV1_0', doc: 'TLS 1.0.' },
    { value: 'TLSV1_1', doc: 'TLS 1.1.' },
    { value: 'TLSV1_2', doc: 'TLS 1.2.' },
    { value: 'TLSV1_3', doc: 'TLS 1.3.' },
  ),
  ref: 'crd-tls-server-enums',
  doc,
  default: { value: 'TLS_AUTO', source: 'Istio' },
});

const path = (name: string, doc: string): Field => ({ name, type: text({ format: 'path' }), doc });

/** TLS that a listener of a Gateway or Sidecar accepts. */
export const serverTls: ObjectType = object([
  {
    name: 'mode',
    type: choice(
      { value: 'PASSTHROUGH', doc: 'TLS goes through unopened, routed by server name.' },
      { value: 'SIMPLE', doc: 'The gateway ends TLS with its own certificate.' },
      { value: 'MUTUAL', doc: 'The gateway ends TLS and asks for a client certificate.' },
      {
        value: 'AUTO_PASSTHROUGH',
        doc: 'TLS goes through to the service that the server name encodes, without a VirtualService.',
      },
      { value: 'ISTIO_MUTUAL', doc: 'The gateway ends mesh mTLS with workload certificates.' },
      { value: 'OPTIONAL_MUTUAL', doc: 'A client certificate is checked if there is one.' },
    ),
    common: true,
    ref: 'crd-tls-server-enums',
    doc: 'What is done with TLS that arrives here.',
    default: { value: 'PASSTHROUGH', source: 'Istio' },
  },
  {
    name: 'credentialName',
    type: text({ references: 'secret' }),
    common: true,
    doc: 'Secret with certificate and key, in the namespace of the gateway’s pods.',
  },
  {
    name: 'credentialNames',
    type: list(text({ references: 'secret' }), { minItems: 1, maxItems: 2 }),
    ref: 'crd-tls-cert-lists',
    doc: 'Two Secrets, for two kinds of keys.',
  },
  { name: 'httpsRedirect', type: flag, doc: 'Plain HTTP is answered with a redirect to https.' },
  path('serverCertificate', 'Path of the certificate.'),
  path('privateKey', 'Path of its key.'),
  path('caCertificates', 'Path of the CAs that client certificates are checked against.'),
  path('caCrl', 'Path of a list of revoked certificates.'),
  {
    name: 'caCertCredentialName',
    type: text({ references: 'secret' }),
    doc: 'Secret or ConfigMap with the CAs that client certificates are checked against.',
  },
  {
    name: 'tlsCertificates',
    type: list(
      object([
        path('serverCertificate', 'Path of the certificate.'),
        path('privateKey', 'Path of its key.'),
        path('caCertificates', 'Not used here.'),
      ]),
      { minItems: 1, maxItems: 2 },
    ),
    ref: 'crd-tls-cert-lists',
    doc: 'Two certificates by path, for two kinds of keys.',
  },
  { name: 'subjectAltNames', type: strings, doc: 'Names of which a client certificate must carry one.' },
  { name: 'insecureSkipVerify', type: flag, nullable: true, since: '1.31', doc: 'Accepts any client certificate.' },
  { name: 'verifyCertificateSpki', type: strings, doc: 'Hashes of public keys that client certificates may have.' },
  { name: 'verifyCertificateHash', type: strings, doc: 'Hashes of client certificates that are accepted.' },
  version('minProtocolVersion', 'Oldest TLS version accepted.'),
  version('maxProtocolVersion', 'Newest TLS version accepted.'),
  { name: 'cipherSuites', type: strings, doc: 'Ciphers offered.' },
]);
