import type { Mermaid, MermaidConfig } from 'mermaid';
import { families, palettes, type Theme } from '../../core/picture';
import { cleanPicture } from './clean-picture';
import { maskEntities } from './stand-ins';
import { gapWords } from './words';

/** A picture that Mermaid drew, cleaned, or the sentence that says why there is none. */
export type Picture =
  { readonly ok: true; readonly svg: SVGSVGElement } | { readonly ok: false; readonly reason: string };

let loading: Promise<Mermaid> | undefined;
let turn: Promise<unknown> = Promise.resolve();
let count = 0;
let took = 0;

/** Characters from which drawing takes long enough to be noticed. */
const longText = 10_000;

/** How long the last picture has kept the page busy, in milliseconds; 0 before the first. */
export function drawingTook(): number {
  return took;
}

/**
 * Draws a diagram's text in the colours of a theme, whatever the page is in. Mermaid keeps state of its own while it draws, so pictures are made one after
 * another; one that is `outdated` when its turn comes is not drawn, and the answer is undefined.
 */
export function renderPicture(text: string, theme: Theme, outdated: () => boolean): Promise<Picture | undefined> {
  const next = turn.then(() => (outdated() ? undefined : draw(text, theme)));
  turn = next;
  return next;
}

async function draw(text: string, theme: Theme): Promise<Picture> {
  const place = offstage();
  try {
    const mermaid = await loadMermaid();
    // Labels are measured, so their font has to be there.
    await document.fonts.ready;
    mermaid.initialize(configOf(theme));
    const start = performance.now();
    const masked = maskEntities(text);
    const { svg } = await mermaid.render(`topology-${++count}`, masked.text, place);
    const drawn = cleanPicture(svg);
    masked.unmask(drawn);
    // The first one fetches parts of Mermaid too, which keeps nobody waiting: only of a long text it tells how long the next will take.
    if (count > 1 || text.length > longText) took = performance.now() - start;
    return { ok: true, svg: drawn };
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ok: false, reason: gapWords.mermaidFailed(line.replace(/[.:\s]*$/, '')) };
  } finally {
    place.remove();
  }
}

/** Where Mermaid draws and measures: in the page, since fonts count, and out of everybody's sight. */
function offstage(): HTMLElement {
  const place = document.createElement('div');
  place.ariaHidden = 'true';
  place.style.cssText = 'position:fixed;left:-20000px;top:0;visibility:hidden;pointer-events:none';
  document.body.append(place);
  return place;
}

function loadMermaid(): Promise<Mermaid> {
  loading ??= import('mermaid').then(
    (module) => module.default,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** The page's colours for Mermaid. Labels are SVG text and never HTML, so that names cannot become markup. */
function configOf(theme: Theme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    layout: 'dagre',
    theme: 'base',
    htmlLabels: false,
    // Mermaid lets a line shine through its label, of which several lines cannot be read then.
    themeCSS: '.edgeLabel rect, .edgeLabel .background { opacity: 1; }',
    // A saved picture is seen without the page's font: what stands in for it is no wider, so that labels fit their places.
    fontFamily: families.ui,
    fontSize: 13,
    flowchart: {
      htmlLabels: false,
      useMaxWidth: false,
      curve: 'basis',
      nodeSpacing: 16,
      rankSpacing: 24,
      padding: 8,
      // Lines come broken where a name can be; at a narrower width Mermaid breaks them again, inside of words.
      wrappingWidth: 640,
    },
    themeVariables: coloursOf(theme),
  };
}

function coloursOf(theme: Theme): NonNullable<MermaidConfig['themeVariables']> {
  const colours = palettes[theme];
  return {
    darkMode: theme === 'dark',
    background: colours.surface,
    primaryColor: colours.surface,
    mainBkg: colours.surface,
    primaryTextColor: colours.text,
    nodeTextColor: colours.text,
    textColor: colours.text,
    titleColor: colours['text-2'],
    primaryBorderColor: colours.control,
    nodeBorder: colours.control,
    lineColor: colours.wire,
    defaultLinkColor: colours.wire,
    arrowheadColor: colours.wire,
    clusterBkg: colours.lane,
    clusterBorder: colours.line,
    edgeLabelBackground: colours.surface,
    fontSize: '13px',
    fontFamily: families.ui,
  };
}
