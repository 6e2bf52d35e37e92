import { choice, describedAt, distinctTexts, flag, object, text } from '../field-types';
import type { ObjectType } from '../types';

const url = 'https://istio.io/latest/docs/reference/config/networking/destination-rule/';

// What each mode does: istio/istio pilot/pkg/networking/core/cluster_tls.go (constructUpstreamTLS, setAutoSniAndAutoSanValidation).

/** TLS that the proxy starts towards the server. */
export const clientTls: ObjectType = object(
  describedAt(`${url}#ClientTLSSettings`, [
    {
      name: 'mode',
      url: `${url}#ClientTLSSettings-TLSmode`,
      alsoCalled: ['tlsMode'],
      type: choice(
        {
          value: 'DISABLE',
          doc: 'The proxy adds no TLS: bytes go out as the app sent them. Passwords and personal data in plain text can then be read on the way. It switches mesh mTLS off too.',
        },
        {
          value: 'SIMPLE',
          doc: 'The proxy starts TLS and shows no certificate of its own. If the app speaks TLS already, there is TLS inside TLS.',
        },
        { value: 'MUTUAL', doc: 'The proxy starts TLS and shows a client certificate from files or from a Secret.' },
        {
          value: 'ISTIO_MUTUAL',
          doc: 'The proxy starts mesh mTLS with the workload certificate. A server outside the mesh cannot answer that.',
        },
      ),
      common: true,
      ref: 'crd-dr-tls-mode',
      doc: 'Whether the proxy starts TLS on the way to the server, and with which identity. Calls that carry passwords or personal data want it, unless the app encrypts them.',
      default: { value: 'DISABLE once the block is there', source: 'Istio' },
    },
    {
      name: 'sni',
      alsoCalled: ['serverName', 'servername'],
      type: text({ format: 'host' }),
      common: true,
      doc: 'The server name sent in the TLS handshake. Setting it turns the check of the name in the certificate off until subjectAltNames is set.',
      default: { value: 'the Host header of each HTTP request; none on TCP and TLS ports', source: 'Istio' },
    },
    {
      name: 'subjectAltNames',
      alsoCalled: ['sans', 'altNames'],
      type: distinctTexts(),
      common: true,
      doc: "Names of which the server's certificate must carry one.",
      default: { value: 'the Host header, while sni is unset and the port is HTTP', source: 'Istio' },
    },
    {
      name: 'caCertificates',
      alsoCalled: ['ca', 'caCert', 'caCertFile', 'caFile', 'rootCA'],
      type: text({ format: 'path' }),
      common: true,
      doc: 'Path, inside the istio-proxy container, of the CA certificates to trust; system means the ones of the proxy image.',
      default: { value: 'system', source: 'Istio' },
    },
    {
      name: 'clientCertificate',
      alsoCalled: ['cert', 'clientCert', 'certFile'],
      type: text({ format: 'path' }),
      common: true,
      doc: 'Path, inside the istio-proxy container, of the client certificate. MUTUAL needs it, or credentialName.',
    },
    {
      name: 'privateKey',
      alsoCalled: ['key', 'clientKey', 'keyFile'],
      type: text({ format: 'path' }),
      common: true,
      doc: 'Path, inside the istio-proxy container, of the key of the client certificate. MUTUAL needs it, or credentialName.',
    },
    {
      name: 'credentialName',
      alsoCalled: ['secretName', 'secret', 'credential'],
      type: text({ references: 'secret' }),
      common: true,
      doc: 'Secret with the certificate, key and CA. A sidecar reads it from its own namespace, and only when the rule has a workloadSelector: without one it sends plain text.',
    },
    {
      name: 'insecureSkipVerify',
      alsoCalled: ['skipVerify', 'insecure'],
      type: flag,
      nullable: true,
      common: true,
      doc: 'Accepts any certificate of any server, whoever signed it and for whatever name.',
      default: { value: 'false', source: 'Istio' },
    },
    {
      name: 'caCrl',
      type: text({ format: 'path' }),
      doc: 'Path, inside the istio-proxy container, of a list of revoked certificates. A server that shows one of them is refused.',
      default: { value: 'none: nothing is looked up', source: 'Istio' },
    },
  ]),
);
