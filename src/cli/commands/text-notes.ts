import { cutListProblem, strayText } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { positionIn } from '../../core/yaml';
import { failureLine } from '../failure';
import type { Streams } from '../streams';

/**
 * Says on standard error where files end before their list does, or hold text that is no resource: what is answered from the rest may be wrong for that.
 * `check` has findings for both.
 */
export function noteTexts({ files }: Pick<Snapshot, 'files'>, streams: Streams): void {
  for (const { path, stream } of files) {
    for (const [index, document] of stream.documents.entries()) {
      const stray = strayText(document);
      const problem = cutListProblem(document) ?? (stray?.isProse === true ? stray : undefined);
      if (problem === undefined) continue;
      const { line } = positionIn(stream, index, problem.range.from);
      streams.error(failureLine(`${path}:${line}: ${problem.message}`));
    }
  }
}
