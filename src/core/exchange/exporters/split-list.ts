import { isEqual } from '../../mesh';
import { readResources, type DocumentResource } from '../../schema';
import { itemTextOf, readDocuments, type Document } from '../../yaml';

/** A resource of a List as a document of its own. */
interface ListPart {
  readonly resource: DocumentResource;
  /** As it is written, comments included, moved to the left; with a line break at its end. */
  readonly text: string;
}

/**
 * The resources of a List that stand by themselves, each as a document of its own that reads the same. One that uses what another one defines is not among
 * them; one that is cut off is, as far as it goes. None for what is no List.
 */
export function listParts(document: Document): readonly ListPart[] {
  const lineBreak = document.text.includes('\r\n') ? '\r\n' : '\n';
  return readResources(document).flatMap((resource) => {
    const text = resource.path.length === 0 ? undefined : itemTextOf(document, resource.path);
    return text !== undefined && saysTheSame(text, resource) ? [{ resource, text: text + lineBreak }] : [];
  });
}

function saysTheSame(text: string, { value, incomplete }: DocumentResource): boolean {
  if (incomplete) return true;
  const [only, ...others] = readDocuments(text).documents;
  return only !== undefined && others.length === 0 && !only.incomplete && isEqual(only.value, value);
}
