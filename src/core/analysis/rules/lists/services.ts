import type { Rule } from '../../rule';
import { addressTakenByAnother } from '../address-taken-by-another';
import { addressesOnHttp } from '../addresses-on-http';
import { callNotDelivered } from '../call-not-delivered';
import { callToUnknownHost } from '../call-to-unknown-host';
import { callWithoutListener } from '../call-without-listener';
import { droppedEndpoints } from '../dropped-endpoints';
import { endpointPortName } from '../endpoint-port-name';
import { entryWithoutPorts } from '../entry-without-ports';
import { httpBesideTcp } from '../http-beside-tcp';
import { overlappingRanges } from '../overlapping-ranges';
import { portGovernedWhole } from '../port-governed-whole';
import { portTakenByAnother } from '../port-taken-by-another';
import { portTakenWhole } from '../port-taken-whole';
import { portWithoutCluster } from '../port-without-cluster';
import { proxyPort } from '../proxy-port';
import { racedEndpoints } from '../raced-endpoints';
import { rangeHidesServerName } from '../range-hides-server-name';
import { serverFirstConflict } from '../server-first-conflict';
import { serverSpeaksFirst } from '../server-speaks-first';
import { subsetOfDialledAddress } from '../subset-of-dialled-address';
import { subsetOfDynamicDns } from '../subset-of-dynamic-dns';
import { subsetOfImpliedEndpoint } from '../subset-of-implied-endpoint';
import { twoAllocations } from '../two-allocations';
import { udpPort } from '../udp-port';
import { unsetResolution } from '../unset-resolution';
import { unusedAllocation } from '../unused-allocation';
import { wildcardToEndpoints } from '../wildcard-to-endpoints';
import { withoutEndpoints } from '../without-endpoints';

/** Listeners and clusters that services share, lose or never get. */
export const serviceRules: readonly Rule[] = [
  entryWithoutPorts,
  portTakenWhole,
  portGovernedWhole,
  portTakenByAnother,
  addressTakenByAnother,
  overlappingRanges,
  rangeHidesServerName,
  addressesOnHttp,
  unsetResolution,
  wildcardToEndpoints,
  proxyPort,
  udpPort,
  serverSpeaksFirst,
  serverFirstConflict,
  httpBesideTcp,
  withoutEndpoints,
  subsetOfDynamicDns,
  racedEndpoints,
  droppedEndpoints,
  portWithoutCluster,
  unusedAllocation,
  twoAllocations,
  subsetOfImpliedEndpoint,
  subsetOfDialledAddress,
  endpointPortName,
  callToUnknownHost,
  callWithoutListener,
  callNotDelivered,
];
