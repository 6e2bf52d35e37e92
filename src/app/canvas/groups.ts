import type { EndpointNode } from '../../core/topology';

/**
 * External endpoints that are drawn as one card, since there are many of them: those of an entry with very many, or, of the entries of
 * folded bands, those under one registrable domain or in one /24.
 */
export interface EndpointGroup {
  /** `Group/<entry id or empty>/<name>`; no node has such an id. */
  readonly id: string;
  /** The entry (node id) whose endpoints they are; null for those of all folded bands. */
  readonly entry: string | null;
  /** "example.com", "10.0.1.0/24", or "17 other places" for what is left over. */
  readonly name: string;
  /** The endpoints in it. */
  readonly nodes: readonly EndpointNode[];
  readonly count: number;
  /** "120 endpoints", "120 endpoints of 8 entries". */
  readonly says: string;
  /** Its endpoints stand under it, and it is their head: a click folds them again. Groups of folded bands never are. */
  readonly open: boolean;
}

/** The size of a group's card. */
export const groupSize = { width: 184, height: 48 } as const;
