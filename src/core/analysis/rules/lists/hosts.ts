import type { Rule } from '../../rule';
import { expandedShortHost } from '../expanded-short-host';
import { firstDestinationDecides } from '../first-destination-decides';
import { idleRetrySettings } from '../idle-retry-settings';
import { leakingSubnets } from '../leaking-subnets';
import { matchOnTargetPort } from '../match-on-target-port';
import { mirrorWithForeignHost } from '../mirror-with-foreign-host';
import { missingDelegate } from '../missing-delegate';
import { rulesBelowPattern } from '../rules-below-pattern';
import { rulesForUnknownHost } from '../rules-for-unknown-host';
import { unaddressableHost } from '../unaddressable-host';
import { unlistedServerName } from '../unlisted-server-name';

/** Rules for hosts, ports and names that they cannot be for. */
export const hostRules: readonly Rule[] = [
  rulesForUnknownHost,
  rulesBelowPattern,
  matchOnTargetPort,
  missingDelegate,
  mirrorWithForeignHost,
  unlistedServerName,
  leakingSubnets,
  firstDestinationDecides,
  idleRetrySettings,
  expandedShortHost,
  unaddressableHost,
];
