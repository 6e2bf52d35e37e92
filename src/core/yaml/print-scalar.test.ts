import fc from 'fast-check';
import { loadAll, YAML11_SCHEMA } from 'js-yaml';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { TRICKY_TEXTS } from '../testing/random-values';
import { printKey, printScalar, type Quote } from './print-scalar';

const quotes: readonly Quote[] = ['plain', 'single', 'double'];

/** The text in each surrounding in which it may be written, read by three readers. */
function readBack(text: string, prefer: Quote): unknown[] {
  const block = printScalar(text, prefer, 'double', false);
  const flow = printScalar(text, prefer, 'single', true);
  const key = printKey(text, prefer, 'double', false);
  const sources = [`a: ${block}\n`, `- ${block} # c\n`, `a: [${flow}, {b: ${flow}}]\n`, `? ${key}\n: ${key}\n`];
  return sources.flatMap((source) => [
    loadAll(source)[0],
    loadAll(source, { schema: YAML11_SCHEMA })[0],
    parseAllDocuments(source).map((document) => document.toJS() as unknown)[0],
    parseAllDocuments(source, { version: '1.1' }).map((document) => document.toJS() as unknown)[0],
  ]);
}

function expected(text: string): unknown[] {
  const keyed = JSON.parse(`{${JSON.stringify(text)}:${JSON.stringify(text)}}`) as unknown;
  return [{ a: text }, [text], { a: [text, { b: text }] }, keyed].flatMap((value) => [value, value, value, value]);
}

test.each(TRICKY_TEXTS.filter((text) => text !== '__proto__'))('%j is read as itself by YAML 1.1 and 1.2', (text) => {
  for (const prefer of quotes) expect(readBack(text, prefer)).toEqual(expected(text));
});

test('any text is read as itself', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.stringMatching(/^[-+.:_0-9a-fxoetTZ~<=?!&*# ]{1,8}$/),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...quotes), (text, prefer) => {
      fc.pre(text !== '__proto__');
      expect(readBack(text, prefer)).toEqual(expected(text));
    }),
    { numRuns: 1500 },
  );
});

test.each([
  [1, '1'],
  [-0.5, '-0.5'],
  [NaN, '.nan'],
  [-Infinity, '-.inf'],
  [true, 'true'],
  [null, 'null'],
])('%j is written as %s', (value, text) => expect(printScalar(value, 'double', 'double', false)).toBe(text));

test.each([
  '10.0.0.1',
  '240.0.0.0/8',
  'api.example.com',
  '5s',
  'v1.2.3',
  '100m',
  'ISTIO_MUTUAL',
  '/etc/certs/ca.pem',
  'a:b',
  'see #2'.replace(' ', ''),
])('%s needs no quotes', (text) => expect(printScalar(text, 'plain', 'double', false)).toBe(text));
