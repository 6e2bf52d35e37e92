import { applyChange, type History, type SourceFile, type Workspace } from '../core/workspace';

/** The files of a design as they were opened, as far as this page has seen it. */
interface OpenedFiles {
  /** Opened since the page has the design, as they came in, and those that were there before, as they were then. By their paths of today. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Of those that were there before, the paths that they had then. */
  readonly earlier: ReadonlyMap<string, string>;
}

/**
 * What was opened of a design, from its history. A file that was made here was never opened; of one that was removed the text stays, since its resources may
 * stand elsewhere now; one that is opened anew begins anew. What an import writes into another file counts as a change of that. A design that took the place of
 * another was opened as it came in, and nothing of the other belongs to it.
 */
export function openedFiles({ past }: History, now: Workspace): OpenedFiles {
  const own = past.slice(past.findLastIndex(({ change }) => change.isAnother) + 1);
  const first = own.reduceRight((at, { inverse }) => applyChange(at, inverse), now);
  const opened = openedSince(first, own);
  return own.length === past.length ? opened : { ...opened, earlier: new Map() };
}

function openedSince(loaded: Workspace, past: History['past']): OpenedFiles {
  const files = new Map(loaded.files.map((file) => [file.path, file]));
  const earlier = new Map(loaded.files.map(({ path }) => [path, path]));
  for (const { change } of past) {
    for (const each of change.files) {
      if (each.type === 'create' && change.origin === 'import') {
        files.set(each.path, { path: each.path, text: each.text });
        earlier.delete(each.path);
      }
      if (each.type === 'rename') {
        moveKey(files, each.path, each.to);
        moveKey(earlier, each.path, each.to);
      }
    }
  }
  return { files, earlier };
}

function moveKey<T>(map: Map<string, T>, from: string, to: string): void {
  const value = map.get(from);
  if (value === undefined) return;
  map.delete(from);
  map.set(to, value);
}
