import { readDuration } from '../../../schema';
import { textIn } from '../../read';

/** A duration of a route as written; null for none, and for nothing, which switches Envoy's timer off. */
export function durationIn(value: unknown, key: string): string | null {
  const written = textIn(value, key);
  return written === undefined || readDuration(written) === 0 ? null : written;
}
