import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Path } from '../text';
import { readDocuments } from '../yaml';
import { rootFields } from './field-at';
import { object } from './field-types';
import { kinds } from './kinds';
import type { FieldType, Kind } from './types';
import { validateDocument, type SchemaProblem } from './validate';

const full = kinds.filter((kind) => kind.coverage === 'full');

interface Place {
  readonly path: Path;
  readonly type: FieldType;
}

/** Every place of a kind that has a type, lists and maps with one entry. */
function placesIn(type: FieldType, path: Path): Place[] {
  const own: Place[] = path.length === 0 || type.type === 'any' ? [] : [{ path, type }];
  switch (type.type) {
    case 'object':
      return [...own, ...type.fields.flatMap((field) => placesIn(field.type, [...path, field.name]))];
    case 'list':
      return [...own, ...placesIn(type.item, [...path, 0])];
    case 'map':
      return [...own, ...placesIn(type.value, [...path, '8080'])];
    default:
      return own;
  }
}

function resource(kind: Kind, path: Path, value: unknown): Record<string, unknown> {
  const made: Record<string, unknown> = {
    apiVersion: `${kind.group}/${kind.versions[0] ?? ''}`,
    kind: kind.kind,
    metadata: { name: 'a' },
  };
  let at = made as Record<string | number, unknown>;
  path.forEach((step, index) => {
    if (index === path.length - 1) at[step] = value;
    else at = (at[step] ??= typeof path[index + 1] === 'number' ? [] : {}) as Record<string | number, unknown>;
  });
  return made;
}

/** What has another type than the field, for each JSON type. */
const values: Readonly<Record<string, unknown>> = {
  text: 'x y',
  number: -1.5,
  boolean: true,
  list: [[]],
  mapping: { 'x y': {} },
};

const fitting: Readonly<Record<FieldType['type'], readonly string[]>> = {
  any: Object.keys(values),
  string: ['text'],
  integer: [],
  number: ['number'],
  boolean: ['boolean'],
  object: ['mapping'],
  list: ['list'],
  map: ['mapping'],
};

function problemsOf(text: string): readonly SchemaProblem[] {
  return readDocuments(text).documents.flatMap((document) => validateDocument(document));
}

function isAt(problem: SchemaProblem, path: Path): boolean {
  return problem.path?.length === path.length && path.every((step, index) => problem.path?.[index] === step);
}

describe('bad input', () => {
  it.each(full.map((kind) => [kind.kind, kind] as const))(
    'of a wrong type is found at every place of a %s',
    (_, kind) => {
      const missed = placesIn(object(rootFields(kind)), []).flatMap(({ path, type }) =>
        Object.entries(values)
          .filter(([name]) => !fitting[type.type].includes(name))
          .filter(([, value]) => {
            const found = problemsOf(JSON.stringify(resource(kind, path, value)));
            return !found.some((problem) => problem.severity === 'error' && isAt(problem, path));
          })
          .map(([name]) => `${path.join('.')}: ${name}`),
      );
      expect(missed.filter((each) => !/^(apiVersion|kind):/.test(each))).toEqual([]);
    },
  );

  it('of any kind at any place throws nothing, and is pointed at inside of the text', () => {
    const spots = kinds.flatMap((kind) => placesIn(object(rootFields(kind)), []).map(({ path }) => ({ kind, path })));
    const scalars = fc.constantFrom<unknown>(
      ...[
        'yes',
        'on',
        '0o17',
        '5',
        '5 s',
        '1.5ms',
        '1d',
        '2027-03-31',
        '0x1F',
        '1_000',
        '~',
        '',
        '*',
        '*.',
        'unix://',
        '::1',
        'fe80::1%eth0',
      ],
      ...[0, -1, 70_000, 2 ** 53, Number.MAX_VALUE, 0.1, null, true],
      ...[[], {}, [null], [[]], { '': null }, ['a', 'a'], { a: { b: null } }],
    );
    const junk = fc.oneof(scalars, fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(fc.constantFrom(...spots), junk, fc.boolean(), ({ kind, path }, value, inList) => {
        const made = resource(kind, path, value);
        const text = stringify(inList ? { apiVersion: 'v1', kind: 'List', items: [made, made] } : made);
        for (const { range, message, fixes } of problemsOf(text)) {
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to).toBeGreaterThanOrEqual(range.from);
          expect(range.to).toBeLessThanOrEqual(text.length);
          expect(message).toMatch(/[.?…]$/);
          for (const fix of fixes ?? []) expect(fix.edits.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
