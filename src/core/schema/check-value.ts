import { isRecord } from '../lists';
import { readDuration } from './duration';
import { isAddress, isDomain, isSubnet, isWildcardDomain } from './host-syntax';
import { isDnsLabel } from './label-syntax';
import { statedValue, statedValues } from './stated-values';
import type { FieldType, NumberType, StringType, TextForm } from './types';

/** What one value breaks, looking at the value itself and not at what is inside it. */
export interface ValueProblem {
  readonly rule: 'wrong-type' | 'unknown-value' | 'out-of-range' | 'bad-duration' | 'bad-format';
  /** What is asked for, as the end of a sentence that begins with the field's name: "is 1 to 65535". */
  readonly asked: string;
  /** Row of the reference, where it is one of the value's type and not of the field. */
  readonly ref?: string;
  /** Who refuses it when it is not the CRD; `none` when it is accepted and yet can mean nothing. */
  readonly by?: 'webhook' | 'none';
}

/**
 * Why a form refuses a value, as one sentence ("targetPort is 1 to 65535."), or null when it is fine. The CRD's bounds and those of istiod's
 * webhook count. It looks at the value itself, not at what is inside a list or an object.
 */
export function checkValue(type: FieldType, value: unknown, name = 'The value'): string | null {
  const problem = problemOf(type, value);
  return problem === null ? null : `${name} ${problem.asked}.`;
}

/** The first thing that is wrong with a value, or null. */
export function problemOf(type: FieldType, value: unknown): ValueProblem | null {
  switch (type.type) {
    case 'any':
      return null;
    case 'boolean':
      return typeof value === 'boolean' ? null : { rule: 'wrong-type', asked: 'is true or false' };
    case 'string':
      return typeof value === 'string' ? problemOfText(type, value) : { rule: 'wrong-type', asked: textAsked(type) };
    case 'integer':
    case 'number':
      return problemOfNumber(type, value);
    case 'object':
      return isRecord(value) ? null : { rule: 'wrong-type', asked: 'is a mapping of fields' };
    case 'map':
      return isRecord(value)
        ? problemOfSize(Object.keys(value).length, type.minEntries, type.maxEntries, 'entry', 'entries')
        : { rule: 'wrong-type', asked: 'is a mapping of keys to values' };
    case 'list':
      return Array.isArray(value)
        ? problemOfSize(value.length, type.minItems, type.maxItems, 'item', 'items')
        : { rule: 'wrong-type', asked: 'is a list' };
  }
}

const durationWords = 'is a duration such as 500ms, 30s or 1h30m';

function textAsked(type: StringType): string {
  if (type.enum) return oneOf(type);
  return type.format === 'duration' ? durationWords : 'is text';
}

function problemOfText(type: StringType, value: string): ValueProblem | null {
  if (type.enum)
    return type.enum.some((each) => each.value === value) ? null : { rule: 'unknown-value', asked: oneOf(type) };
  if (type.minLength !== undefined || type.maxLength !== undefined) {
    const size = problemOfSize([...value].length, type.minLength, type.maxLength, 'character', 'characters');
    if (size) return size;
  }
  if (type.format === 'duration') return problemOfDuration(type, value);
  if (type.format === 'base64' && !isBase64(value)) return { rule: 'bad-format', asked: 'is base64' };
  if (type.known && value !== '' && !statedValue(type, value))
    return { rule: 'unknown-value', asked: oneOf(type), ref: type.known.ref, by: 'webhook' };
  if (type.pattern && !expressionOf(type.pattern.source).test(value))
    return { rule: 'bad-format', asked: `is ${type.pattern.words}` };
  return type.syntax ? problemOfForm(type.syntax, value) : null;
}

const expressions = new Map<string, RegExp>();

/** The patterns of fields, which are a few dozen. */
function expressionOf(source: string): RegExp {
  let expression = expressions.get(source);
  if (expression === undefined) expressions.set(source, (expression = new RegExp(source, 'u')));
  return expression;
}

/** As Go decodes it (encoding/base64, StdEncoding), which skips line breaks. */
function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function problemOfForm({ form, ref }: NonNullable<StringType['syntax']>, value: string): ValueProblem | null {
  const { takes, words } = forms[form];
  return takes(value) ? null : { rule: 'bad-format', asked: `is ${words}`, ref, by: 'webhook' };
}

const forms: Readonly<Record<TextForm, { readonly takes: (text: string) => boolean; readonly words: string }>> = {
  'wildcard-domain': { takes: isWildcardDomain, words: 'a DNS name, or a domain such as *.example.com' },
  'domain-or-ip': { takes: (text) => isDomain(text) || isAddress(text), words: 'a DNS name or an IP' },
  'dns-label': { takes: isDnsLabel, words: 'up to 63 letters, digits and -, with a letter or digit at its ends' },
  'endpoint-address': {
    // A socket has rules of its own, and an endpoint of another network needs no address.
    takes: (text) => text === '' || text.startsWith('unix://') || isAddress(text) || isDomain(text),
    words: 'an IP, a DNS name, or unix:// and a path',
  },
  subnet: { takes: isSubnet, words: 'an IP, or a range such as 10.0.0.0/16' },
};

function problemOfDuration(type: StringType, value: string): ValueProblem | null {
  const milliseconds = readDuration(value);
  if (milliseconds === null) {
    const unread: ValueProblem = { rule: 'bad-duration', asked: durationWords };
    // The CRD looks at durations with a CEL rule; where it has none, istiod's decoder is the first to read them.
    return type.minimumMs === undefined ? { ...unread, ref: 'dec-duration', by: 'webhook' } : unread;
  }
  return type.minimumMs !== undefined && milliseconds < type.minimumMs
    ? { rule: 'out-of-range', asked: `is ${type.minimumMs} ms or more` }
    : null;
}

function problemOfNumber(type: NumberType, value: unknown): ValueProblem | null {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return { rule: 'wrong-type', asked: type.type === 'integer' ? 'is a whole number' : 'is a number' };
  if (type.type === 'integer' && !Number.isInteger(value)) return { rule: 'wrong-type', asked: 'is a whole number' };
  const { minimum, maximum, within } = type;
  const bounds = { minimum: within?.minimum ?? minimum, maximum: within?.maximum ?? maximum };
  if (outside(value, minimum, maximum))
    return {
      rule: 'out-of-range',
      asked: between(value, within ? bounds : { minimum, maximum }),
    };
  if (!within || !outside(value, within.minimum, within.maximum)) return null;
  return {
    rule: 'out-of-range',
    asked: between(value, bounds),
    ...(within.ref ? { ref: within.ref, by: 'webhook' } : { by: 'none' }),
  };
}

function problemOfSize(
  size: number,
  least: number | undefined,
  most: number | undefined,
  one: string,
  many: string,
): ValueProblem | null {
  if (least !== undefined && size < least)
    return { rule: 'out-of-range', asked: `needs at least ${least} ${least === 1 ? one : many}` };
  if (most !== undefined && size > most)
    return { rule: 'out-of-range', asked: `takes at most ${most} ${most === 1 ? one : many}` };
  return null;
}

function outside(value: number, minimum: number | undefined, maximum: number | undefined): boolean {
  return (minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum);
}

interface Bounds {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** The largest numbers of 32 bits are no bounds that anyone thinks of, so they are left unsaid unless they are what is broken. */
function between(value: number, { minimum, maximum }: Bounds): string {
  if (minimum === undefined) return `is ${maximum ?? 'any number'} or less`;
  const open = maximum === undefined || (maximum >= 2_147_483_647 && value <= maximum);
  return open ? `is ${minimum} or more` : `is ${minimum} to ${maximum}`;
}

function oneOf(type: StringType): string {
  return `is one of ${(statedValues(type) ?? []).map((each) => each.value).join(', ')}`;
}
