import type { Browser, Page } from '@playwright/test';
import { layoutTopology } from '../src/core/picture';
import { topologyOf } from '../src/core/topology';
import { serveBuilt, servePage, withBrowser, type Served } from './browser';
import { dragView, zoomTo, type Frames } from './frames';
import { generateBundle, generateDesign } from './generate';
import { alone, beside, median, sizes, type Bench, type Result } from './measure';
import { open } from './typing';

const peer = "xyflow's defaults";
const rounds = 5;

/** Where either page is served. */
interface Pages {
  readonly ours: Served;
  readonly peer: Served;
}

/** The same graph, as ours draws it and as xyflow does by itself, unless it is too large for that. */
interface Pair {
  readonly ours: Page;
  readonly peer: Page | undefined;
}

/** What was measured of either; nothing of a peer that was left out. */
interface Both<T> {
  readonly ours: T[];
  readonly peer: T[];
}

/** Of a larger graph only ours is drawn: xyflow takes minutes for each of its pictures. */
const peerUpTo = 1000;
const stems = ['canvas-open', 'canvas-pan-all', 'canvas-pan-all-work', 'canvas-pan-reading', 'canvas-pan-reading-work'];

/**
 * The canvas of the built page with N services and all bands unfolded: until it stands (`canvas-open`, from the moment the files are
 * handed over, so reading them is part of it), and frames while the view is dragged with the whole graph in view (`canvas-pan-all`) and at
 * 100 % (`canvas-pan-reading`); `-work` is what the main thread does for a frame. The peer draws the same cards and wires, in the same
 * places, with the nodes and edges that xyflow brings; its opening is only its drawing, since it reads no YAML.
 */
export const canvas: Bench = {
  names: stems.map((stem) => `${stem}-N`),
  run: async (asked) => {
    const isWanted = (size: number): boolean => stems.some((stem) => asked.wanted(`${stem}-${size}`));
    if (!sizes.some(isWanted)) return [];
    const pages = { ours: await serveBuilt(asked.web), peer: await servePage('xyflow-page') };
    try {
      return await withBrowser(async (browser) => {
        const results: Result[] = [];
        for (const size of sizes.filter(isWanted)) results.push(...(await measure(browser, pages, size)));
        return results.filter(({ name }) => asked.wanted(name));
      });
    } finally {
      await pages.ours.close();
      await pages.peer.close();
    }
  },
};

async function measure(browser: Browser, pages: Pages, size: number): Promise<Result[]> {
  const opened: Both<number> = { ours: [], peer: [] };
  const hasPeer = size <= peerUpTo;
  let pair: Pair | undefined;
  for (let round = 0; round < (hasPeer ? rounds : 1); round++) {
    await closePair(pair);
    pair = { ours: await newPage(browser, pages.ours), peer: hasPeer ? await newPage(browser, pages.peer) : undefined };
    opened.ours.push(await openOurs(pair.ours, size));
    if (pair.peer) opened.peer.push(await openPeer(pair.peer, size));
  }
  if (!pair) return [];
  // Of a small design nothing is folded.
  if ((await pair.ours.locator('.band.is-folded').count()) > 0)
    await pair.ours.getByRole('button', { name: 'Unfold', exact: true }).click();
  await pair.ours.getByRole('button', { name: 'Fit', exact: true }).click();
  const all = await dragBoth(pair);
  await zoomTo(pair.ours, 1);
  if (pair.peer) await zoomTo(pair.peer, 1);
  const reading = await dragBoth(pair);
  await closePair(pair);
  return [
    timed(`canvas-open-${size}`, opened),
    ...ofFrames(`canvas-pan-all`, size, all),
    ...ofFrames(`canvas-pan-reading`, size, reading),
  ];
}

async function closePair(pair: Pair | undefined): Promise<void> {
  await pair?.ours.context().close();
  await pair?.peer?.context().close();
}

async function newPage(browser: Browser, { url }: Served): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  return page;
}

/** Opens the files as a person does, and gives the milliseconds from their choice until the canvas was painted with them. */
async function openOurs(page: Page, size: number): Promise<number> {
  await page.bringToFront();
  await page.evaluate(`(() => {
    window.opened = new Promise((resolve) => {
      let start = 0;
      addEventListener('change', () => { start = performance.now(); }, { capture: true, once: true });
      requestAnimationFrame(function look() {
        const drawn = start > 0 && document.querySelector('.band') !== null;
        if (!drawn) return void requestAnimationFrame(look);
        requestAnimationFrame(() => resolve(performance.now() - start));
      });
    });
  })()`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const files = [
    ['egress.yaml', generateBundle(size)],
    ['design.yaml', generateDesign(size)],
  ] as const;
  await (await chooser).setFiles(files.map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) })));
  return page.evaluate('window.opened');
}

async function openPeer(page: Page, size: number): Promise<number> {
  await page.bringToFront();
  const topology = topologyOf(open(generateBundle(size), generateDesign(size)));
  const { positions } = layoutTopology(topology, new Map());
  const nodes = topology.nodes.map(({ id, name }) => ({ id, position: positions.get(id), data: { label: name } }));
  const edges = topology.edges.map(({ id, from, to }) => ({ id, source: from, target: to }));
  return page.evaluate(`window.draw(${JSON.stringify({ nodes, edges })})`);
}

/** Drags either view in turn, so that both meet the same machine. */
async function dragBoth(pair: Pair): Promise<Both<Frames>> {
  const found: Both<Frames> = { ours: [], peer: [] };
  for (let round = 0; round < rounds; round++) {
    for (const which of ['ours', 'peer'] as const) {
      const page = pair[which];
      if (page === undefined) continue;
      await page.bringToFront();
      found[which].push(await dragView(page, 40));
    }
  }
  return found;
}

function ofFrames(name: string, size: number, { ours, peer: theirs }: Both<Frames>): Result[] {
  const deltas = (frames: readonly Frames[]): number[] => frames.flatMap((each) => each.deltas);
  const work = (frames: readonly Frames[]): number[] => frames.map((each) => each.work);
  return [
    timed(`${name}-${size}`, { ours: deltas(ours), peer: deltas(theirs) }),
    timed(`${name}-work-${size}`, { ours: work(ours), peer: work(theirs) }),
  ];
}

function timed(name: string, { ours, peer: theirs }: Both<number>): Result {
  if (theirs.length > 0) return beside(name, ours, peer, median(theirs));
  return { ...alone(name, ours), note: `${peer} take minutes` };
}
