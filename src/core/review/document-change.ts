import type { Resource } from '../schema';

/** A resource that is on one side alone, or that says something else. Comments, order of keys, and names of files are no change of a resource, and comments
 * around an item of a List none of its text. */
export interface DocumentChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** `Kind/namespace/name`. */
  readonly key: string;
  /** Undefined on the side that does not have it. */
  readonly before: Resource | undefined;
  readonly after: Resource | undefined;
  /** What is written on each side: the document, or the item of a List by itself. Undefined on the side that does not have it. Made anew at each call. */
  readonly texts: () => { readonly before: string | undefined; readonly after: string | undefined };
  /** Whether only comments, formatting or order differ. */
  readonly textOnly: boolean;
}
