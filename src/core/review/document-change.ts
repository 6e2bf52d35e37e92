import type { Resource } from '../schema';

/**
 * A resource that is on one side alone, says something else, or is written otherwise. The comments right above an item of a List are its own; those that are
 * no item's are a change of the List, which then stands for a resource by its file: `List/egress.yaml`.
 */
export interface DocumentChange {
  /** The same for the same resource, for as long as it is new, gone or changed. */
  readonly id: string;
  /** What is written otherwise, in one sentence. */
  readonly sentence: string;
  /** The sentence with a digest of the text: what is said to a resource is kept with it, and does not hold for another text. */
  readonly named: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** `Kind/namespace/name`; of a List its kind and its file. */
  readonly key: string;
  /** Undefined on the side that does not have it. */
  readonly before: Resource | undefined;
  readonly after: Resource | undefined;
  /**
   * What is written on each side, with a line break at its end: the document, the item of a List by itself with its comments, or what stands around the items.
   * Undefined on the side that does not have it. Made when it is called.
   */
  readonly texts: () => { readonly before: string | undefined; readonly after: string | undefined };
  /** Whether only comments, formatting or order differ. */
  readonly textOnly: boolean;
}
