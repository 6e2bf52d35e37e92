import type { ComparedWorkspace, InventoryInput } from '../../../review';
import type { DrawnWorkspace } from '../../../topology';
import type { Workspace } from '../../../workspace';

/** What is compared, listed and drawn. */
type Reviewed = ComparedWorkspace & InventoryInput & DrawnWorkspace;

/** What a packet is made of: a snapshot has all of it. */
export interface PacketInput extends Reviewed {
  readonly workspace: Workspace;
}

/** What a packet says beside what its input says, and what it is held against. */
export interface PacketOptions {
  /** What the files are compared with; undefined when there is nothing to compare. */
  readonly baseline?: PacketInput | undefined;
  /** What the baseline is called: a path, or the name of a version. */
  readonly baselineName?: string | undefined;
  /** A sentence for each part of the baseline that could not be opened. */
  readonly baselineProblems?: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What is reviewed, in the words of whoever asks for it. */
  readonly title?: string | undefined;
}
