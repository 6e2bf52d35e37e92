import { hasKey, recordIn } from '../../mesh';
import type { Path } from '../../text';
import { valueAt } from '../../yaml';
import { remedyIn } from '../istioctl/remedy';
import type { WrittenBlock } from './cluster-uses';
import type { Hit } from './hits';

/** A fix that takes a `tls` block away, with what would be empty without it; undefined where another one would take its place. */
export function withoutTls({ resource, path }: WrittenBlock, title: string): Hit['fix'] {
  const gone = withEmptied(resource.value, path);
  const port = path.indexOf('portLevelSettings');
  const owner = port < 0 ? undefined : valueAt(resource.value, path.slice(0, port));
  if (hasKey(owner, 'tls') && gone.length < path.length) return undefined;
  return remedyIn(resource, title, [{ type: 'delete', path: gone }]);
}

/** The path of the largest part that holds nothing else. */
function withEmptied(root: unknown, path: Path): Path {
  const parent = path.slice(0, -1);
  const key = parent.at(-1);
  const isPolicy = key === 'trafficPolicy' || key === 'portLevelSettings' || typeof key === 'number';
  if (!isPolicy || parent.at(-2) === 'subsets') return path;
  return holdsMore(valueAt(root, parent), typeof key === 'number') ? path : withEmptied(root, parent);
}

function holdsMore(value: unknown, isPort: boolean): boolean {
  if (Array.isArray(value)) return value.length > 1;
  const keys = Object.keys(recordIn({ value }, 'value')).filter((key) => !isPort || key !== 'port');
  return keys.length > 1;
}
