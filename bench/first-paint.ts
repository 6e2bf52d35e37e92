import { chromium } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { brotliCompressSync } from 'node:zlib';
import { median, type Bench, type Result } from './measure';
import { range } from './reading';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'dist/web');

/** Bytes of JavaScript and CSS (brotli) that the built page loads before Monaco and Mermaid, and its first contentful paint. */
export const firstPaint: Bench = {
  names: ['first-paint-bytes', 'first-contentful-paint'],
  run: async (wanted) => {
    const results: Result[] = [];
    if (!wanted('first-paint-bytes') && !wanted('first-contentful-paint')) return results;
    if (!existsSync(join(web, 'index.html')))
      throw new Error('Run `npm run build` first: the page is measured as built.');
    if (wanted('first-paint-bytes'))
      results.push({
        name: 'first-paint-bytes',
        value: firstBytes(),
        peer: null,
        peerMs: null,
        ratio: null,
        unit: 'bytes',
      });
    if (wanted('first-contentful-paint')) results.push(await contentfulPaint());
    return results;
  },
};

/** What index.html names, and what those modules import statically. */
function firstBytes(): number {
  const html = readFileSync(join(web, 'index.html'), 'utf8');
  const wanted = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] as string,
  );
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(web, file), 'utf8');
    for (const match of code.matchAll(/(?:^|[;}\n])\s*import(?:[^"'()]*from)?\s*["']\.\/([^"']+)["']/g))
      visit(`assets/${match[1]}`);
  };
  wanted.forEach(visit);
  return [...seen].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(web, file))).length, 0);
}

async function contentfulPaint(): Promise<Result> {
  const server = await preview({ root, preview: { host: '127.0.0.1', port: 4198 }, logLevel: 'error' });
  const executablePath = process.env['FAIRWAY_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
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
  await browser.close();
  await server.close();
  return { name: 'first-contentful-paint', ms: median(times), peer: null, peerMs: null, ratio: null, unit: 'ms' };
}
