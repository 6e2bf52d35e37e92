import type { Path } from '../../../core/text';

/** A text that is different for different paths, for React keys, maps and attributes. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** The part of a path that a person needs to read: without the leading `spec`. */
export function shortPath(path: Path): Path {
  return path.length > 1 && path[0] === 'spec' ? path.slice(1) : path;
}
