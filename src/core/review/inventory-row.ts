import type { Resource } from '../schema';

/** A host outside the mesh on one port, as a review lists it. */
export interface InventoryRow {
  readonly host: string;
  readonly port: number;
  readonly protocol: string;
  /** The entry that defines it; undefined for a host that is called and that no file defines. */
  readonly entry: Resource | undefined;
  /** MESH_EXTERNAL or MESH_INTERNAL; undefined without an entry. */
  readonly location: string | undefined;
  /** NONE, STATIC, DNS and so on; undefined without an entry. */
  readonly resolution: string | undefined;
  /** Addresses, with ports where they differ. */
  readonly endpoints: readonly string[];
  /** Namespaces that see the entry; `*` for all. */
  readonly visibleTo: readonly string[];
  /** `namespace/workload` of those that are drawn to call it. */
  readonly callers: readonly string[];
  /** The ways that calls take: `sidecar`, `egress-gateway` and so on. */
  readonly via: readonly string[];
  /** TLS on the wire and by whom, in words; several where callers differ. */
  readonly tls: readonly string[];
  readonly sni: readonly string[];
  /** Whether the server's name is checked, in words. */
  readonly nameCheck: readonly string[];
  /** Timeout and retries, limits and ejection in force, in words. */
  readonly policy: readonly string[];
  /** From notes of the design; empty where nobody wrote one. */
  readonly notes: readonly string[];
  /** Ids of rules with findings in what governs it. */
  readonly findings: readonly string[];
}
