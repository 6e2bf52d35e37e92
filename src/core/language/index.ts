export { completeAt } from './complete';
export type { Completion, KnownNames } from './complete';
export { hoverAt } from './hover';
export type { Hover } from './hover';
