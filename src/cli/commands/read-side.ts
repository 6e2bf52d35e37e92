import { readUpload, standForNothing } from '../../core/exchange';
import { takeSnapshot, type Settings, type Snapshot } from '../../core/snapshot';
import type { SourceFile } from '../../core/workspace';
import { Failure, failureLine } from '../failure';
import { inputName, isWithoutYaml, readAllSources, readFileBytes } from '../files';
import type { Streams } from '../streams';

/** One side of a comparison: a file, a directory, which may be empty, a zip archive, or `-`. Throws `Failure` where it cannot be read, be it that no resource can be made out. */
export async function readSide(path: string, settings: Settings, streams: Streams): Promise<Snapshot> {
  const files = /\.zip$/i.test(path) ? await readArchive(path, streams) : await readPath(path, streams);
  return readable(path, takeSnapshot({ files }, undefined, undefined, settings));
}

/**
 * The same side, which holds a resource or nothing at all. Throws `Failure` for text of which no resource can be read: held against it, all of the other side
 * would be new, or gone.
 */
export function readable(name: string, side: Snapshot): Snapshot {
  const stray = side.files.find(({ stream }) => !standForNothing(stream.documents));
  if (stray === undefined || side.resources.some(({ kind, name: own }) => kind !== '' && own !== '')) return side;
  const [problem] = stray.stream.documents.flatMap(({ problems }) => problems);
  const why =
    problem === undefined
      ? 'it holds no Kubernetes resource with a kind and a name'
      : problem.message.replace(/\.$/, '');
  const inside = stray.path === name ? '' : `${stray.path}: `;
  throw new Failure(
    `No resource can be read in ${name === inputName ? 'standard input' : name} (${inside}${why}). Correct it or name other files; an empty file or directory counts as an empty side.`,
  );
}

/** A directory without YAML stands for nothing, and it is said: it may be the wrong one. */
async function readPath(path: string, streams: Streams): Promise<readonly SourceFile[]> {
  if (!(await isWithoutYaml(path))) return readAllSources([path], streams);
  streams.error(failureLine(`No *.yaml or *.yml file is in ${path}, so that side counts as empty.`));
  return [];
}

/** What cannot be opened in it is said, and the rest is compared. */
async function readArchive(path: string, streams: Streams): Promise<readonly SourceFile[]> {
  const upload = readUpload(path, await readFileBytes(path));
  if (!upload.ok) throw new Failure(upload.problem);
  for (const problem of upload.problems) streams.error(failureLine(`${path}: ${problem}`));
  return upload.files;
}
