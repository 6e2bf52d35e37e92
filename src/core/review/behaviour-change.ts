import type { Resource } from '../schema';
import type { Path } from '../text';
import type { Trace } from '../mesh';

/** How much a reviewer has to look at a change. */
export type Risk = 'high' | 'medium' | 'low';

/** What becomes different. */
export type ChangeKind =
  | 'reach-gained'
  | 'reach-lost'
  | 'address-changed'
  | 'tls-weaker'
  | 'tls-stronger'
  | 'tls-changed'
  | 'path-changed'
  | 'rule-changed'
  | 'failover-changed'
  | 'retries-of-writes'
  | 'policy-stopped'
  | 'limits-changed'
  | 'promise-broken'
  | 'promise-holds'
  | 'finding-new'
  | 'finding-fixed';

/** A resource of one side of a comparison, and the part of it that decides. */
export interface ChangePlace {
  readonly resource: Resource;
  readonly path: Path;
}

/** Something that is written otherwise. */
export interface WrittenPlace extends ChangePlace {
  /** What stands there in the baseline; undefined for a resource that came or went. */
  readonly was?: ChangePlace;
}

/** Something that calls do otherwise in the proposal than in the baseline: found in traces, the posture, promises and findings, never in the text alone. */
export interface BehaviourChange {
  /** The same for the same change of the same call, in whichever order it is found. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly risk: Risk;
  /** One or two sentences: who, what, and why. */
  readonly sentence: string;
  /** Whether it is of calls that might be made, and that no design draws. */
  readonly isUndrawn: boolean;
  /** Who is assumed to call, where nobody draws a pod: `pods with a sidecar in shop`; undefined for what is drawn, and for what is no call. */
  readonly assumed: string | undefined;
  /** `namespace/workload` of whom it concerns; undefined where it is no single workload. */
  readonly who: string | undefined;
  /** `namespace/workload` of all whom it concerns; several where the same change is told once, none where pods are assumed. */
  readonly workloads: readonly string[];
  /** `host:port` of the call; undefined where it is no single one. */
  readonly target: string | undefined;
  /** `host:port` of all that change in this way; several where calls that nobody draws do, empty for what is no call and for hosts that nothing defines. */
  readonly targets: readonly string[];
  /** The call as it was and as it is; undefined on a side that has no such call, and for what is no call. */
  readonly before: Trace | undefined;
  readonly after: Trace | undefined;
  /** What decides on each side; empty where nothing there does. */
  readonly decidedBefore: readonly ChangePlace[];
  readonly decidedAfter: readonly ChangePlace[];
  /** What is written otherwise and is the reason: in the proposal, and of what is gone in the baseline. */
  readonly causes: readonly WrittenPlace[];
  /** The rule of a finding; undefined for what is none. */
  readonly rule: string | undefined;
}
