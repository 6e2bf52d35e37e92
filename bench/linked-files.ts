import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** The scripts and styles that the index.html of a built folder links, and what those scripts import statically: what the first paint waits for. */
export function linkedFiles(folder: string): Set<string> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(folder, file), 'utf8');
    const imports = code.matchAll(/(?:^|[;}\n])\s*import(?:[^"'()]*from)?\s*["']\.\/([^"']+)["']/g);
    for (const match of imports) visit(join(file, '..', match[1] as string));
  };
  for (const match of html.matchAll(/(?:src|href)="(?:\.?\/)?([^"]+\.(?:js|css))"/g)) visit(match[1] as string);
  return seen;
}

/** What files of a folder take as a server sends them, in bytes of brotli. */
export function bytesOf(folder: string, files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(folder, file))).length, 0);
}
