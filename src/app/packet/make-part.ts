import { reviewPacket } from '../../core/exchange';
import { takeSnapshot, type Settings } from '../../core/snapshot';
import type { Workspace } from '../../core/workspace';

/** What of a review packet is downloaded. */
export type PacketPart = 'html' | 'markdown' | 'inventory';

/** One side of what a packet is about, as texts. */
interface PacketSide {
  readonly workspace: Workspace;
  readonly settings: Settings;
}

/** A part of a packet, and what it is made of: a design, beside the baseline of its review where it has one. */
export interface PacketRequest {
  readonly part: PacketPart;
  readonly design: PacketSide;
  readonly baseline: (PacketSide & { readonly name: string; readonly problems: readonly string[] }) | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The text of a part of a packet. Reading, comparing and drawing a thousand services takes some seconds. */
export async function makePart({ part, design, baseline, today }: PacketRequest): Promise<string> {
  const packet = await reviewPacket(snapshotOf(design), {
    baseline: baseline ? snapshotOf(baseline) : undefined,
    baselineName: baseline?.name,
    baselineProblems: baseline?.problems ?? [],
    today,
  });
  return packet[part];
}

function snapshotOf({ workspace, settings }: PacketSide) {
  return takeSnapshot(workspace, undefined, undefined, settings);
}
