import { widthOf } from '../picture/svg/text-width';
import { elementsIn, ownText, readXml, type XmlElement } from './read-xml';

/** The cards in a picture. */
export function cardsOf(svg: string): XmlElement[] {
  return elementsIn(readXml(svg)).filter(
    ({ name, attributes, content }) =>
      name === 'g' &&
      'transform' in attributes &&
      content.some((each) => typeof each !== 'string' && each.name === 'title'),
  );
}

/** What a picture writes: a line a card, with what stands on it. */
export function wordsOf(svg: string): string[] {
  return cardsOf(svg).map((card) =>
    elementsIn(card)
      .filter(({ name }) => name === 'title' || name === 'text')
      .map(ownText)
      .join(' | '),
  );
}

/** Where something is drawn, in units of the picture. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The boxes of all rectangles and texts on the page, as they are drawn. */
export function boxesOf(element: XmlElement, move = { x: 0, y: 0, scale: 1 }): Box[] {
  const { name, attributes, content } = element;
  if (name === 'defs') return [];
  const [, x = '0', y = '0'] = /translate\((\S+) (\S+)\)/.exec(attributes['transform'] ?? '') ?? [];
  const [, scale = '1'] = /scale\((\S+)\)/.exec(attributes['transform'] ?? '') ?? [];
  const own = {
    x: move.x + Number(x) * move.scale,
    y: move.y + Number(y) * move.scale,
    scale: move.scale * Number(scale),
  };
  const box = name === 'rect' ? rectOf(attributes) : name === 'text' ? textBox(element) : undefined;
  const drawn = box && {
    left: own.x + box.left * own.scale,
    top: own.y + box.top * own.scale,
    right: own.x + box.right * own.scale,
    bottom: own.y + box.bottom * own.scale,
  };
  return [
    ...(drawn ? [drawn] : []),
    ...content.flatMap((each) => (typeof each === 'string' ? [] : boxesOf(each, own))),
  ];
}

function rectOf(attributes: XmlElement['attributes']): Box {
  const of = (key: string): number => Number(attributes[key] ?? 0);
  return { left: of('x'), top: of('y'), right: of('x') + of('width'), bottom: of('y') + of('height') };
}

function textBox(element: XmlElement): Box {
  const { attributes } = element;
  const size = Number(attributes['font-size'] ?? 13);
  const family = attributes['font-family'] === undefined ? 'ui' : 'mono';
  const width = Number(attributes['textLength'] ?? widthOf(ownText(element), { family, size, weight: 600 }));
  const x = Number(attributes['x']);
  const y = Number(attributes['y']);
  const ends = attributes['text-anchor'] === 'end' || attributes['direction'] === 'rtl';
  const left = ends ? x - width : attributes['text-anchor'] === 'middle' ? x - width / 2 : x;
  return { left, top: y - size, right: left + width, bottom: y + size * 0.3 };
}

/** What is drawn beyond the edges of a picture. */
export function outside(svg: string): Box[] {
  const root = readXml(svg);
  const { width, height } = root.attributes;
  return boxesOf(root).filter(
    ({ left, top, right, bottom }) => left < 0 || top < 0 || right > Number(width) || bottom > Number(height),
  );
}
