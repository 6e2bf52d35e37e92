export type { BehaviourChange, ChangePlace, Risk, WrittenPlace } from './behaviour-change';
export { compareWorkspaces } from './compare-workspaces';
export { reportOf } from './comparison-report';
export type {
  ComparisonReport,
  ReportedChange,
  ReportedDocument,
  ReportedHop,
  ReportedPlace,
  ReportedTrace,
} from './comparison-report';
export type { ComparedWorkspace, Comparison } from './comparison';
export {
  decisions,
  decisionText,
  saidByChange,
  unfoundAnswers,
  type Decision,
  type UnfoundAnswer,
} from './decision-note';
export type { DocumentChange } from './document-change';
export { untracedWords, type Drawn } from './drawn';
export { inventoryOf } from './inventory';
export type { InventoryInput } from './inventory';
export type { InventoryGap } from './inventory-gaps';
export type { InventoryRow } from './inventory-row';
export { writtenAt } from './cause-words';
export { decisionIn, type Said } from './said';
export { splitSentence } from './sentence-parts';
