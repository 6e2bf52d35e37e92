import { choice, describedAt, flag, list, object, strings, text } from '../field-types';
import type { Field, ObjectType } from '../types';

// What each mode becomes: istio/istio pilot/pkg/networking/core/gateway.go (buildGatewayListenerTLSContext) and
// pilot/pkg/security/model/authentication.go (ApplyToCommonTLSContext).

const url = 'https://istio.io/latest/docs/reference/config/networking/gateway/';

const version = (name: string, doc: string, value: string): Field => ({
  name,
  type: choice(
    { value: 'TLS_AUTO', doc: 'As when it is unset: from 1.2 to 1.3.' },
    { value: 'TLSV1_0', doc: 'TLS 1.0, which is broken; clients have switched it off.' },
    { value: 'TLSV1_1', doc: 'TLS 1.1, which is broken; clients have switched it off.' },
    { value: 'TLSV1_2', doc: 'TLS 1.2, whose ciphers cipherSuites chooses.' },
    { value: 'TLSV1_3', doc: 'TLS 1.3, whose ciphers cannot be chosen.' },
  ),
  ref: 'crd-tls-server-enums',
  doc,
  default: { value, source: 'Istio' },
});

const path = (name: string, doc: string, options: Partial<Field> = {}): Field => ({
  name,
  type: text({ format: 'path' }),
  doc,
  ...options,
});

/** TLS that a listener of a Gateway or Sidecar accepts. */
export const serverTls: ObjectType = object(
  describedAt(`${url}#ServerTLSSettings`, [
    {
      name: 'mode',
      type: choice(
        {
          value: 'PASSTHROUGH',
          doc: 'TLS goes on unopened, by its server name. tls routes of a VirtualService say where to.',
        },
        { value: 'SIMPLE', doc: 'The proxy ends TLS with its own certificate and asks for none.' },
        { value: 'MUTUAL', doc: 'The proxy ends TLS and refuses clients whose certificate its CAs have not signed.' },
        {
          value: 'AUTO_PASSTHROUGH',
          doc: 'TLS goes on unopened to the service that the server name encodes, without a VirtualService. For gateways between clusters.',
        },
        {
          value: 'ISTIO_MUTUAL',
          doc: 'The proxy ends mesh mTLS with its workload certificate, and takes no certificates of yours. What an egress gateway needs for calls from sidecars.',
        },
        { value: 'OPTIONAL_MUTUAL', doc: 'As MUTUAL, and clients without a certificate get in too.' },
      ),
      common: true,
      ref: 'crd-tls-server-enums',
      url: `${url}#ServerTLSSettings-TLSmode`,
      doc: 'What is done with TLS that arrives here.',
      default: { value: 'PASSTHROUGH', source: 'Istio' },
    },
    {
      name: 'credentialName',
      type: text({ references: 'secret' }),
      common: true,
      alsoCalled: ['secretName', 'secret'],
      doc: 'Secret with certificate and key, in the namespace of the gateway’s pods. For MUTUAL its ca.crt counts, or a Secret of this name with -cacert. A Gateway reads it, a Sidecar does not.',
    },
    {
      name: 'credentialNames',
      type: list(text({ references: 'secret' }), { minItems: 1, maxItems: 2 }),
      ref: 'crd-tls-cert-lists',
      doc: 'One or two Secrets, for an RSA and an ECDSA key. Istio refuses it beside credentialName and tlsCertificates.',
    },
    {
      name: 'httpsRedirect',
      type: flag,
      common: true,
      doc: 'Answers plain HTTP requests with 301 to https. It goes with protocol HTTP and without certificates.',
      default: { value: 'false', source: 'Istio' },
    },
    path(
      'serverCertificate',
      'Path of the certificate inside the istio-proxy container. SIMPLE and MUTUAL need it, or credentialName.',
      {
        alsoCalled: ['certificate', 'cert'],
      },
    ),
    path(
      'privateKey',
      'Path of the key of the certificate inside the istio-proxy container. SIMPLE and MUTUAL need it, or credentialName.',
      {
        alsoCalled: ['key', 'serverKey'],
      },
    ),
    path(
      'caCertificates',
      'Path, inside the istio-proxy container, of the CAs by which client certificates are checked. MUTUAL needs it, or credentialName.',
      {
        alsoCalled: ['ca', 'caCert'],
      },
    ),
    path('caCrl', 'Path, inside the istio-proxy container, of a list of revoked client certificates.'),
    {
      name: 'caCertCredentialName',
      type: text({ references: 'secret' }),
      doc: 'Secret or ConfigMap with the CAs by which client certificates are checked, where they are kept apart from the certificate.',
    },
    {
      name: 'tlsCertificates',
      type: list(
        object(
          describedAt(`${url}#ServerTLSSettings-TLSCertificate`, [
            path('serverCertificate', 'Path of the certificate inside the istio-proxy container.'),
            path('privateKey', 'Path of its key inside the istio-proxy container.'),
            path('caCertificates', 'Kept and not read: client certificates are checked by caCertificates of tls.'),
          ]),
        ),
        { minItems: 1, maxItems: 2 },
      ),
      ref: 'crd-tls-cert-lists',
      doc: 'One or two certificates by path, for an RSA and an ECDSA key. Istio refuses it beside credentialName and serverCertificate.',
    },
    {
      name: 'subjectAltNames',
      type: strings,
      alsoCalled: ['sans'],
      doc: 'Names of which a client certificate must carry one. It has no effect with SIMPLE.',
      default: { value: 'any name that the CAs have signed', source: 'Istio' },
    },
    {
      name: 'insecureSkipVerify',
      type: flag,
      nullable: true,
      since: '1.31',
      doc: 'Asks for a client certificate and takes any, whoever signed it.',
      default: { value: 'false', source: 'Istio' },
    },
    {
      name: 'verifyCertificateSpki',
      type: strings,
      doc: 'Hashes, in base64, of public keys of which a client certificate must have one.',
    },
    {
      name: 'verifyCertificateHash',
      type: strings,
      doc: 'Hashes, in hexadecimal, of which a client certificate must have one.',
    },
    version('minProtocolVersion', 'Oldest TLS version that is taken.', 'TLS 1.2'),
    version('maxProtocolVersion', 'Newest TLS version that is taken.', 'TLS 1.3'),
    {
      name: 'cipherSuites',
      type: strings,
      doc: 'Ciphers for TLS up to 1.2, by the names of OpenSSL. Istio ignores unknown ones with a warning; TLS 1.3 has its own.',
      default: { value: 'those of Envoy', source: 'Envoy' },
    },
  ]),
);
