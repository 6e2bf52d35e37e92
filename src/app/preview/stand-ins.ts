/** A diagram's text for Mermaid, and how its picture is given the signs back that the text writes as entities. */
interface Masked {
  readonly text: string;
  /** Puts the signs into the texts of a picture. They are text there, and never markup. */
  readonly unmask: (svg: SVGSVGElement) => void;
}

/**
 * Mermaid shows entities as they are written in titles of frames, on arrows and in boxes of one line where labels are SVG text (it decodes them only on
 * the way through HTML, in its `labelHelper`), and measures them so. Each sign goes through it as one character that nobody uses.
 */
export function maskEntities(text: string): Masked {
  const standIns = new Map<string, string>();
  const free = freeCharacters(text);
  const masked = text.replace(/#(\d+|quot|lt|gt|amp);/g, (entity, name: string) => {
    const sign = named[name] ?? String.fromCodePoint(Number(name));
    const standIn = standIns.get(sign) ?? free.next().value ?? entity;
    standIns.set(sign, standIn);
    return standIn;
  });
  const signs = new Map([...standIns].map(([sign, standIn]) => [standIn, sign]));
  return { text: masked, unmask: (svg) => unmaskIn(svg, signs) };
}

const named: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&' };

/** Characters of Unicode's private use area that a text does not have. */
function* freeCharacters(text: string): Generator<string, undefined> {
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) yield character;
  }
  return undefined;
}

function unmaskIn(svg: SVGSVGElement, signs: ReadonlyMap<string, string>): void {
  for (const leaf of svg.querySelectorAll('text, tspan, title, desc')) {
    if (leaf.children.length > 0) continue;
    const shown = leaf.textContent ?? '';
    const meant = shown.replace(/[\uE000-\uF8FF]/g, (character) => signs.get(character) ?? character);
    if (meant !== shown) leaf.textContent = meant;
  }
}
