import { chromium, type Browser } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { brotliCompressSync } from 'node:zlib';
import { median, type Bench, type Result } from './measure';
import { range } from './reading';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'dist/web');

/**
 * JavaScript and CSS (brotli) of the built page: `first-paint-bytes` is what its frame needs (what index.html links, and what that
 * imports), `empty-page-bytes` all that is asked for until the empty canvas stands. And its first contentful paint.
 */
export const firstPaint: Bench = {
  names: ['first-paint-bytes', 'empty-page-bytes', 'first-contentful-paint'],
  run: async (wanted) => {
    if (!firstPaint.names.some(wanted)) return [];
    if (!existsSync(join(web, 'index.html')))
      throw new Error('Run `npm run build` first: the page is measured as built.');
    const server = await preview({ root, preview: { host: '127.0.0.1', port: 4198 }, logLevel: 'error' });
    const executablePath = process.env['FAIRWAY_CHROMIUM'] ?? '/usr/bin/chromium';
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    const results: Result[] = [];
    if (wanted('first-paint-bytes')) results.push(bytes('first-paint-bytes', linkedFiles()));
    if (wanted('empty-page-bytes')) results.push(bytes('empty-page-bytes', await askedFiles(browser)));
    if (wanted('first-contentful-paint')) results.push(await contentfulPaint(browser));
    await browser.close();
    await server.close();
    return results;
  },
};

function bytes(name: string, files: Iterable<string>): Result {
  const value = [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(web, file))).length, 0);
  return { name, value, peer: null, peerMs: null, ratio: null, unit: 'bytes' };
}

/** The scripts and styles that index.html links, and what those scripts import statically. */
function linkedFiles(): Set<string> {
  const html = readFileSync(join(web, 'index.html'), 'utf8');
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(web, file), 'utf8');
    const imports = code.matchAll(/(?:^|[;}\n])\s*import(?:[^"'()]*from)?\s*["']\.\/([^"']+)["']/g);
    for (const match of imports) visit(join(file, '..', match[1] as string));
  };
  for (const match of html.matchAll(/(?:src|href)="(?:\.?\/)?([^"]+\.(?:js|css))"/g)) visit(match[1] as string);
  return seen;
}

/** What the first visit asks for until nothing more comes; nothing is open yet, so neither the editor nor the diagram is among it. */
async function askedFiles(browser: Browser): Promise<Set<string>> {
  const page = await browser.newPage();
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.goto('http://127.0.0.1:4198/', { waitUntil: 'networkidle' });
  await page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.close();
  return new Set([...asked].filter((path) => /\.(js|css)$/.test(path)));
}

async function contentfulPaint(browser: Browser): Promise<Result> {
  const times: number[] = [];
  for (const round of range(7)) {
    const page = await browser.newPage();
    await page.goto('http://127.0.0.1:4198/');
    const paint = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const entry = list.getEntriesByName('first-contentful-paint')[0];
            if (entry) resolve(entry.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    if (round > 0) times.push(paint);
    await page.close();
  }
  return { name: 'first-contentful-paint', ms: median(times), peer: null, peerMs: null, ratio: null, unit: 'ms' };
}
