import type { Rule } from '../../rule';
import { authorityTwice } from '../authority-twice';
import { badExpression } from '../bad-expression';
import { badRegexp } from '../bad-regexp';
import { catchAllListener } from '../catch-all-listener';
import { clientTls } from '../client-tls';
import { configmapCredential } from '../configmap-credential';
import { customCondition } from '../custom-condition';
import { delegateConflict } from '../delegate-conflict';
import { denyHttpOnly } from '../deny-http-only';
import { deprecatedField } from '../deprecated-field';
import { dryRun } from '../dry-run';
import { duplicateEgressHost } from '../duplicate-egress-host';
import { duplicateHost } from '../duplicate-host';
import { duplicateName } from '../duplicate-name';
import { egressProxy } from '../egress-proxy';
import { emptyBlock } from '../empty-block';
import { emptyMatch } from '../empty-match';
import { emptyPolicyMatch } from '../empty-policy-match';
import { emptySelector } from '../empty-selector';
import { emptyTagName } from '../empty-tag-name';
import { exportTo } from '../export-to';
import { extraTracing } from '../extra-tracing';
import { failoverRegion } from '../failover-region';
import { failoverWithoutEjection } from '../failover-without-ejection';
import { headerName } from '../header-name';
import { headerValue } from '../header-value';
import { httpsRedirect } from '../https-redirect';
import { indistinctHosts } from '../indistinct-hosts';
import { ineffectiveMatch } from '../ineffective-match';
import { internalAnnotation } from '../internal-annotation';
import { jwtClaimInMesh } from '../jwt-claim-in-mesh';
import { largeResponse } from '../large-response';
import { legacyGatewayName } from '../legacy-gateway-name';
import { localOriginFailures } from '../local-origin-failures';
import { localityWeights } from '../locality-weights';
import { maglevTableSize } from '../maglev-table-size';
import { meshWildcardHost } from '../mesh-wildcard-host';
import { networkWithoutAddress } from '../network-without-address';
import { noRoutes } from '../no-routes';
import { overlappingLocalities } from '../overlapping-localities';
import { partialWildcard } from '../partial-wildcard';
import { policyWithoutRules } from '../policy-without-rules';
import { prefixRewriteMatch } from '../prefix-rewrite-match';
import { retryCondition } from '../retry-condition';
import { retryWithoutAttempts } from '../retry-without-attempts';
import { routeWithoutAction } from '../route-without-action';
import { serverTls } from '../server-tls';
import { sidecarTls } from '../sidecar-tls';
import { sniAddress } from '../sni-address';
import { sniOutsideHosts } from '../sni-outside-hosts';
import { targetPort } from '../target-port';
import { tcpWithoutAddress } from '../tcp-without-address';
import { tlsCiphers } from '../tls-ciphers';
import { tlsOnPlainPort } from '../tls-on-plain-port';
import { unknownAttribute } from '../unknown-attribute';
import { unknownEndpointPort } from '../unknown-endpoint-port';
import { unknownTarget } from '../unknown-target';
import { unreachableRoute } from '../unreachable-route';
import { unsupportedFault } from '../unsupported-fault';
import { unsupportedProbe } from '../unsupported-probe';
import { unusedCertificates } from '../unused-certificates';
import { unusedHttpPool } from '../unused-http-pool';
import { zeroWeights } from '../zero-weights';

/** What istiod refuses or warns about when a resource is applied. */
export const admissionRules: readonly Rule[] = [
  indistinctHosts,
  partialWildcard,
  tcpWithoutAddress,
  unknownEndpointPort,
  networkWithoutAddress,
  emptySelector,
  exportTo,
  dryRun,
  internalAnnotation,
  unknownTarget,
  policyWithoutRules,
  customCondition,
  emptyPolicyMatch,
  denyHttpOnly,
  unknownAttribute,
  badExpression,
  emptyTagName,
  extraTracing,
  deprecatedField,
  emptyBlock,
  duplicateName,
  localOriginFailures,
  maglevTableSize,
  localityWeights,
  overlappingLocalities,
  failoverRegion,
  failoverWithoutEjection,
  clientTls,
  configmapCredential,
  targetPort,
  tlsOnPlainPort,
  httpsRedirect,
  serverTls,
  unusedCertificates,
  tlsCiphers,
  sidecarTls,
  unusedHttpPool,
  catchAllListener,
  duplicateEgressHost,
  egressProxy,
  delegateConflict,
  duplicateHost,
  meshWildcardHost,
  legacyGatewayName,
  jwtClaimInMesh,
  noRoutes,
  routeWithoutAction,
  zeroWeights,
  emptyMatch,
  badRegexp,
  headerName,
  headerValue,
  authorityTwice,
  prefixRewriteMatch,
  largeResponse,
  unsupportedFault,
  unsupportedProbe,
  retryWithoutAttempts,
  retryCondition,
  sniAddress,
  sniOutsideHosts,
  unreachableRoute,
  ineffectiveMatch,
];
