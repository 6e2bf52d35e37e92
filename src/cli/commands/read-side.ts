import { readUpload } from '../../core/exchange';
import { takeSnapshot, type Settings, type Snapshot } from '../../core/snapshot';
import type { SourceFile } from '../../core/workspace';
import { Failure, failureLine } from '../failure';
import { readAllSources, readFileBytes } from '../files';
import type { Streams } from '../streams';

/** One side of a comparison: a file, a directory, a zip archive, or `-`. Throws `Failure` where it cannot be read. */
export async function readSide(path: string, settings: Settings, streams: Streams): Promise<Snapshot> {
  const files = /\.zip$/i.test(path) ? await readArchive(path, streams) : await readAllSources([path], streams);
  return takeSnapshot({ files }, undefined, undefined, settings);
}

/** What cannot be opened in it is said, and the rest is compared. */
async function readArchive(path: string, streams: Streams): Promise<readonly SourceFile[]> {
  const upload = readUpload(path, await readFileBytes(path));
  if (!upload.ok) throw new Failure(upload.problem);
  for (const problem of upload.problems) streams.error(failureLine(`${path}: ${problem}`));
  return upload.files;
}
