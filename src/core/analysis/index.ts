export { causesOf, type Cause } from './causes';
export type { Finding } from './finding';
export { findingsOfCall, isRefusal, refusalsOf, refusalWords } from './findings-of-call';
export type { Rule } from './rule';
export { rules } from './rules';
export { ruleIdOf } from './rule-of-finding';
export { findingsOf, findingSteps } from './run';
export { silentRules } from './silent-rules';
