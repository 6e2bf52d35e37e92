import type { ReviewPacket } from './packet/make-packet';
import type { PacketInput, PacketOptions } from './packet/packet-input';

/**
 * All that a review of a design needs, on paper or on a screen. The same input and options give the same bytes. What makes it is fetched when the first
 * one is asked for: many open files, and few make packets of them.
 */
export async function reviewPacket(input: PacketInput, options: PacketOptions): Promise<ReviewPacket> {
  const { makePacket } = await import('./packet/make-packet');
  return makePacket(input, options);
}
