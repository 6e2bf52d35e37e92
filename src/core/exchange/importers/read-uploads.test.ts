import { describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { hasResource, importFiles, readForImport, readUploads } from './import-files';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const resource = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';

describe('files as a workspace of their own', () => {
  it('have free names, and what cannot be opened is told', () => {
    const { workspace, problems } = readUploads([
      { path: 'a.yaml', bytes: bytes(resource) },
      { path: 'a.yaml', bytes: bytes('# other\n') },
      { path: 'picture.png', bytes: new Uint8Array([137, 80, 78, 71, 0, 1, 2]) },
    ]);
    expect(workspace.files.map(({ path }) => path)).toEqual(['a.yaml', 'a-2.yaml']);
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['# nothing\n', false],
    ['kind: ServiceEntry\nspec: {', false],
    ['just: a value\n---\n- a list\n', false],
    [`# a comment\n---\n${resource}`, true],
    [`%YAML 1.2\n---\n${resource}---\nkind: [`, true],
    [resource.replaceAll('\n', '\r\n'), true],
  ])('hold a resource or none: %j', (text, holds) => expect(hasResource([{ text: '' }, { text }])).toBe(holds));
});

describe('files that are added', () => {
  it('are skipped where they are, under whichever name they came in', () => {
    const { workspace } = readUploads([
      { path: 'a.yaml', bytes: bytes('a: 1') },
      { path: 'a.yaml', bytes: bytes('a: 2') },
    ]);
    const again = importFiles(workspace, [
      { path: 'a.yaml', bytes: bytes('a: 2') },
      { path: 'b.yaml', bytes: bytes('a: 2') },
    ]);
    expect([again.skipped, again.change?.files]).toEqual([1, [{ type: 'create', path: 'b.yaml', text: 'a: 2' }]]);
  });

  it('come out of an archive one by one, and what is to be said of it last', () => {
    const archive = zipSync({ 'b.yaml': strToU8('b: 2'), 'a.json': strToU8('{}'), 'c.md': strToU8('text') });
    const parts = readForImport({ path: './all.zip', bytes: archive });
    const told: unknown[] = [];
    let part = parts.next();
    for (; part.done !== true; part = parts.next()) told.push(part.value);
    expect(told).toEqual([
      { file: { path: 'a.json', text: '{}' }, at: 1, of: 3 },
      { file: { path: 'b.yaml', text: 'b: 2' }, at: 2, of: 3 },
      { file: null, at: 3, of: 3 },
    ]);
    const problems = ['No YAML was found in c.md. Fairway reads YAML, JSON and Markdown with fenced YAML.'];
    expect(part.value).toEqual({ ok: true, blocks: 0, problems });
  });
});
