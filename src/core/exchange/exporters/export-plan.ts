import { readResources } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { positionIn, readDocuments } from '../../yaml';
import { exportBundle, exportedFiles, isDesign, type ExportOptions } from './bundle';
import { exportKustomize } from './kustomize';
import type { LeftOut } from './left-out';

/** The forms in which resources leave: all in one file, the files as they are, or one a resource with a `kustomization.yaml`. */
export type ExportForm = 'yaml' | 'zip' | 'kustomize';

/** All that an export would write, before it is written. */
export interface ExportPlan {
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly LeftOut[];
}

/** What an export in a form writes and what it leaves out. */
export function planExport(workspace: Workspace, form: ExportForm, options: ExportOptions): ExportPlan {
  if (form === 'kustomize') return exportKustomize(workspace, options);
  const files =
    form === 'zip'
      ? exportedFiles(workspace, options)
      : [{ path: 'egress.yaml', text: exportBundle(workspace, options) }];
  return { files, leftOut: options.design ? [] : workspace.files.flatMap(designsIn) };
}

function designsIn({ path, text }: SourceFile): readonly LeftOut[] {
  const stream = readDocuments(text);
  return stream.documents.flatMap((document, index) => {
    if (!isDesign(document)) return [];
    const names = readResources(document).map(({ kind, name }) => `${kind} ${name}`.trim());
    const { line } = positionIn(stream, index, 0);
    return [{ file: path, line, what: names.join(', '), why: 'is for Fairway alone' }];
  });
}
