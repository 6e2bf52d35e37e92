/** An element of an XML document: its name, its attributes, and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (XmlElement | string)[];
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: (XmlElement | string)[];
}

/**
 * Reads an XML document of elements, attributes in double quotes and text, and throws at whatever is not well-formed: a reader that forgives
 * nothing, for texts that must not need forgiveness. Declarations, comments and CDATA are no part of what is read here.
 */
export function readXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, content: [] };
  const path: Open[] = [root];
  let at = 0;
  for (const token of text.matchAll(/<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/g)) {
    if (token.index !== at) throw new Error(`No XML at ${at}: ${text.slice(at, at + 60)}`);
    at += token[0].length;
    const [whole, closes, name, attributes = '', empty] = token;
    const parent = path.at(-1) ?? root;
    if (name === undefined) parent.content.push(readText(whole));
    else if (closes === '/') close(path, name);
    else open(path, parent, { name, attributes: readAttributes(attributes), content: [] }, empty === '/');
  }
  if (at !== text.length || path.length !== 1) throw new Error(`The document ends in <${path.at(-1)?.name ?? ''}>`);
  const [first, ...others] = root.content.filter((each) => typeof each !== 'string');
  if (!first || others.length > 0) throw new Error('A document has one root');
  return first;
}

function open(path: Open[], parent: Open, element: Open, isEmpty: boolean): void {
  parent.content.push(element);
  if (!isEmpty) path.push(element);
}

function close(path: Open[], name: string): void {
  const closed = path.pop();
  if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name ?? ''}>`);
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, key)) throw new Error(`${key} stands twice`);
    attributes[key] = readText(value);
  }
  return attributes;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The characters of a text: all that XML 1.0 allows (its production `Char`), with references for those that mark up. */
function readText(text: string): string {
  for (const sign of text)
    if (!/[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(sign))
      throw new Error(`XML has no character ${JSON.stringify(sign)}`);
  return text.replace(/&([^;]*;?)/g, (_, reference: string) => {
    const sign = reference.endsWith(';') ? entities[reference.slice(0, -1)] : undefined;
    if (sign === undefined) throw new Error(`&${reference} is no reference`);
    return sign;
  });
}

/** All elements in it, itself first, in the order of the text. */
export function elementsIn(element: XmlElement): XmlElement[] {
  return [element, ...element.content.flatMap((each) => (typeof each === 'string' ? [] : elementsIn(each)))];
}

/** The text of an element without that of the elements in it. */
export function ownText({ content }: XmlElement): string {
  return content.filter((each) => typeof each === 'string').join('');
}
