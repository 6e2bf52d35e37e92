import { sameList } from '../../lists';
import { clusterUsesOf, type Block, type ClusterUse } from '../../mesh';
import type { Resource } from '../../schema';
import { flatOf, question } from '../question';

/** A use whose policy has a written `tls` block in force. */
export interface TlsUse {
  readonly use: ClusterUse;
  readonly block: WrittenBlock;
}

/** A block that stands in a resource. */
export type WrittenBlock = Block & { readonly resource: Resource };

/** The clusters of the mesh as its clients get them; the same list while none of them changes. */
export const clusterUses = question((input, before: readonly ClusterUse[] | undefined): readonly ClusterUse[] =>
  sameList(clusterUsesOf(input.mesh), before),
);

/** Those whose texts can be read to their end. */
export const readableUses = flatOf(clusterUses, (use) => (isReadableUse(use) ? [use] : []));

/** Those with a `tls` block in force, also where a proxy drops it. */
export const tlsUses = flatOf(readableUses, (use): readonly TlsUse[] => {
  const { block } = use.cluster.tls;
  return block && isWritten(block) && !block.resource.incomplete ? [{ use, block }] : [];
});

/** Those of them where proxies start TLS to the server, other than that of the mesh. */
export const startedTls = flatOf(tlsUses, (each) => (startsTls(each.use) ? [each] : []));

/** Whether proxies start SIMPLE or MUTUAL. */
export function startsTls({ cluster }: ClusterUse): boolean {
  return cluster.tls.added === 'SIMPLE' || cluster.tls.added === 'MUTUAL';
}

/** Whether a block is for all ports and subsets that have none of their own. */
export function isTopLevel({ path }: Block): boolean {
  return path.length === 3 && path[1] === 'trafficPolicy';
}

/** Whether two uses obey the same block. */
export function isSameBlock(a: Block | undefined, b: Block | undefined): boolean {
  return a?.resource === b?.resource && a?.path.join('.') === b?.path.join('.');
}

/** Whether the texts of what a cluster is of can be read to their end. */
export function isReadableUse({ service }: ClusterUse): boolean {
  return !service.definitions.some(({ resource }) => resource.incomplete);
}

function isWritten(block: Block): block is WrittenBlock {
  return block.resource !== undefined;
}
