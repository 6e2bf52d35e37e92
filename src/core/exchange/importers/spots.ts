import { readResources, type DocumentResource } from '../../schema';
import { itemTextOf, streamOf, type Document } from '../../yaml';

/** A resource where it is written in a file: a document, or an item of a `kind: List`. */
export interface Spot {
  /** Of its document in the file, from 0. */
  readonly index: number;
  readonly document: Document;
  readonly resource: DocumentResource;
}

/** The resources of a file in their order, without those that have no name and what stands in a document that cannot be read to its end. */
export function spotsIn(file: { readonly text: string }): readonly Spot[] {
  return streamOf(file).documents.flatMap((document, index) =>
    document.incomplete
      ? []
      : readResources(document).flatMap((resource) =>
          resource.name === '' || resource.incomplete ? [] : [{ index, document, resource }],
        ),
  );
}

/** Whether a resource is an item of a List. */
export function isItem({ resource }: Spot): boolean {
  return resource.path.length > 0;
}

/** The text of a resource without the marker of its document and the blank lines around it, with `\n` for each line break: what is compared and shown. */
export function textAt({ document, resource }: Spot): string {
  return (itemTextOf(document, resource.path) ?? document.text)
    .replace(/^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*(?=\r?\n)/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
