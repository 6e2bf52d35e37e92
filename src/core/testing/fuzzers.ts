import { designFuzzer } from './fuzz-designs';
import { editFuzzer } from './fuzz-edits';
import { linkFuzzer } from './fuzz-links';
import type { Fuzzer } from './fuzz-run';
import { expressionFuzzer, traceFuzzer } from './fuzz-traces';
import { yamlFuzzer } from './fuzz-yaml';
import { zipFuzzer } from './fuzz-zips';

/** All fuzzers, with how many cases of each a test run takes; a longer run is `npm run fuzz`. */
export const fuzzers: readonly { readonly fuzzer: Fuzzer; readonly cases: number }[] = [
  { fuzzer: yamlFuzzer, cases: 33_000 },
  { fuzzer: editFuzzer, cases: 8 },
  { fuzzer: linkFuzzer, cases: 3_000 },
  { fuzzer: zipFuzzer, cases: 3_000 },
  { fuzzer: designFuzzer, cases: 100 },
  { fuzzer: traceFuzzer, cases: 500 },
  { fuzzer: expressionFuzzer, cases: 120 },
];
