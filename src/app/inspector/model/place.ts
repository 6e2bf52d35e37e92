import type { Path } from '../../../core/text';

/** Whether `path` is `start` or lies below it. */
export function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, index) => step === path[index]);
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** A text that is different for different paths, for React keys, maps and attributes. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** The part of a path that a person needs to read: without the leading `spec`. */
export function shortPath(path: Path): Path {
  return path.length > 1 && path[0] === 'spec' ? path.slice(1) : path;
}
