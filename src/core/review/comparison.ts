import type { Mesh, StatedSettings } from '../mesh';
import type { Resource } from '../schema';
import type { Stream } from '../yaml';
import type { BehaviourChange } from './behaviour-change';
import type { DocumentChange } from './document-change';
import type { Drawn } from './drawn';

/** One side of a comparison; a snapshot has all of it. */
export interface ComparedWorkspace {
  readonly files: readonly { readonly path: string; readonly stream: Stream }[];
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
  readonly settings?: { readonly istioVersion?: string | undefined; readonly meshConfig?: StatedSettings | undefined };
}

/** A document with a syntax error: what could be read of it is compared, and more may be different. */
export interface UnreadDocument {
  readonly side: 'before' | 'after';
  readonly file: string;
  /** Its index in the file, from 0. */
  readonly index: number;
  /** What stands in the way, in one sentence. */
  readonly problem: string;
}

/** What differs between two workspaces. */
export interface Comparison {
  /** The riskiest first; of one risk in the order of kinds, then by destination and workload. */
  readonly changes: readonly BehaviourChange[];
  /** In the order of the proposal, those that are gone behind them, and last Lists with other comments around their items. */
  readonly documents: readonly DocumentChange[];
  readonly unread: readonly UnreadDocument[];
  /** What was there to trace: without a call, no change of behaviour says little. */
  readonly drawn: Drawn;
  /** How many pairs of a drawn pod and a host that it is not drawn to call may differ, and how many of them were tried. Those tried are spread evenly. */
  readonly sampled: { readonly tried: number; readonly of: number };
}
