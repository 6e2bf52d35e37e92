import { editAt, type ChangeResult } from '../../core/edit-at';
import type { Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { insertDocumentAfter } from '../../core/yaml';
import { changeInSteps, madeOf, refused } from './change-steps';
import { freeName } from './resource-names';
import { duplicateWords } from './words/clipboard';

/** The change that puts a copy of a resource's document after it, comments included, under a free name. */
export function duplicateResource(snapshot: Snapshot, resource: Resource): ChangeResult {
  const located = locate(snapshot, resource.place);
  if (!located) return refused(duplicateWords.documentGone(resource.place.file));
  if (resource.place.path.length > 0) return refused(duplicateWords.itemOfList);
  const name = freeName(snapshot, resource.kind, resource.namespace, resource.name);
  const file = resource.place.file;
  return changeInSteps(snapshot, duplicateWords.duplicateAs(resource.kind, resource.name, name), 'canvas', [
    (at) => {
      const now = locate(at, resource.place);
      if (!now) return refused(duplicateWords.documentGone(file));
      return madeOf({
        type: 'edit',
        path: file,
        edits: insertDocumentAfter(now.view.stream, now.index, contentOf(now.document.text)),
      });
    },
    (at) => {
      const view = at.files.find((each) => each.path === file);
      const copy = view?.stream.documents[located.index + 1];
      if (!copy) return refused(duplicateWords.copyGone(file));
      return editAt(
        at,
        { file, document: copy.id, path: [] },
        [{ type: 'set', path: ['metadata', 'name'], value: name }],
        {
          label: '',
          origin: 'canvas',
        },
      );
    },
  ]);
}

/** A document's text without what only separates it from others: byte order mark, markers and directives. */
export function contentOf(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/^(?:%[^\n]*\n)*---[ \t]*(?:#[^\n]*)?\r?\n/, '')
    .replace(/\r?\n\.\.\.[ \t]*\r?\n?$/, '\n');
}
