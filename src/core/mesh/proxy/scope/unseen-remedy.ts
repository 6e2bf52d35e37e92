import type { Resource } from '../../../schema';
import type { Op } from '../../../yaml';
import { listIn, recordIn, textsIn } from '../../read';
import type { Unseen } from './scope';

/** An edit of one resource after which a definition is known where it was not; paths are from the resource's root. */
interface UnseenRemedy {
  readonly resource: Resource;
  readonly ops: readonly Op[];
}

/** How a Sidecar names a definition for pods of a namespace: `infra/api.example.com`, `./api.example.com` for what is beside them. */
export function importName({ service }: Unseen, namespace: string): string {
  return `${service.namespace === namespace ? '.' : service.namespace}/${service.host}`;
}

/** The Sidecar importing the definition too; undefined where its list takes hosts out on purpose, or there is no list to add to. */
export function importOf(unseen: Unseen, namespace: string): UnseenRemedy | undefined {
  const { why, by, path } = unseen;
  const index = path[2];
  if (why !== 'not-imported' || by === undefined || by.incomplete || typeof index !== 'number') return undefined;
  const hosts = textsIn(recordIn({ item: listIn(recordIn(by.value, 'spec'), 'egress')[index] }, 'item'), 'hosts');
  if (hosts.some((host) => host.startsWith('~'))) return undefined;
  return { resource: by, ops: [{ type: 'insert', path, index: hosts.length, value: importName(unseen, namespace) }] };
}

/** The definition exported to more namespaces; undefined where it is for nobody on purpose, or says nothing of it itself. */
export function exportOf({ why, service, path }: Unseen, namespaces: readonly string[]): UnseenRemedy | undefined {
  const { resource } = service;
  const written = textsIn(recordIn(resource.value, 'spec'), 'exportTo');
  const isWritten = path.join('.') === 'spec.exportTo' && !written.includes('~');
  if (why !== 'exportTo' || resource.incomplete || !isWritten) return undefined;
  return {
    resource,
    ops: namespaces.map((value, at) => ({ type: 'insert', path, index: written.length + at, value })),
  };
}
