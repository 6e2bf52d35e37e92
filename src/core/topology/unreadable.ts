import type { Mesh } from '../mesh';
import { documentOf } from '../schema';
import { positionIn, type Document, type Stream } from '../yaml';
import type { UnreadableNode } from './topology';

interface NamedStream {
  readonly path: string;
  readonly stream: Stream;
}

/** A card for each document with an error in which no resource can be seen. */
export function projectUnreadable(mesh: Mesh, files: readonly NamedStream[]): UnreadableNode[] {
  const broken: { readonly file: NamedStream; readonly document: Document; readonly index: number }[] = [];
  for (const file of files) {
    for (let index = 0; index < file.stream.documents.length; index++) {
      const document = file.stream.documents[index] as Document;
      if (document.incomplete) broken.push({ file, document, index });
    }
  }
  if (broken.length === 0) return [];
  const read = documentsRead(mesh, files);
  return broken
    .filter(({ document }) => !read.has(document))
    .map(({ file, document, index }) => unreadableNode(file, document, index));
}

function documentsRead(mesh: Mesh, files: readonly NamedStream[]): ReadonlySet<Document | undefined> {
  const views = [
    mesh.entries,
    mesh.rules,
    mesh.virtualServices,
    mesh.gateways,
    mesh.sidecars,
    mesh.designs,
    mesh.podOwners,
    mesh.others,
  ].flat();
  const broken = views.filter((view) => view.resource.incomplete);
  return new Set(broken.map((view) => documentOf(files, view.resource.place)));
}

function unreadableNode({ path, stream }: NamedStream, document: Document, index: number): UnreadableNode {
  const problem = document.problems.find((each) => each.severity === 'error');
  const { line } = positionIn(stream, index, problem?.range.from ?? 0);
  return {
    id: `Unreadable/${path}/${document.id}`,
    type: 'unreadable',
    lane: 'registry',
    namespace: null,
    name: path,
    place: { file: path, document: document.id, path: [] },
    label: `Unreadable ${path} line ${line}`,
    incomplete: true,
    file: path,
    line,
    message: problem?.message ?? 'This document cannot be read.',
  };
}
