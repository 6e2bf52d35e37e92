export type { Finding } from './finding';
export type { DocumentRule, KindRule, Report, Rule, RuleFields, WorkspaceRule } from './rule';
export { rules } from './rules';
export { findingsOf } from './run';
export type { RuleInput } from './run';
