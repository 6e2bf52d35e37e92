import { beside, forSizes, median, type Asked, type Bench, type Result } from './measure';
import { readDocuments } from '../src/core/yaml';
import { servePage, withBrowser } from './browser';
import { generateBundle } from './generate';
import type { Page } from '@playwright/test';

interface Judged {
  readonly ms: number;
  readonly marks: number;
}

/**
 * The ServiceEntries of a bundle, every third with a mistake, in Chromium: read and held against the fields of their kind (`validate`), and judged by all rules
 * (`judge`), beside monaco-yaml with the JSON Schema of `fairway schema ServiceEntry`. It works in a worker, and gives what it marks to the page.
 */
export const validating: Bench = {
  names: ['validate-N', 'judge-N'],
  run: async (asked) => {
    const isWanted = [10, 100, 1000, 5000].some(
      (size) => asked.wanted(`validate-${size}`) || asked.wanted(`judge-${size}`),
    );
    if (!isWanted) return [];
    const served = await servePage('monaco-page');
    try {
      return await withBrowser(async (browser) => {
        const page = await browser.newPage();
        await page.goto(served.url);
        return [
          ...(await measure(page, 'validate', 'checkFields', asked)),
          ...(await measure(page, 'judge', 'checkRules', asked)),
        ];
      });
    } finally {
      await served.close();
    }
  },
};

function measure(page: Page, stem: string, way: 'checkFields' | 'checkRules', asked: Asked): Promise<Result[]> {
  return forSizes(stem, asked, async (name, size) => {
    const text = wrongEntries(size);
    const [ours, theirs]: [Judged[], Judged[]] = [[], []];
    const rounds = size >= 1000 ? 3 : 5;
    while (ours.length < rounds) {
      ours.push(await ask(page, way, text));
      theirs.push(await ask(page, 'checkWithMonacoYaml', text));
    }
    const wrong = Math.ceil(size / 3);
    for (const { marks } of [...ours, ...theirs])
      if (marks < wrong) throw new Error(`${wrong} mistakes in ${name} got ${marks} marks`);
    return beside(
      name,
      ours.map(({ ms }) => ms),
      'monaco-yaml',
      median(theirs.map(({ ms }) => ms)),
    );
  });
}

function ask(page: Page, way: 'checkFields' | 'checkRules' | 'checkWithMonacoYaml', text: string): Promise<Judged> {
  return page.evaluate(`window.${way}(${JSON.stringify(text)})`);
}

function wrongEntries(count: number): string {
  return readDocuments(generateBundle(count))
    .documents.map(({ text }) => text)
    .filter((text) => text.includes('kind: ServiceEntry'))
    .map((text, index) => (index % 3 === 0 ? text.replace('resolution: DNS', 'resolution: dns') : text))
    .join('');
}
