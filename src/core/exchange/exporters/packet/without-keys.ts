import type { PacketContent } from './block';
import { maskKeys } from './secrets';

/** The same packet with private keys hidden in every text of it: notes, reasons and messages may quote one. */
export function withoutKeys(content: PacketContent): PacketContent {
  return mapTexts(content) as PacketContent;
}

function mapTexts(value: unknown): unknown {
  if (typeof value === 'string') return maskKeys(value);
  if (Array.isArray(value)) return value.map(mapTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each)]));
}
