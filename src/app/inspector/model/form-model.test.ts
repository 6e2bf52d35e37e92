import { describe, expect, it } from 'vitest';
import { kindNamed } from '../../../core/testing/kind-named';
import { kinds, type Field, type Kind } from '../../../core/schema';
import { writableDefault } from './default-value';
import { unknownKeys, type FormView } from './form-model';
import { countShown, hiddenSet, openLevels, sectionsAt } from './levels';

const rule = kindNamed('DestinationRule');
const entry = kindNamed('ServiceEntry');
const view = (part: Partial<FormView>): FormView => ({ filter: 'all', search: '', reveal: undefined, ...part });
const outline = (kind: Kind, value: unknown, asked: FormView): string[] =>
  sectionsAt(kind, [], value, asked).map(
    (section) => `${section.title}: ${section.rows.map((row) => row.field.name).join(' ')}`,
  );

describe('the form of a resource', () => {
  it('begins with its name, follows the sections of its kind and ends with its labels', () => {
    const lines = outline(entry, {}, view({}));
    expect(lines[0]).toBe(': name namespace');
    expect(lines[1]).toBe('Hosts and ports: hosts location ports');
    expect(lines.at(-1)).toBe('Metadata: labels annotations');
  });

  it('puts the fields of trafficPolicy into their own sections', () => {
    const names = sectionsAt(rule, [], {}, view({})).flatMap((section) =>
      section.rows.map((row) => row.path.join('.')),
    );
    expect(names).toContain('spec.trafficPolicy.tls');
    expect(names).not.toContain('spec.trafficPolicy');
  });

  it('shows what is set', () => {
    expect(
      outline(entry, { metadata: { name: 'a' }, spec: { hosts: ['a.b'], exportTo: ['.'] } }, view({ filter: 'set' })),
    ).toEqual([': name', 'Hosts and ports: hosts', 'Visibility: exportTo']);
  });

  it('finds fields by name and by help, also inside of objects and lists', () => {
    const found = outline(entry, {}, view({ filter: 'common', search: 'targetport' })).join('\n');
    expect(found).toContain('ports');
    expect(found).not.toContain('location');
    expect(outline(rule, {}, view({ search: 'http2maxrequests' })).join()).toContain('connectionPool');
  });

  it('shows a selected field whatever the filter', () => {
    const lines = outline(entry, {}, view({ filter: 'set', reveal: ['spec', 'subjectAltNames'] }));
    expect(lines).toEqual(['Certificates: subjectAltNames']);
  });

  it('names the set fields that the common ones leave out', () => {
    const value = { metadata: { name: 'a' }, spec: { hosts: ['a.b'], subjectAltNames: ['a.b'] } };
    const sections = sectionsAt(entry, [], value, view({ filter: 'common' }));
    expect(hiddenSet(entry, [], value, sections)).toEqual(['subjectAltNames']);
  });

  it('counts fields, those of nested objects one by one', () => {
    const value = {
      metadata: { name: 'a' },
      spec: { host: 'a', trafficPolicy: { tls: { mode: 'SIMPLE', sni: 'a' }, outlierDetection: {} } },
    };
    expect(countShown(rule, [], value).set).toBe(5);
    expect(countShown(rule, [], value).all).toBeGreaterThan(40);
  });

  it('knows the objects whose unknown keys it has to show, once each', () => {
    const paths = openLevels(rule, [], {}).map(({ path }) => path.join('.'));
    expect(paths).toEqual([...new Set(paths)]);
    expect(paths).toContain('spec.trafficPolicy');
    expect(unknownKeys(rule.fields, { host: 'a', hots: 'b' })).toEqual(['hots']);
  });

  it('shows an item alone', () => {
    const value = { spec: { endpoints: [{ address: '10.0.0.1' }] } };
    const rows = sectionsAt(entry, ['spec', 'endpoints', 0], value, view({})).flatMap((section) => section.rows);
    expect(rows.map((row) => row.field.name)).toContain('locality');
    expect(rows.find((row) => row.field.name === 'address')?.value).toBe('10.0.0.1');
  });

  it.each(kinds.map((kind) => [kind.kind, kind] as const))('has something to show for every field of %s', (_, kind) => {
    const shown = sectionsAt(kind, [], {}, view({})).flatMap((section) => section.rows);
    expect(shown.length).toBeGreaterThan(1);
    expect(new Set(shown.map((row) => row.key)).size).toBe(shown.length);
    if (kind.coverage === 'full')
      expect(sectionsAt(kind, [], {}, view({ filter: 'common' })).length).toBeGreaterThan(1);
  });
});

describe('writing a default down', () => {
  const field = (type: Field['type'], value: string): Field => ({
    name: 'x',
    type,
    doc: '',
    default: { value, source: 'Istio' },
  });
  it.each([
    [field({ type: 'integer' }, '5'), 5],
    [field({ type: 'integer' }, 'no limit'), undefined],
    [field({ type: 'boolean' }, 'false'), false],
    [field({ type: 'string', format: 'duration' }, '10s'), '10s'],
    [field({ type: 'string', format: 'duration' }, 'never'), undefined],
    [field({ type: 'string', enum: [{ value: 'NONE', doc: '' }] }, 'NONE'), 'NONE'],
    [field({ type: 'list', item: { type: 'string' } }, '*'), ['*']],
    [field({ type: 'list', item: { type: 'string' } }, 'an address of its own'), undefined],
    [field({ type: 'object', fields: [] }, 'off'), undefined],
  ])('of %j is %j', (each, value) => expect(writableDefault(each)).toEqual(value));
});
