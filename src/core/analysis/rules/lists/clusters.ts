import type { Rule } from '../../rule';
import { allEndpointsEjected } from '../all-endpoints-ejected';
import { codesOnEncryptedPort } from '../codes-on-encrypted-port';
import { ejectionBelowOne } from '../ejection-below-one';
import { ejectionOfDialledAddress } from '../ejection-of-dialled-address';
import { ejectionShorterThanSweep } from '../ejection-shorter-than-sweep';
import { ejectionZeroPercent } from '../ejection-zero-percent';
import { endpointWithoutLocality } from '../endpoint-without-locality';
import { endpointsWithoutLocality } from '../endpoints-without-locality';
import { gatewayErrorsNotAlone } from '../gateway-errors-not-alone';
import { gatewayErrorsRedundant } from '../gateway-errors-redundant';
import { hashWithoutRequests } from '../hash-without-requests';
import { httpPoolWithoutRequests } from '../http-pool-without-requests';
import { localityLeftOut } from '../locality-left-out';
import { localityOrderByEjection } from '../locality-order-by-ejection';
import { localityOrderWithoutEjection } from '../locality-order-without-ejection';
import { lyingComment } from '../lying-comment';
import { nothingToBalance } from '../nothing-to-balance';
import { onlyEndpointEjected } from '../only-endpoint-ejected';
import { panicOnEjection } from '../panic-on-ejection';
import { poolOfOne } from '../pool-of-one';
import { retriesSuppressed } from '../retries-suppressed';
import { subsetDropsTcpPool } from '../subset-drops-tcp-pool';
import { subsetPriorityOnDns } from '../subset-priority-on-dns';
import { tcpTimeoutBelowTop } from '../tcp-timeout-below-top';
import { unusedHttp2Settings } from '../unused-http2-settings';
import { upgradeWithoutTls } from '../upgrade-without-tls';
import { warmupWithoutEffect } from '../warmup-without-effect';

/** Ejection, localities, balancing and connection pools. */
export const clusterRules: readonly Rule[] = [
  ejectionBelowOne,
  ejectionOfDialledAddress,
  onlyEndpointEjected,
  allEndpointsEjected,
  codesOnEncryptedPort,
  gatewayErrorsRedundant,
  gatewayErrorsNotAlone,
  ejectionZeroPercent,
  panicOnEjection,
  ejectionShorterThanSweep,
  localityOrderByEjection,
  localityOrderWithoutEjection,
  localityLeftOut,
  endpointsWithoutLocality,
  endpointWithoutLocality,
  subsetPriorityOnDns,
  nothingToBalance,
  hashWithoutRequests,
  warmupWithoutEffect,
  httpPoolWithoutRequests,
  tcpTimeoutBelowTop,
  poolOfOne,
  unusedHttp2Settings,
  subsetDropsTcpPool,
  retriesSuppressed,
  upgradeWithoutTls,
  lyingComment,
];
