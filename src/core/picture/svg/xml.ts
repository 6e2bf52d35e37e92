import { visible } from '../../text';

/** Attributes of an element; an undefined one is left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element as text. The content is XML already: text goes through `escapeXml` first. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`],
  );
  const inner = content.join('');
  const head = `<${name}${written.join('')}`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</${name}>`;
}

/** A number with at most two decimals: enough for a place, and the same text on every machine. */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or in an attribute between quotes. */
export function escapeXml(text: string): string {
  return legible(text).replace(/[&<>"']/g, (sign) => named[sign] ?? sign);
}

/**
 * The text with its hidden characters written as their numbers, as on the canvas: those that XML 1.0 does not allow (its production `Char`), halves of
 * surrogate pairs, and the marks that turn the direction of what follows, with which one name could pass for another. White space is a space.
 */
export function legible(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}
