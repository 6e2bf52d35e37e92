import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../testing/mesh-fixture';
import { readDocuments } from '../../yaml';
import { exportBundle, exportZip } from './bundle';

const design = 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\n';

function bundle(files: Record<string, string>, withDesign = false): string {
  return exportBundle(workspaceOf(files), { design: withDesign });
}

describe('exportBundle', () => {
  it.each<[string, Record<string, string>, string]>([
    ['joins files with a marker', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 2\n' }, 'a: 1\n---\nb: 2\n'],
    ['ends an unfinished line', { 'a.yaml': 'a: 1', 'b.yaml': 'b: 2' }, 'a: 1\n---\nb: 2'],
    ['takes the marker that is there', { 'a.yaml': 'a: 1\n', 'b.yaml': '# b\n---\nb: 2\n' }, 'a: 1\n# b\n---\nb: 2\n'],
    ['takes content on the marker line', { 'a.yaml': 'a: 1\n', 'b.yaml': '--- # b\nb: 2\n' }, 'a: 1\n--- # b\nb: 2\n'],
    ['needs no marker after an end', { 'a.yaml': 'a: 1\n...\n', 'b.yaml': 'b: 2\n' }, 'a: 1\n...\nb: 2\n'],
    [
      'ends a document before directives',
      { 'a.yaml': 'a: 1\n', 'b.yaml': '%YAML 1.2\n---\nb: 2\n' },
      'a: 1\n...\n%YAML 1.2\n---\nb: 2\n',
    ],
    [
      'drops the byte order mark of later files',
      { 'a.yaml': '\uFEFFa: 1\n', 'b.yaml': '\uFEFFb: 2\n' },
      '\uFEFFa: 1\n---\nb: 2\n',
    ],
    ['keeps CRLF', { 'a.yaml': 'a: 1\r\n', 'b.yaml': 'b: 2\r\n' }, 'a: 1\r\n---\r\nb: 2\r\n'],
    ['leaves out empty files', { 'a.yaml': '', 'b.yaml': 'b: 2\n', 'c.yaml': '\n' }, 'b: 2\n\n'],
    ['leaves out the design', { 'design.yaml': design, 'b.yaml': 'b: 2\n' }, 'b: 2\n'],
    ['leaves out the design inside of a file', { 'a.yaml': `a: 1\n---\n${design}---\nb: 2\n` }, 'a: 1\n---\nb: 2\n'],
  ])('%s', (_, files, expected) => {
    expect(bundle(files)).toBe(expected);
  });

  it('takes the design along when asked', () => {
    expect(bundle({ 'design.yaml': design, 'b.yaml': 'b: 2\n' }, true)).toBe(`${design}---\nb: 2\n`);
  });

  it('is the file itself where there is only one', () => {
    const text = '# head\r\n\r\nkind: A # x\r\n---\r\n\r\n---\nkind: B\n...\n# tail';
    expect(bundle({ 'a.yaml': text })).toBe(text);
  });

  const line = fc.constantFrom(
    'a: 1',
    'b: [x, y]',
    '# note',
    '',
    '---',
    '--- # c',
    '...',
    '  c: 2',
    't: |',
    '  text',
    '---x: 1',
    'kind: A',
  );
  const file = fc
    .tuple(
      fc.constantFrom('', '\uFEFF'),
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
    )
    .map(([mark, lines, end, last]) => mark + lines.join(end) + (last && lines.length > 0 ? end : ''));

  it('keeps every document apart and as it reads', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), (texts) => {
        const readable = texts.filter((text) =>
          readDocuments(text).documents.every((document) => !document.incomplete),
        );
        const values = (text: string): unknown[] =>
          readDocuments(text)
            .documents.map((document) => document.value)
            .filter((value) => value !== undefined && value !== null);
        const joined = bundle(Object.fromEntries(readable.map((text, index) => [`${index}.yaml`, text])));
        expect(values(joined)).toEqual(readable.flatMap(values));
      }),
      { numRuns: 500 },
    );
  });
});

describe('exportZip', () => {
  const files = { 'egress.yaml': 'a: 1\r\n# ü\n', 'more/b.yaml': '\uFEFFb: 2', 'design.yaml': design };

  it('holds every file as it is, without the design', () => {
    const unzipped = unzipSync(exportZip(workspaceOf(files), { design: false }));
    expect(Object.keys(unzipped)).toEqual(['egress.yaml', 'more/b.yaml']);
    expect(strFromU8(unzipped['egress.yaml'] as Uint8Array)).toBe(files['egress.yaml']);
    expect(unzipped['more/b.yaml']).toEqual(new TextEncoder().encode(files['more/b.yaml']));
    expect(Object.keys(unzipSync(exportZip(workspaceOf(files), { design: true })))).toContain('design.yaml');
  });

  it('is the same for the same files', () => {
    expect(exportZip(workspaceOf(files), { design: true })).toEqual(exportZip(workspaceOf(files), { design: true }));
  });
});
