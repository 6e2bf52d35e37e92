import { readResources } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { positionIn, streamOf } from '../../yaml';
import { exportBundle, exportedFiles, isDesign, type ExportOptions } from './bundle';
import { exportKustomize } from './kustomize';
import type { LeftOut } from './left-out';
import { selectResources, type Selecting, type Selection } from './selection/select-resources';

/** The forms in which resources leave: all in one file, the files as they are, or one a resource with a `kustomization.yaml`. */
export type ExportForm = 'yaml' | 'zip' | 'kustomize';

/** All that an export would write, before it is written. */
export interface ExportPlan extends Omit<Selection, 'workspace'> {
  /** What the file is called in which all of it leaves: the one YAML file, or the archive. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Whether nothing leaves of a design of which only what changed is wanted. */
  readonly isEmpty: boolean;
}

/** What an export in a form writes and what it leaves out. */
export function planExport(workspace: Workspace, form: ExportForm, options: ExportOptions & Selecting): ExportPlan {
  const { workspace: selected, ...selection } = selectResources(workspace, options);
  const name = nameOf(selected, form, options);
  const { files, leftOut } = filesOf(selected, form, options, name);
  const isNothing = files.every(({ path, text }) => path === 'kustomization.yaml' || text.trim() === '');
  const isEmpty = options.since !== undefined && isNothing;
  return { ...selection, name, files: isEmpty ? [] : files, isEmpty, leftOut: [...selection.leftOut, ...leftOut] };
}

function filesOf(
  workspace: Workspace,
  form: ExportForm,
  options: ExportOptions,
  name: string,
): Pick<ExportPlan, 'files' | 'leftOut'> {
  if (form === 'kustomize') return exportKustomize(workspace, options);
  const files =
    form === 'zip' ? exportedFiles(workspace, options) : [{ path: name, text: exportBundle(workspace, options) }];
  return { files, leftOut: options.design ? [] : workspace.files.flatMap(designsIn) };
}

/** A file that leaves alone keeps its name; what was left of it has another, so that nobody takes it for all. */
function nameOf(workspace: Workspace, form: ExportForm, options: ExportOptions & Selecting): string {
  const ending = options.since === undefined ? '' : '-changed';
  if (form !== 'yaml') return `egress${ending}.zip`;
  const [only, ...others] = exportedFiles(workspace, options);
  const path = only && others.length === 0 ? only.path : 'egress.yaml';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const cut = dot > 0 ? dot : name.length;
  return `${name.slice(0, cut)}${ending}${name.slice(cut)}`;
}

function designsIn(file: SourceFile): readonly LeftOut[] {
  const stream = streamOf(file);
  return stream.documents.flatMap((document, index) => {
    if (!isDesign(document)) return [];
    const names = readResources(document).map(({ kind, name }) => `${kind} ${name}`.trim());
    const { line } = positionIn(stream, index, 0);
    return [{ file: file.path, line, what: names.join(', '), why: 'is for Fairway alone' }];
  });
}
