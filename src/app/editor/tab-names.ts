import { groupBy } from '../../core/lists';

/** What each file is called on its tab, by its path: its name, and where others have the same one, as many folders before it as tell it from them. */
export function tabNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const byName = groupBy(paths, (path) => lastParts(path, 1));
  return new Map([...byName.values()].flatMap((alike) => alike.map((path) => [path, nameAmong(path, alike)] as const)));
}

function nameAmong(path: string, alike: readonly string[]): string {
  for (let count = 1; ; count++) {
    const name = lastParts(path, count);
    const isTold = alike.every((other) => other === path || lastParts(other, count) !== name);
    if (isTold || name === path) return name;
  }
}

function lastParts(path: string, count: number): string {
  return path.split('/').slice(-count).join('/');
}
