import type { Resource } from '../schema';
import type { InventoryGap } from './inventory-gaps';

/** What becomes of calls, and whose: a caller with several calls may have several outcomes. */
export interface InventoryOutcome {
  /** `reached`, `passthrough`, `blackhole` and so on. */
  readonly outcome: string;
  /** `namespace/workload` of each that has it. */
  readonly callers: readonly string[];
}

/** A host outside the mesh on one port, as one entry defines it or as calls name it: what a review lists. */
export interface InventoryRow {
  /** As written; a pattern such as `*.example.com` stays one. */
  readonly host: string;
  /** 0 where no number can be read. */
  readonly port: number;
  /** As the entry says; for a host that is only called, the scheme of the first call in capitals. Empty when it is not written. */
  readonly protocol: string;
  /** The entry that defines it; undefined for a host that is called and that no file defines for the caller. */
  readonly entry: Resource | undefined;
  /** Why no entry counts for the callers, each reason once; empty with an entry. */
  readonly gaps: readonly InventoryGap[];
  /** MESH_EXTERNAL or MESH_INTERNAL; undefined without an entry. */
  readonly location: string | undefined;
  /** NONE, STATIC, DNS and so on; undefined without an entry. */
  readonly resolution: string | undefined;
  /** Addresses, with ports where they differ; in words where nobody wrote one. */
  readonly endpoints: readonly string[];
  /** Namespaces that the entry is exported to; `*` for all, none for `~`. */
  readonly visibleTo: readonly string[];
  /** `namespace/workload` of those that are drawn to call it, or whose calls rules send there. */
  readonly callers: readonly string[];
  /** Names and addresses by which they call it, where these are not the host itself. */
  readonly calledAs: readonly string[];
  /** What becomes of the calls, each outcome once. */
  readonly outcomes: readonly InventoryOutcome[];
  /** The ways that calls take: `sidecar`, `egress-gateway` and so on. */
  readonly via: readonly string[];
  /** TLS on the wire and by whom, in words; several where callers differ. Of a host that nobody calls, what a client would get. */
  readonly tls: readonly string[];
  readonly sni: readonly string[];
  /** Whether the server's name is checked, in words. */
  readonly nameCheck: readonly string[];
  /** Timeout and retries, limits and ejection in force, in words; a text for each way of calling it that differs. */
  readonly policy: readonly string[];
  /** What the entry's label or annotation `owner` says; undefined without one. */
  readonly owner: string | undefined;
  /** From notes of the design on the entry, and on the rules that govern it. */
  readonly notes: readonly string[];
  /** Ids of rules with findings in what governs it, accepted ones left out. */
  readonly findings: readonly string[];
}
