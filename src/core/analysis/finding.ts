import type { Resource } from '../schema';
import type { Diagnostic } from '../text';
import type { Accepted } from './accepted';

/**
 * A diagnostic with its document. Where that stands in its file the snapshot says (`locate`), so that a finding outlives an edit of the documents above its
 * own: the offset in the file is that of the document's start plus the range's.
 */
export interface Finding extends Diagnostic {
  readonly file: string;
  /** `Document.id`. */
  readonly document: string;
  /** The resource it is about; undefined for findings about text that is none. */
  readonly resource: Resource | undefined;
  /** That a team has decided to live with it: it is shown, and counts in no sum and no exit code. Undefined where it counts. */
  readonly accepted?: Accepted;
  /** The same finding with what a team decided on it. Its fixes are still made only when somebody asks for them. */
  acceptedAs(accepted: Accepted): Finding;
}
