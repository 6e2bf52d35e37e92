import { transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const source = new URL('../src/app/browser/service-worker.ts', import.meta.url);
/** Where the page has the name of its version, which is known last. */
const unnamed = '<meta name="version" content="" />';
/** What Mermaid fetches to draw flowcharts, of all that it could draw. */
const drawn = /^assets\/(flowDiagram|dagre|katex)-/;

/**
 * Builds the service worker with the list of all files that the page can ask for and the hash of each, and names the version after them. The list is read from
 * the folder that was written: what is served is what counts.
 */
export function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    transformIndexHtml: (html) => html.replace('<title>', `${unnamed}\n    <title>`),
    writeBundle: async (_options, bundle) => {
      const spared = neverAskedFor(bundle);
      const paths = filesOf(folder).filter((path) => path !== 'sw.js' && !spared.has(path));
      const version = digest(paths.map((path) => `${path} ${hashOf(join(folder, path))}\n`).join(''), 'hex').slice(
        0,
        16,
      );
      const page = join(folder, 'index.html');
      const html = readFileSync(page, 'utf8');
      if (!html.includes(unnamed)) throw new Error(`The page has no ${unnamed} for the name of its version.`);
      writeFileSync(page, html.replace(unnamed, unnamed.replace('""', `"${version}"`)));
      const files = paths.map((path) => [path === 'index.html' ? '' : path, hashOf(join(folder, path))]);
      const constants = `const builtVersion=${JSON.stringify(version)},builtFiles=${JSON.stringify(files)};\n`;
      writeFileSync(join(folder, 'sw.js'), constants + (await worker()));
    },
  };
}

/** The script of the worker. As a part of the page's own build it would be an entry beside it, and change how the rest is cut into files. */
async function worker(): Promise<string> {
  const { code } = await transform(readFileSync(source, 'utf8'), { loader: 'ts', format: 'iife', minify: true });
  return code;
}

/** The files that nothing leads to: Mermaid has a file for each sort of diagram, and the page draws flowcharts alone. */
function neverAskedFor(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || reached.has(name)) return;
    reached.add(name);
    const isMermaid = chunk.moduleIds.some((id) => id.includes('/node_modules/mermaid/'));
    const later = isMermaid ? chunk.dynamicImports.filter((each) => drawn.test(each)) : chunk.dynamicImports;
    for (const next of [...chunk.imports, ...later]) visit(next);
  };
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName);
  if (![...reached].some((name) => drawn.test(name)))
    throw new Error(`No file of the page is named as ${drawn} has it: Mermaid could not draw offline.`);
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
  return new Set(chunks.map(({ fileName }) => fileName).filter((name) => !reached.has(name)));
}

/** All files below a folder, by their paths with `/`, in order. */
function filesOf(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

/** The hash of a file as `integrity` has it. */
function hashOf(file: string): string {
  return `sha256-${digest(readFileSync(file), 'base64')}`;
}

function digest(bytes: Buffer | string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(bytes).digest(encoding);
}
