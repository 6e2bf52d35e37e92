export type { Finding } from './finding';
export { runRules } from './run';
export type { RuleInput } from './run';
