import { addAll } from '../../core/lists';
import { cautionsIn, selectResources, type Selection } from '../../core/exchange';
import type { SourceFile } from '../../core/workspace';
import { Failure, failureLine } from '../failure';
import type { Streams } from '../streams';
import { readSide } from './read-side';

/** Which resources `export` is told to write, and how much of them. */
interface Wanted {
  /** What the files are held against; none: all leave. */
  readonly bases: readonly string[];
  readonly withoutServerFields: boolean;
}

/** Takes out of the files what is to be written. Throws `Failure` where only what changed is wanted and nothing did. */
export async function selectWanted(
  files: readonly SourceFile[],
  { bases, withoutServerFields }: Wanted,
  streams: Streams,
): Promise<{ readonly selected: Selection; readonly read: readonly SourceFile[] }> {
  const sides: SourceFile[] = [];
  for (const base of bases) addAll(sides, (await readSide(base, {}, streams)).workspace.files);
  const since = bases.length === 0 ? undefined : { files: sides };
  const selected = selectResources({ files }, { since, withoutServerFields });
  if (since && selected.workspace.files.length === 0) throw new Failure(nothingChanged(bases, selected));
  return { selected, read: sides };
}

function nothingChanged(bases: readonly string[], { gone }: Selection): string {
  const rest =
    gone.length === 0 ? '' : `, and ${gone.length} of its resources ${gone.length === 1 ? 'is' : 'are'} gone`;
  return `No resource differs from ${bases.join(', ')}, so there is nothing to export${rest}.`;
}

/** So many resources that are gone are named one by one; the rest is counted. */
const mostNamed = 20;

/** Says what `kubectl apply` would run into with what was written, and what it does not do. */
export function noteSelection({ cautions, gone }: Selection, streams: Streams): void {
  for (const caution of cautionsIn(cautions)) streams.error(failureLine(caution));
  for (const { kind, namespace, name } of gone.slice(0, mostNamed)) {
    const title = `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
    streams.error(failureLine(`${title} was there before and is gone; applying the export does not delete it.`));
  }
  if (gone.length > mostNamed) streams.error(failureLine(`${gone.length - mostNamed} more are gone.`));
}
