import type { Origin } from '../trace/trace';
import { Placed, type EnvoyFields, type EnvoyValue } from './tree';

/** Envoy's configuration as text. */
interface EnvoyText {
  readonly text: string;
  /** What a line comes from, by its number from 1; lines that only istiod makes have none. */
  readonly origins: ReadonlyMap<number, Origin>;
}

/** Prints a message as YAML. The same message gives the same text. */
export function envoyYaml(message: EnvoyFields): EnvoyText {
  const lines = bodyOf(message, undefined);
  const origins = new Map<number, Origin>();
  for (const [index, { origin }] of lines.entries()) if (origin) origins.set(index + 1, origin);
  return { text: lines.map(({ text }) => `${text}\n`).join(''), origins };
}

interface Line {
  readonly text: string;
  readonly origin: Origin | undefined;
}

type Bare = Exclude<EnvoyValue, Placed>;

function bodyOf(value: Bare, origin: Origin | undefined): readonly Line[] {
  if (isList(value)) return value.flatMap((item) => itemLines(item, origin));
  return entriesOf(value).flatMap(([key, field]) => fieldLines(`${scalarText(key)}:`, field, origin));
}

function fieldLines(head: string, value: EnvoyValue, inherited: Origin | undefined): readonly Line[] {
  const { bare, origin } = unwrap(value, inherited);
  const inline = inlineText(bare);
  if (inline !== undefined) return [{ text: `${head} ${inline}`, origin }];
  return [{ text: head, origin }, ...bodyOf(bare, origin).map((line) => ({ ...line, text: `  ${line.text}` }))];
}

function itemLines(value: EnvoyValue, inherited: Origin | undefined): readonly Line[] {
  const { bare, origin } = unwrap(value, inherited);
  const inline = inlineText(bare);
  if (inline !== undefined) return [{ text: `- ${inline}`, origin }];
  return bodyOf(bare, origin).map((line, index) => ({ ...line, text: `${index === 0 ? '- ' : '  '}${line.text}` }));
}

function unwrap(value: EnvoyValue, inherited: Origin | undefined): { bare: Bare; origin: Origin | undefined } {
  return value instanceof Placed ? unwrap(value.value, value.origin) : { bare: value, origin: inherited };
}

/** What fits behind its key: a scalar, and what is empty. */
function inlineText(value: Bare): string | undefined {
  if (isList(value)) return value.length === 0 ? '[]' : undefined;
  if (typeof value === 'object') return entriesOf(value).length === 0 ? '{}' : undefined;
  return typeof value === 'string' ? scalarText(value) : String(value);
}

function isList(value: Bare): value is readonly EnvoyValue[] {
  return Array.isArray(value);
}

function entriesOf(value: Bare): readonly (readonly [string, EnvoyValue])[] {
  if (typeof value !== 'object' || isList(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, field] as const]));
}

const plain = /^[\w/.](?:[\w/.|@%+=,~() -]|:(?=\S))*$/;
const misread =
  /^(?:true|false|null|yes|no|on|off|y|n|[-+.\d][\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|0x[\da-f]+|0o?\d+|\d+(?::\d+)+|\.(?:inf|nan)|\d{4}-\d\d?-\d\d?.*)$/i;

/** A text that YAML would read as something else is quoted. */
function scalarText(text: string): string {
  return plain.test(text) && !misread.test(text) && !text.endsWith(' ') && !text.endsWith(':')
    ? text
    : JSON.stringify(text);
}
