import { defaultNamespace, hasKey, recordIn, textIn, textsIn } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { Hit } from './hits';

/** The place of a resource's `exportTo`; its spec where the mesh's default counts. */
export function exportPath({ value }: Resource): Path {
  return hasKey(recordIn(value, 'spec'), 'exportTo') ? ['spec', 'exportTo'] : ['spec'];
}

/** A fix that exports a resource to one more namespace; undefined where it is for nobody. */
export function exportedTo(resource: Resource, namespace: string): Hit['fix'] {
  const written = textsIn(recordIn(resource.value, 'spec'), 'exportTo');
  if (written.includes('~')) return undefined;
  const names = written.length > 0 ? [...written, namespace] : withHome(resource, [namespace]);
  return remedyIn(resource, `Export it to ${namespace}`, [{ type: 'set', path: ['spec', 'exportTo'], value: names }]);
}

/** The own namespace as `.`, and all others by name: istiod refuses a name that stands for what another one does. */
function withHome({ namespace = defaultNamespace }: Resource, namespaces: readonly string[]): readonly string[] {
  return ['.', ...namespaces.filter((name) => name !== namespace)];
}

const annotation = 'networking.istio.io/exportTo';

/**
 * What makes a resource known in more namespaces, as a sentence. Where nothing is written the mesh's default counts until something is, so that its own
 * namespace has to be named too; `~` is for nobody, and stands beside nothing else (pkg/config/validation/validation.go, validateExportTo).
 */
export function exportAdvice(resource: Resource, namespaces: readonly string[]): string {
  const [names, all] = [listNames(namespaces), withHome(resource, namespaces)];
  if (resource.kind === 'Service') {
    const metadata = recordIn(resource.value, 'metadata');
    const written = textIn(recordIn(metadata, 'annotations'), annotation)?.trim() ?? '';
    const isAdded = written !== '' && written !== '~';
    return isAdded
      ? `Add ${names} to its annotation ${annotation}.`
      : `Set its annotation ${annotation} to ${all.join(',')}.`;
  }
  const written = textsIn(recordIn(resource.value, 'spec'), 'exportTo');
  if (written.includes('~')) return `Name ${names} in exportTo in place of ~.`;
  return written.length > 0 ? `Add ${names} to exportTo.` : `Set exportTo to [${all.join(', ')}].`;
}
