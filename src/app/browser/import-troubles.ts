import {
  cutListProblem,
  joinedObjectsProblem,
  kubectlMessage,
  rangeAt,
  resourceKey,
  strayText,
  type Place,
} from '../../core/schema';
import { locate, type FileView, type Snapshot } from '../../core/snapshot';
import type { Diagnostic } from '../../core/text';
import { positionIn, type Document } from '../../core/yaml';
import { importWords } from './words/files';

/** So many files are told about one by one; the rest is counted. */
const mostTold = 20;

/**
 * What is wrong with files that were just added, a sentence each with file and line (1-based): the first place of each that cannot be read, is missing
 * its end, or is no Kubernetes object, and resources that the design has elsewhere too.
 */
export function importTroubles(snapshot: Snapshot, paths: ReadonlySet<string>): string[] {
  const isEmpty = !snapshot.resources.some(({ place }) => paths.has(place.file));
  const unread = snapshot.files
    .filter((file) => paths.has(file.path))
    .flatMap((file) => troubleIn(file, (document) => unreadProblem(document) ?? strayProblem(document, isEmpty)) ?? []);
  const all = [...unread, ...twiceThere(snapshot, paths)];
  if (all.length <= mostTold) return all;
  return [...all.slice(0, mostTold), importWords.more(all.length - mostTold)];
}

type Problem = Pick<Diagnostic, 'message' | 'range'>;

function troubleIn(
  { path, stream }: FileView,
  problemOf: (document: Document) => Problem | undefined,
): string | undefined {
  for (const [index, document] of stream.documents.entries()) {
    const problem = problemOf(document);
    if (problem === undefined) continue;
    const { line } = positionIn(stream, index, problem.range.from);
    return importWords.unread(importWords.line(path, line), problem.message);
  }
  return undefined;
}

/** A list that was cut off, a line of kubectl's or a missing `---` explains what else cannot be read. */
function unreadProblem(document: Document): Problem | undefined {
  return (
    joinedObjectsProblem(document) ??
    kubectlMessage(document) ??
    cutListProblem(document) ??
    document.problems.find(({ severity }) => severity === 'error')
  );
}

/** YAML that is no Kubernetes object may stand beside resources, as in a folder of them; by itself it was not meant. */
function strayProblem(document: Document, isEmpty: boolean): Problem | undefined {
  const stray = strayText(document);
  return stray && (isEmpty || stray.isProse) ? stray : undefined;
}

/** Of one file the first, and how many more: a bundle that is opened a second time would repeat the same sentence for all it holds. */
function twiceThere(snapshot: Snapshot, paths: ReadonlySet<string>): string[] {
  const first = new Map<string, Place>();
  const told = new Map<string, { readonly sentence: string; more: number }>();
  for (const resource of snapshot.resources) {
    const { kind, name, place } = resource;
    const key = resourceKey(resource);
    const earlier = first.get(key);
    if (!earlier) first.set(key, place);
    if (!earlier || name === '' || !paths.has(place.file)) continue;
    const before = told.get(place.file);
    if (before) before.more++;
    else {
      const sentence = importWords.twice(lineOf(snapshot, place), kind, name, lineOf(snapshot, earlier));
      told.set(place.file, { sentence, more: 0 });
    }
  }
  return [...told.values()].map(({ sentence, more }) => importWords.withMoreTwice(sentence, more));
}

function lineOf(snapshot: Snapshot, place: Place): string {
  const located = locate(snapshot, place);
  if (!located) return place.file;
  const { view, index, document } = located;
  const inList = place.path.length > 0 ? rangeAt(document, place.path, 'key').from : undefined;
  const start = inList ?? /^(?:(?:[ \t]*#.*|---.*|[ \t]*)\r?\n)*/.exec(document.text)?.[0].length ?? 0;
  return importWords.line(place.file, positionIn(view.stream, index, start).line);
}
