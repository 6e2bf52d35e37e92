import { findKind, kinds, type DocumentResource, type Kind } from '../schema';
import type { Path } from '../text';
import { Sketch, type CaretContext } from './sketch';

/** What is being written at a caret, and in what kind of resource. */
export interface Context {
  readonly sketch: Sketch;
  readonly caret: CaretContext;
  /** Undefined while the resource does not say what it is, or says something that is not known. */
  readonly kind: Kind | undefined;
  /** Path of the resource in its document: empty, or that of an item of a List. */
  readonly base: Path;
  /** The caret's path below the resource. */
  readonly inside: Path;
}

/** The context at an offset of a document's text; undefined in comments and block text, and where words are separated by a space. */
export function contextAt(text: string, offset: number): Context | undefined {
  const drawn = Sketch.of(text, offset);
  const { caret } = drawn;
  if (caret === undefined) return undefined;
  const base = baseOf(drawn, caret.path);
  return { sketch: drawn, caret, kind: kindOf(headOf(drawn, base)), base, inside: caret.path.slice(base.length) };
}

/** The kind of a resource; the first of that name while no apiVersion is written. */
function kindOf({ apiVersion, kind }: Pick<DocumentResource, 'apiVersion' | 'kind'>): Kind | undefined {
  return apiVersion === '' ? kinds.find((each) => each.kind === kind) : findKind(apiVersion, kind);
}

/** What a resource says about itself, as far as it is written. */
export function headOf(drawn: Sketch, base: Path): Omit<DocumentResource, 'path' | 'value' | 'incomplete'> {
  const at = (...path: string[]): string | undefined => drawn.scalarAt([...base, ...path]);
  return {
    apiVersion: at('apiVersion') ?? '',
    kind: at('kind') ?? '',
    namespace: at('metadata', 'namespace') ?? null,
    name: at('metadata', 'name') ?? '',
  };
}

function baseOf(drawn: Sketch, path: Path): Path {
  if (path[0] !== 'items' || typeof path[1] !== 'number') return [];
  const item = path.slice(0, 2);
  // Output of kubectl that was cut off has lost the kind of its list, which is written last.
  const isList = drawn.scalarAt(['kind'])?.endsWith('List') ?? drawn.scalarAt([...item, 'kind']) !== undefined;
  return isList ? item : [];
}
