import type { QuickFix } from '../text';
import { editDocument, type Document } from '../yaml';
import { findKind } from './kinds';
import { groupOf, type DocumentResource } from './resource';

/**
 * The offer to write a resource in the version that Istio stores, `v1`; null when it is in that version already, or of a kind that is not
 * Istio's. All versions that a CRD of Istio serves have the same fields (manifests/charts/base/files/crd-all.gen.yaml), so nothing else
 * changes, and what is written in an older one is fine as it is: this is no finding.
 */
export function upgradeVersion(document: Document, resource: DocumentResource): QuickFix | null {
  const kind = findKind(resource.apiVersion, resource.kind);
  const [newest, ...older] = kind?.versions ?? [];
  if (kind?.coverage !== 'full' || newest === undefined) return null;
  const group = groupOf(resource.apiVersion);
  if (!older.includes(resource.apiVersion.slice(group.length + 1))) return null;
  const value = `${group}/${newest}`;
  const result = editDocument(document, [{ type: 'set', path: [...resource.path, 'apiVersion'], value }]);
  return result.ok && result.edits.length > 0 ? { title: `Use ${value}`, edits: result.edits } : null;
}
