import type { Path } from '../../../text';
import type { DestinationRule } from '../../destination-rule';

/**
 * What becomes of a DestinationRule for one proxy and service.
 *
 * - `wins`: it counts.
 * - `merged`: it is made part of the rule that counts; of its policy and subsets some may be lost.
 * - `swallowed`: it was made part of a rule that does not count here.
 * - `selector`: its workloadSelector does not match.
 * - `selector-first`: a rule with a selector that matches comes before it.
 * - `older-first`: an older rule has a selector that matches as well.
 * - `newer-last`: a newer rule, which is exported otherwise, counts in its place.
 * - `less-specific`: its namespace has rules for a more specific host.
 * - `other-namespace`: a namespace that is asked before has rules for the host.
 * - `unselected-first`: a namespace that is asked before has rules for the host, of which none selects the client.
 * - `not-exported`: the client's namespace may not see it.
 * - `never-asked`: its namespace is neither the client's, nor the service's, nor the root.
 * - `below-wildcard`: the service's host is a pattern, and the rule is for a part of it.
 * - `no-service`: the client knows no service of the host.
 * - `not-read`: the client has no proxy that applies rules.
 */
export type RuleVerdict =
  | 'wins'
  | 'merged'
  | 'swallowed'
  | 'selector'
  | 'selector-first'
  | 'older-first'
  | 'newer-last'
  | 'less-specific'
  | 'other-namespace'
  | 'unselected-first'
  | 'not-exported'
  | 'never-asked'
  | 'below-wildcard'
  | 'no-service'
  | 'not-read';

/** A DestinationRule that could apply to a service, as one proxy takes it. */
export interface Candidate {
  readonly rule: DestinationRule;
  readonly verdict: RuleVerdict;
  /** One or two sentences. */
  readonly because: string;
  /** The rule that counts in its place, or that it was merged into; undefined where none did it. */
  readonly by: DestinationRule | undefined;
  /** Its parts without effect, `spec` for all of it; empty where all of it counts. */
  readonly lost: readonly Path[];
  /** Only age, or names between equally old ones, decided. */
  readonly tied: boolean;
}
