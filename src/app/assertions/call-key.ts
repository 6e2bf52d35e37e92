import type { TracedRow } from '../traces';

/** A call by where it is written. */
export function callKey({ call: { place } }: TracedRow): string {
  return `${place.file}\n${place.document}\n${place.path.join('.')}`;
}
