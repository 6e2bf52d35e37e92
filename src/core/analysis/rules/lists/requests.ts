import type { Rule } from '../../rule';
import { defaultRetryConditions } from '../default-retry-conditions';
import { faultForAll } from '../fault-for-all';
import { misalignedRewrite } from '../misaligned-rewrite';
import { prefixWithoutSlash } from '../prefix-without-slash';
import { repeatedWrites } from '../repeated-writes';
import { sourceMatchWithGateways } from '../source-match-with-gateways';
import { triesBeyondTimeout } from '../tries-beyond-timeout';
import { unlimitedTimeout } from '../unlimited-timeout';
import { unretriedTryTimeout } from '../unretried-try-timeout';
import { weightZeroAlone } from '../weight-zero-alone';

/** Matches, rewrites, timeouts, retries and faults of http rules. */
export const requestRules: readonly Rule[] = [
  sourceMatchWithGateways,
  prefixWithoutSlash,
  weightZeroAlone,
  misalignedRewrite,
  unretriedTryTimeout,
  triesBeyondTimeout,
  repeatedWrites,
  defaultRetryConditions,
  unlimitedTimeout,
  faultForAll,
];
