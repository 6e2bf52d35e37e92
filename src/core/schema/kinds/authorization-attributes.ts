import type { EnumValue } from '../types';

/**
 * What a condition of an AuthorizationPolicy can look at (istio/istio pkg/config/security/security.go, ValidateAttribute); `name` in brackets is to
 * be replaced.
 */
export const conditionAttributes: readonly EnumValue[] = [
  { value: 'request.headers[name]', doc: 'A header of the request. HTTP only.' },
  { value: 'source.ip', doc: 'Address or range from which the connection comes.' },
  { value: 'remote.ip', doc: 'Address or range of the first caller, as X-Forwarded-For says after numTrustedProxies.' },
  { value: 'source.namespace', doc: 'Namespace of the caller, from its mTLS certificate.' },
  {
    value: 'source.serviceAccount',
    doc: 'Service account of the caller, namespace/name or a name of the policy’s own namespace, from its mTLS certificate.',
  },
  { value: 'source.principal', doc: 'Identity of the caller, from its mTLS certificate.' },
  { value: 'source.trustDomain', doc: 'Trust domain of the caller, from its mTLS certificate.', since: '1.30' },
  { value: 'request.auth.principal', doc: 'Identity from a JWT that was checked, as issuer/subject.' },
  { value: 'request.auth.audiences', doc: 'For whom the JWT was issued.' },
  { value: 'request.auth.presenter', doc: 'To whom the JWT was issued: its azp.' },
  { value: 'request.auth.claims[name]', doc: 'A claim of the JWT; further brackets lead into nested ones.' },
  { value: 'destination.ip', doc: 'Address or range on which the pod is called.' },
  { value: 'destination.port', doc: 'Port on which the pod is called.' },
  { value: 'connection.sni', doc: 'Server name that the caller asked for in TLS.' },
];
