import { isList, isRecord, itemsOf } from '../../lists';
import type { SourceFile, Workspace } from '../../workspace';
import type { SharedBaseline } from './shared-workspace';

/** A baseline in the JSON of a link. A file without a text has that of the file of the same path in the design. */
interface WrittenBaseline {
  readonly name: string;
  readonly files: readonly (readonly [path: string] | readonly [path: string, text: string])[];
  readonly problems?: readonly string[];
}

/** A baseline as a link holds it: what is alike on both sides stands in it once. */
export function writeBaseline({ name, workspace, problems }: SharedBaseline, design: Workspace): WrittenBaseline {
  const texts = textsOf(design.files);
  const files = workspace.files.map(({ path, text }) =>
    texts.get(path) === text ? ([path] as const) : ([path, text] as const),
  );
  const told = problems.slice(0, mostProblems).map((problem) => problem.slice(0, longestText));
  return { name: name.slice(0, longestText), files, ...(told.length > 0 ? { problems: told } : {}) };
}

/** The files and words of a written baseline, before anything is made of its paths; undefined for what no Fairway writes. */
export function readBaseline(
  value: unknown,
  design: readonly SourceFile[],
): (Omit<SharedBaseline, 'workspace'> & { readonly files: readonly SourceFile[] }) | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string' || !Array.isArray(value['files'])) return undefined;
  const texts = textsOf(design);
  const files = value['files'].map((file: unknown) => readFile(file, texts));
  if (!files.every((file) => file !== undefined)) return undefined;
  return { name: value['name'].slice(0, longestText), files, problems: readProblems(value['problems']) };
}

/** More problems of a baseline, and more characters of each and of its name, do not go with it. */
const mostProblems = 100;
const longestText = 500;

function readFile(value: unknown, texts: ReadonlyMap<string, string>): SourceFile | undefined {
  if (!isList(value)) return undefined;
  const [path, own] = value;
  if (typeof path !== 'string') return undefined;
  const text = value.length === 1 ? texts.get(path) : own;
  return typeof text === 'string' ? { path, text } : undefined;
}

function readProblems(value: unknown): readonly string[] {
  return itemsOf(value)
    .slice(0, mostProblems)
    .flatMap((problem) => (typeof problem === 'string' ? problem.slice(0, longestText) : []));
}

function textsOf(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
