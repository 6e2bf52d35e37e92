export type { BehaviourChange, ChangeKind, ChangePlace, Risk } from './behaviour-change';
export type { DocumentChange } from './document-change';
export type { InventoryRow } from './inventory-row';
