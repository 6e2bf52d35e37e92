import { takeSnapshot, type Snapshot } from '../snapshot';
import type { Workspace } from '../workspace';

/**
 * The snapshot of YAML documents written in a test: ``mesh`apiVersion: …` ``. They are one file, `egress.yaml`. Each document loses the
 * indentation that its lines share, and so does a `---` between them.
 */
export function mesh(strings: TemplateStringsArray, ...values: readonly string[]): Snapshot {
  const text = strings.map((part, index) => part + (values[index] ?? '')).join('');
  const documents = text.split(/^[ \t]*---(?!-)[ \t]*\n?/m).map(dedent);
  return takeSnapshot(workspaceOf({ 'egress.yaml': documents.filter((each) => each.trim() !== '').join('---\n') }));
}

/** A workspace of the given files. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  return { files: Object.entries(files).map(([path, text]) => ({ path, text })) };
}

/** A text without its first line break and without the indentation of its least indented line. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(Math.min(depth, line.length))).join('\n');
}
