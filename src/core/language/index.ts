export { completeAt } from './complete';
export type { Completion } from './completion';
export { knownNames } from './known-names';
export type { KnownHost, KnownNames } from './known-names';
export { hoverAt } from './hover';
export type { Hover } from './hover';
