import type { Mermaid, MermaidConfig } from 'mermaid';
import { isDark, readToken } from '../tokens';
import { cleanPicture } from './clean-picture';

/** A picture that Mermaid drew, cleaned, or the sentence that says why there is none. */
export type Picture =
  { readonly ok: true; readonly svg: SVGSVGElement } | { readonly ok: false; readonly reason: string };

let loading: Promise<Mermaid> | undefined;
let turn: Promise<unknown> = Promise.resolve();
let count = 0;

/**
 * Draws a diagram's text. Mermaid keeps state of its own while it draws, so pictures are made one after another; one that is `outdated`
 * when its turn comes is not drawn, and the answer is undefined.
 */
export function renderPicture(text: string, outdated: () => boolean): Promise<Picture | undefined> {
  const next = turn.then(() => (outdated() ? undefined : draw(text)));
  turn = next;
  return next;
}

async function draw(text: string): Promise<Picture> {
  try {
    const mermaid = await loadMermaid();
    // Labels are measured, so their font has to be there.
    await document.fonts.ready;
    mermaid.initialize(configOf());
    const { svg } = await mermaid.render(`topology-${++count}`, text);
    return { ok: true, svg: cleanPicture(svg) };
  } catch (error) {
    document.querySelectorAll(`#dtopology-${count}`).forEach((left) => left.remove());
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return {
      ok: false,
      reason: `Mermaid could not draw this text: ${line.replace(/[.:\s]*$/, '')}. It can still be copied.`,
    };
  }
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
function configOf(): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    layout: 'dagre',
    theme: 'base',
    htmlLabels: false,
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontSize: 13,
    flowchart: {
      htmlLabels: false,
      useMaxWidth: false,
      curve: 'basis',
      nodeSpacing: 16,
      rankSpacing: 24,
      padding: 8,
      wrappingWidth: 260,
    },
    themeVariables: {
      darkMode: isDark(),
      background: readToken('surface'),
      primaryColor: readToken('surface'),
      mainBkg: readToken('surface'),
      primaryTextColor: readToken('text'),
      nodeTextColor: readToken('text'),
      textColor: readToken('text'),
      titleColor: readToken('text-2'),
      primaryBorderColor: readToken('control'),
      nodeBorder: readToken('control'),
      lineColor: readToken('wire'),
      defaultLinkColor: readToken('wire'),
      arrowheadColor: readToken('wire'),
      clusterBkg: readToken('lane'),
      clusterBorder: readToken('line'),
      edgeLabelBackground: readToken('surface'),
      fontSize: '13px',
      fontFamily: "'Inter Variable', system-ui, sans-serif",
    },
  };
}
