import type { Browser, Page } from '@playwright/test';
import { servePage, withBrowser } from './browser';
import { generateBundle, generateDesign } from './generate';
import { alone, beside, forSizes, median, sizes, type Asked, type Bench, type Result } from './measure';

/** How long Mermaid may take for one picture, in milliseconds; ten times as long when everything is asked for. */
const patience = 30_000;

/**
 * A graph with all its cards and wires to SVG, in Chromium: ours as the canvas is saved, and Mermaid's of the same cards and wires. Mermaid draws up to 500 arrows
 * and 50,000 characters of text; where there are more its limits are lifted, and the line says so. Of what it did not draw in half a minute, only ours is measured.
 */
export const pictures: Bench = {
  names: ['picture-N'],
  run: async (asked) => {
    if (!sizes.some((size) => asked.wanted(`picture-${size}`))) return [];
    const served = await servePage('mermaid-page');
    try {
      return await withBrowser((browser) => drawSizes(browser, served.url, asked));
    } finally {
      await served.close();
    }
  },
};

/** What Mermaid did not draw of a size, it is not asked of a larger one. */
function drawSizes(browser: Browser, url: string, asked: Asked): Promise<Result[]> {
  const limit = asked.all ? 10 * patience : patience;
  let isTried = true;
  return forSizes('picture', asked, async (name, size) => {
    const page = await browser.newPage();
    await page.goto(url);
    const [text, design] = [generateBundle(size), generateDesign(size)].map((each) => JSON.stringify(each));
    const refused: string | null = await page.evaluate(`window.readGraph(${text}, ${design})`);
    const ours: number[] = [];
    const rounds = size >= 1000 ? 3 : 5;
    while (ours.length < rounds) ours.push(await page.evaluate('window.drawOurs()'));
    const theirs = isTried ? await askMermaid(page, limit) : [];
    if (theirs.length === 0) isTried = false;
    await page.close();
    const line = theirs.length > 0 ? beside(name, ours, 'Mermaid', median(theirs)) : alone(name, ours);
    return refused === null ? line : { ...line, note: noteOf(refused, theirs.length > 0, limit) };
  });
}

/** What Mermaid takes: three times where it is quick, once where it is not; nothing where it draws none within a limit. */
async function askMermaid(page: Page, limit: number): Promise<number[]> {
  const ask = (): Promise<number> => page.evaluate('window.drawTheirs()');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, limit, undefined);
  });
  const first = await Promise.race([ask().catch(() => undefined), late]);
  clearTimeout(timer);
  if (first === undefined) return [];
  return first > 5000 ? [first] : [first, await ask(), await ask()];
}

function noteOf(refused: string, isDrawn: boolean, limit: number): string {
  const fact = `Mermaid by itself refuses ${refused}`;
  return isDrawn
    ? `${fact}; its limits are lifted`
    : `${fact}, and draws none in ${limit / 1000} s with its limits lifted`;
}
