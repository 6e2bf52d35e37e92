import { chromium, type Browser } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview, type Plugin } from 'vite';
import { chromiumPath } from './machine';

/** A page that is being served. */
export interface Served {
  readonly url: string;
  /** The folder that is served. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** The first port that is tried; the next free one is taken. */
const firstPort = 4195;

/** Runs something with a browser that is closed at the end. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Serves the built page. */
export async function serveBuilt(web: string): Promise<Served> {
  if (!existsSync(join(web, 'index.html')))
    throw new Error(
      'Run `npm run build` first, or name the folder of the built page with --web: the page is measured as built.',
    );
  return serve(web);
}

/** Builds one of the pages beside this file with the Vite of the page, and serves it. */
export async function servePage(name: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-bench-'));
  await build({
    root: fileURLToPath(new URL(name, import.meta.url)),
    configFile: false,
    plugins: [react(), oldWorkerPath],
    worker: { format: 'es', plugins: () => [oldWorkerPath] },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 10_000 },
    logLevel: 'error',
  });
  const served = await serve(folder);
  return {
    ...served,
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** monaco-yaml's worker asks for Monaco's under the path of releases that had no exports. */
const oldWorkerPath: Plugin = {
  name: 'old-worker-path',
  enforce: 'pre',
  resolveId(id, importer) {
    return id === 'monaco-editor/esm/vs/editor/editor.worker.js'
      ? this.resolve('monaco-editor/editor/editor.worker', importer)
      : null;
  },
};

async function serve(folder: string): Promise<Served> {
  const server = await preview({
    root: folder,
    configFile: false,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: firstPort },
    logLevel: 'error',
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page could not be served');
  return { url, folder, close: () => server.close() };
}
