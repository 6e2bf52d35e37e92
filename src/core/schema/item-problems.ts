import { samePath, type Path } from '../text';
import { findNode, type Document } from '../yaml';
import type { SchemaProblem } from './report';
import type { DocumentResource } from './resource';

/** What was found of an item of a list. */
interface Known {
  readonly release: string;
  readonly problems: readonly Remembered[];
}

/** A finding without its fixes, which know the whole document: its path and range are from the item on. */
interface Remembered extends Omit<SchemaProblem, 'fixes'> {
  readonly path: Path;
  readonly isFixable: boolean;
}

/** By the value of the item: it stays while the text of the item does (`reread` in `core/yaml`), wherever that stands. */
const known = new WeakMap<object, Known>();

/**
 * The findings of an item of a `kind: List` without anchors, by what was found of it before while its text stays: whoever types in one of a thousand items
 * has that one judged. `judge` finds them; what is no item of a list it judges each time.
 */
export function problemsOfItem(
  document: Document,
  { path, value }: Pick<DocumentResource, 'path' | 'value'>,
  release: string,
  judge: () => readonly SchemaProblem[],
): readonly SchemaProblem[] {
  const node = path.length === 0 || document.tree.props !== undefined ? -1 : findNode(document.tree, path);
  if (node < 0) return judge();
  const start = document.tree.start[node] as number;
  const before = known.get(value);
  if (before?.release === release) return before.problems.map((problem) => placed(problem, path, start, judge));
  const problems = judge();
  known.set(value, { release, problems: problems.map((problem) => remembered(problem, path.length, start)) });
  return problems;
}

// Field by field, since to spread a finding would make its fixes.
function remembered(problem: SchemaProblem, depth: number, start: number): Remembered {
  const { rule, ref, code, severity, layer, message, path = [], range, url } = problem;
  return {
    rule,
    ref,
    code,
    severity,
    layer,
    message,
    path: path.slice(depth),
    range: { from: range.from - start, to: range.to - start },
    ...(url === undefined ? {} : { url }),
    isFixable: 'fixes' in problem,
  };
}

function placed(problem: Remembered, item: Path, start: number, judge: () => readonly SchemaProblem[]): SchemaProblem {
  const { isFixable, ...said } = problem;
  const path = [...item, ...problem.path];
  const range = { from: start + problem.range.from, to: start + problem.range.to };
  if (!isFixable) return { ...said, path, range };
  let fixes: SchemaProblem['fixes'];
  return {
    ...said,
    path,
    range,
    get fixes() {
      return (fixes ??= judge().find((each) => isSame(each, problem.rule, problem.message, path))?.fixes ?? []);
    },
  };
}

function isSame(problem: SchemaProblem, rule: string, message: string, path: Path): boolean {
  return problem.rule === rule && problem.message === message && samePath(problem.path ?? [], path);
}
