import { digits } from './language';

/** A number with its noun: `1 file`, `1,200 files`, `3 entries`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${digits(count)} ${count === 1 ? noun : plural}`;
}
