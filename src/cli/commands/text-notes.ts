import { cutListProblem, joinedObjectsProblem, kubectlMessage, strayText } from '../../core/schema';
import type { Diagnostic } from '../../core/text';
import type { Snapshot } from '../../core/snapshot';
import { positionIn, type Document } from '../../core/yaml';
import { failureLine } from '../failure';
import type { Streams } from '../streams';

/**
 * Says on standard error where files end before their list does, hold several objects as one, or text that is no resource: what is answered from the rest
 * may be wrong for that. `check` has findings for all of it.
 */
export function noteTexts({ files }: Pick<Snapshot, 'files'>, streams: Streams): void {
  for (const { path, stream } of files) {
    for (const [index, document] of stream.documents.entries()) {
      for (const { message, range } of notesOn(document)) {
        const { line } = positionIn(stream, index, range.from);
        streams.error(failureLine(`${path}:${line}: ${message}`));
      }
    }
  }
}

function notesOn(document: Document): readonly Pick<Diagnostic, 'message' | 'range'>[] {
  const stray = strayText(document);
  const unread =
    joinedObjectsProblem(document) ?? cutListProblem(document) ?? (stray?.isProse === true ? stray : undefined);
  return [unread, kubectlMessage(document)].flatMap((each) => each ?? []);
}
