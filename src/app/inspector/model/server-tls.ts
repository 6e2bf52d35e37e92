/** Fields of a listener's tls block that do something in a mode; those that no mode is named for work in every mode that ends TLS. */
const fieldsOfMode: Readonly<Record<string, readonly string[]>> = {
  PASSTHROUGH: [],
  AUTO_PASSTHROUGH: [],
  ISTIO_MUTUAL: ['subjectAltNames', 'minProtocolVersion', 'maxProtocolVersion', 'cipherSuites'],
};

/** Fields with which the certificate of the client is checked. */
const clientChecks: readonly string[] = [
  'caCertificates',
  'caCrl',
  'caCertCredentialName',
  'subjectAltNames',
  'insecureSkipVerify',
  'verifyCertificateSpki',
  'verifyCertificateHash',
];

/**
 * Whether a field of a listener's tls block has an effect in a mode (istio/istio pilot/pkg/networking/core/gateway.go, buildGatewayListenerTLSContext).
 * A block without a mode is PASSTHROUGH. httpsRedirect concerns plain HTTP and has nothing to do with the mode.
 */
export function worksIn(mode: unknown, name: string): boolean {
  if (name === 'mode' || name === 'httpsRedirect') return true;
  const asked = typeof mode === 'string' ? mode : 'PASSTHROUGH';
  const known = Object.hasOwn(fieldsOfMode, asked) ? fieldsOfMode[asked] : undefined;
  if (known !== undefined) return known.includes(name);
  return mode !== 'SIMPLE' || !clientChecks.includes(name);
}
