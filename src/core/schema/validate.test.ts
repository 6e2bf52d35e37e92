import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from '../text';
import { readDocuments } from '../yaml';
import { problemOf } from './check-value';
import { rootFields } from './field-at';
import { object } from './field-types';
import { kinds } from './kinds';
import type { FieldType, Kind } from './types';
import { validateDocument } from './validate';

const full = kinds.filter((kind) => kind.coverage === 'full');

/** Values that fit a type by themselves; what fields ask of each other is left to chance. */
function valueOf(type: FieldType): fc.Arbitrary<unknown> {
  switch (type.type) {
    case 'any':
      return fc.constant('any');
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: type.within?.minimum ?? type.minimum ?? -5,
        max: Math.min(type.within?.maximum ?? type.maximum ?? 5, 2 ** 31 - 1),
      });
    case 'number':
      return fc.integer({ min: type.minimum ?? 0, max: type.maximum ?? 100 });
    case 'string':
      return textOf(type);
    case 'list':
      return fc.array(valueOf(type.item), {
        minLength: type.minItems ?? 0,
        maxLength: Math.min(type.maxItems ?? 2, 2),
      });
    case 'map':
      return fc.dictionary(fc.constantFrom('a', 'b-2', '8080'), valueOf(type.value), {
        minKeys: type.minEntries ?? 0,
        maxKeys: 2,
      });
    case 'object':
      return fc.record(Object.fromEntries(type.fields.map((field) => [field.name, valueOf(field.type)])), {
        requiredKeys: type.fields.filter((field) => field.required).map((field) => field.name),
      });
  }
}

function textOf(type: FieldType & { type: 'string' }): fc.Arbitrary<string> {
  const values = type.enum ?? type.known?.values;
  if (values) return fc.constantFrom(...values.map((each) => each.value));
  const candidates = [
    'a',
    'api.example.com',
    '10.0.0.1',
    '10s',
    '1.30',
    '2027-03-31',
    'yes',
    'on',
    '443',
    'x'.repeat(63),
    '2027-03-31T12:00:00Z',
    '',
  ];
  return fc.constantFrom(...candidates.filter((each) => problemOf(type, each) === null));
}

function resourceOf(kind: Kind): fc.Arbitrary<Record<string, unknown>> {
  const root = object(rootFields(kind).filter((field) => field.name === 'spec' || field.name === 'metadata'));
  return (valueOf(root) as fc.Arbitrary<Record<string, unknown>>).map((value) => ({
    apiVersion: `${kind.group}/${kind.versions[0] ?? ''}`,
    kind: kind.kind,
    ...value,
  }));
}

/** Rules that look at one value; the others are about fields that do not go together, which chance puts together. */
const single = [
  'unknown-version',
  'unknown-field',
  'missing-field',
  'null-value',
  'wrong-type',
  'unknown-value',
  'out-of-range',
  'bad-duration',
];

describe('validateDocument', () => {
  it.each(full.map((kind) => [kind.kind, kind] as const))('finds nothing in a %s whose values all fit', (_, kind) => {
    fc.assert(
      fc.property(resourceOf(kind), (resource) => {
        const problems = readDocuments(stringify(resource, { version: '1.1' })).documents.flatMap((document) =>
          validateDocument(document),
        );
        // istiod looks at how values go together, too.
        const ofCrd = problems.filter((problem) => problem.layer === 'schema' && single.includes(problem.rule));
        expect(ofCrd).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps the laws for anything that can be written in place of a value', () => {
    const broken = fc
      .constantFrom(...full)
      .chain((kind) =>
        fc.tuple(resourceOf(kind), fc.nat(), fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('value', 'key')),
      );
    fc.assert(
      fc.property(broken, ([resource, seed, junk, where]) => {
        const text = stringify(spoil(resource, seed, junk, where === 'key'));
        const [document] = readDocuments(text).documents;
        if (document === undefined) return;
        for (const problem of validateDocument(document)) {
          expect(problem.range.from).toBeGreaterThanOrEqual(0);
          expect(problem.range.to).toBeLessThanOrEqual(text.length);
          expect(problem.message).toMatch(/[.…]$/);
          for (const fix of problem.fixes ?? []) {
            const after = readDocuments(applyEdits(text, fix.edits)).documents.flatMap((each) =>
              validateDocument(each),
            );
            const same = after.filter(
              (each) => each.message === problem.message && JSON.stringify(each.path) === JSON.stringify(problem.path),
            );
            expect(same).toEqual([]);
            expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(validateDocument(document)));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

function errorsIn(problems: readonly { readonly severity: string }[]): number {
  return problems.filter((problem) => problem.severity === 'error').length;
}

/** A copy in which one value, or the name of one key, is something else. */
function spoil(value: unknown, seed: number, junk: unknown, rename: boolean): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  let rest = seed;
  for (;;) {
    const keys = Object.keys(at);
    const key = keys[rest % keys.length] as string;
    const next = at[key];
    rest = Math.floor(rest / (keys.length + 1));
    if (typeof next === 'object' && next !== null && Object.keys(next).length > 0 && rest > 0) {
      at = next as Record<string, unknown>;
      continue;
    }
    if (rename && !Array.isArray(at)) {
      const moved = at[key];
      Reflect.deleteProperty(at, key);
      at[typeof junk === 'string' ? junk : `${key}s`] = moved;
    } else at[key] = junk;
    return copy;
  }
}
