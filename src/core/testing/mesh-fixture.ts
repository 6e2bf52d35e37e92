import { takeSnapshot, type Snapshot } from '../snapshot';
import type { Workspace } from '../workspace';

/**
 * The snapshot of a YAML text written in a test, without the indentation that its lines share: ``mesh`apiVersion: …` ``. It is one file,
 * `egress.yaml`.
 */
export function mesh(strings: TemplateStringsArray, ...values: readonly unknown[]): Snapshot {
  return takeSnapshot(
    workspaceOf({ 'egress.yaml': dedent(String.raw({ raw: strings.map((each) => each) }, ...values)) }),
  );
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
