import { hasKey, recordIn, textsIn } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { remedyIn } from '../istioctl/remedy';
import type { Hit } from './hits';

/** The place of a resource's `exportTo`; its spec where the mesh's default counts. */
export function exportPath({ value }: Resource): Path {
  return hasKey(recordIn(value, 'spec'), 'exportTo') ? ['spec', 'exportTo'] : ['spec'];
}

/** A fix that exports a resource to one more namespace; undefined where it is for nobody. */
export function exportedTo(resource: Resource, namespace: string): Hit['fix'] {
  const written = textsIn(recordIn(resource.value, 'spec'), 'exportTo');
  if (written.includes('~')) return undefined;
  const names = written.length > 0 ? written : ['.'];
  return remedyIn(resource, `Export it to ${namespace}`, [
    { type: 'set', path: ['spec', 'exportTo'], value: [...names, namespace] },
  ]);
}
