export type { BehaviourChange, ChangeKind, ChangePlace, Risk } from './behaviour-change';
export type { DocumentChange } from './document-change';
export { inventoryOf } from './inventory';
export type { InventoryInput } from './inventory';
export type { InventoryRow } from './inventory-row';
