import {
  exportOf,
  importName,
  importOf,
  parseCall,
  resourceWords,
  scopeOf,
  type Mesh,
  type Trace,
} from '../../core/mesh';
import { editAt } from '../../core/edit-at';
import type { Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Change } from '../../core/workspace';
import { refusalWords } from './words';

/** A change after which a call is known that the sidecar refuses. */
export interface RefusalFix {
  readonly title: string;
  readonly change: Change;
  /** The resource that it changes. */
  readonly place: Place;
}

/** What can be offered to a refused call: importing, or exporting, a definition of its host that the files have. */
export function refusalFixes(
  snapshot: Snapshot,
  mesh: Mesh,
  { outcome, call: { client, url } }: Trace,
): readonly RefusalFix[] {
  const dialled = parseCall(url);
  if (outcome !== 'blackhole' || client.kind !== 'sidecar' || dialled === undefined) return [];
  return scopeOf(mesh, client)
    .unseen(dialled.host)
    .flatMap((unseen) => {
      const { namespace } = client;
      const toImport = importOf(unseen, namespace);
      const remedy = toImport ?? exportOf(unseen, [namespace]);
      if (remedy === undefined) return [];
      const { resource } = remedy;
      const name = resourceWords(resource);
      const title = toImport
        ? refusalWords.import(importName(unseen, namespace), name)
        : refusalWords.export(name, namespace);
      const ops = remedy.ops.map((op) => ({ ...op, path: [...resource.place.path, ...op.path] }));
      const result = editAt(snapshot, resource.place, ops, { label: title, origin: 'fix' });
      return result.ok ? [{ title, change: result.change, place: resource.place }] : [];
    });
}
