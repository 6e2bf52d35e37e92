import type { editor, IRange, Position } from 'monaco-editor/editor';
import type { Snapshot } from '../../core/snapshot';
import type { Range } from '../../core/text';
import type { Document } from '../../core/yaml';
import { getState } from '../store';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { documentAtOffset } from './place-range';
import { toRawOffset, toViewOffset, type ViewText } from './view-text';

/** A position in a model as the core counts it: the document, and the offset in its text. */
interface Spot {
  readonly snapshot: Snapshot;
  readonly file: string;
  readonly document: Document;
  readonly offset: number;
  /** Offset of the document in its file. */
  readonly start: number;
  readonly view: ViewText;
}

/** The spot of a position; undefined when the model mirrors no file, or a text that the snapshot does not have yet. */
export function spotAt(mirror: Mirror, model: editor.ITextModel, position: Position): Spot | undefined {
  const file = mirror.pathOf(model);
  const view = file === undefined ? undefined : mirror.viewOf(file);
  if (file === undefined || !view) return undefined;
  const { snapshot } = getState();
  const raw = toRawOffset(view, model.getOffsetAt(position));
  const found = documentAtOffset(snapshot, file, raw);
  return found && { snapshot, file, document: found.document, start: found.start, offset: raw - found.start, view };
}

/** A range of a document's text as the editor counts it. */
export function toModelRange(
  monaco: Monaco,
  model: editor.ITextModel,
  { start, view }: Pick<Spot, 'start' | 'view'>,
  range: Range,
): IRange {
  const from = model.getPositionAt(toViewOffset(view, start + range.from));
  return monaco.Range.fromPositions(from, model.getPositionAt(toViewOffset(view, start + range.to)));
}
