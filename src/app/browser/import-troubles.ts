import { resourceKey, type Place } from '../../core/schema';
import { locate, type FileView, type Snapshot } from '../../core/snapshot';
import { positionIn } from '../../core/yaml';
import { importWords } from './words/files';

/** So many files are told about one by one; the rest is counted. */
const mostTold = 20;

/**
 * What is wrong with files that were just added, a sentence each with file and line (1-based): the first place of each that cannot be
 * read, and resources that the design has elsewhere too.
 */
export function importTroubles(snapshot: Snapshot, paths: ReadonlySet<string>): string[] {
  const unread = snapshot.files.filter((file) => paths.has(file.path)).flatMap((file) => unreadPlace(file) ?? []);
  const all = [...unread, ...twiceThere(snapshot, paths)];
  if (all.length <= mostTold) return all;
  return [...all.slice(0, mostTold), importWords.more(all.length - mostTold)];
}

function unreadPlace(view: FileView): string | undefined {
  const { documents } = view.stream;
  const index = documents.findIndex((document) => document.problems.some(({ severity }) => severity === 'error'));
  const problem = documents[index]?.problems.find(({ severity }) => severity === 'error');
  if (!problem) return undefined;
  const { line } = positionIn(view.stream, index, problem.range.from);
  return importWords.unread(importWords.line(view.path, line), problem.message);
}

/** Of one file the first only: a bundle that is opened a second time would repeat the same sentence for all it holds. */
function twiceThere(snapshot: Snapshot, paths: ReadonlySet<string>): string[] {
  const first = new Map<string, Place>();
  const told = new Map<string, string>();
  for (const resource of snapshot.resources) {
    const { kind, name, place } = resource;
    const key = resourceKey(resource);
    const earlier = first.get(key);
    if (!earlier) first.set(key, place);
    else if (name !== '' && paths.has(place.file) && !told.has(place.file))
      told.set(place.file, importWords.twice(lineOf(snapshot, place), kind, name, lineOf(snapshot, earlier)));
  }
  return [...told.values()];
}

function lineOf(snapshot: Snapshot, place: Place): string {
  const located = locate(snapshot, place);
  if (!located) return place.file;
  const { view, index, document } = located;
  const start = /^(?:(?:[ \t]*#.*|---.*|[ \t]*)\r?\n)*/.exec(document.text)?.[0].length ?? 0;
  return importWords.line(place.file, positionIn(view.stream, index, start).line);
}
