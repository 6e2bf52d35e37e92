/** Attributes of an element; an undefined one is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

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
 * The text with a sign for what cannot be drawn: characters that XML 1.0 does not allow (its production `Char`), halves of surrogate pairs,
 * and the marks that turn the direction of what follows, with which one name could pass for another. White space is a space.
 */
export function legible(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unwanted, '\uFFFD');
}

const unwanted =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
