import { describe, expect, it } from 'vitest';
import { hasResource, readUploads } from './import-files';

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
