import { hasKey, recordIn } from '../../mesh';
import type { Path } from '../../text';
import { valueAt } from '../../yaml';
import { removalIn } from '../istioctl/remedy';
import type { WrittenBlock } from './cluster-uses';
import type { Hit } from './hits';

/** A fix that takes a `tls` block away, with what would be empty without it; undefined where another one would take its place. */
export function withoutTls({ resource, path }: WrittenBlock, title: string): Hit['fix'] {
  const gone = withEmptied(resource.value, path);
  const port = path.indexOf('portLevelSettings');
  const owner = port < 0 ? undefined : valueAt(resource.value, path.slice(0, port));
  if (hasKey(owner, 'tls') && gone.length < path.length) return undefined;
  return removalIn(resource, title, gone);
}

/**
 * A fix that takes away what changes nothing of a block of a policy, with what would be empty without it; undefined where something else would come into
 * force: a block of a subset hides that of the whole rule, and settings of a port hide all of it.
 */
export function withoutIdle({ resource, path }: WrittenBlock, below: Path, title: string): Hit['fix'] {
  if (path.includes('subsets')) return undefined;
  const gone = withEmptied(resource.value, [...path, ...below]);
  if (path.includes('portLevelSettings') && gone.length < path.length) return undefined;
  return removalIn(resource, title, gone);
}

/** The path of the largest part that holds nothing else. */
function withEmptied(root: unknown, path: Path): Path {
  const parent = path.slice(0, -1);
  const key = parent.at(-1);
  const isPolicy = typeof key === 'number' || policyParts.has(key ?? '');
  if (!isPolicy || parent.at(-2) === 'subsets') return path;
  return holdsMore(valueAt(root, parent), typeof key === 'number') ? path : withEmptied(root, parent);
}

const policyParts: ReadonlySet<string> = new Set(['trafficPolicy', 'portLevelSettings', 'connectionPool', 'http']);

function holdsMore(value: unknown, isPort: boolean): boolean {
  if (Array.isArray(value)) return value.length > 1;
  const keys = Object.keys(recordIn({ value }, 'value')).filter((key) => !isPort || key !== 'port');
  return keys.length > 1;
}
