import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import { placeAtOffset, rangeOfPlace } from './place-range';

const text = `# head
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
spec:
  hosts:
  - a.example.com
  ports:
  - number: 443
    name: tls
# between
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Namespace
  metadata:
    name: one
`;
const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });

function shown(index: number, path: Path) {
  const document = snapshot.files[0]?.stream.documents[index]?.id ?? '';
  const found = rangeOfPlace(snapshot, { file: 'a.yaml', document, path });
  return {
    entry: found && text.slice(found.entry.from, found.entry.to),
    resource: found && text.slice(found.resource.from, found.resource.to),
    isField: found?.isField,
  };
}

describe('rangeOfPlace', () => {
  it('finds a field with its key', () => {
    expect(shown(0, ['spec', 'ports', 0, 'number'])).toMatchObject({ entry: 'number: 443', isField: true });
    expect(shown(0, ['spec', 'ports', 0]).entry).toBe('- number: 443\n    name: tls');
    expect(shown(0, ['spec', 'hosts']).entry).toBe('hosts:\n  - a.example.com');
  });

  it('finds the resource without the comments around it', () => {
    const { resource, isField } = shown(0, []);
    expect(resource?.startsWith('apiVersion')).toBe(true);
    expect(resource?.endsWith('name: tls')).toBe(true);
    expect(isField).toBe(false);
  });

  it('finds an item of a List', () => {
    const { resource, entry } = shown(1, ['items', 0, 'metadata', 'name']);
    expect(entry).toBe('name: one');
    expect(resource?.startsWith('- apiVersion')).toBe(true);
  });

  it('falls back to what is there around a field that is not', () => {
    expect(shown(0, ['spec', 'resolution'])).toMatchObject({ isField: false });
    expect(shown(0, ['spec', 'resolution']).entry?.startsWith('spec:')).toBe(true);
  });

  it('knows nothing of a document that is gone', () => {
    expect(rangeOfPlace(snapshot, { file: 'a.yaml', document: 'gone', path: [] })).toBeUndefined();
  });
});

describe('placeAtOffset', () => {
  it('finds the field that the caret is in', () => {
    expect(placeAtOffset(snapshot, 'a.yaml', text.indexOf('443'))?.path).toEqual(['spec', 'ports', 0, 'number']);
    expect(placeAtOffset(snapshot, 'a.yaml', text.indexOf('one'))?.path).toEqual(['items', 0, 'metadata', 'name']);
  });

  it('finds the document at its start and at the end of the file', () => {
    const [first, second] = snapshot.files[0]?.stream.documents ?? [];
    expect(placeAtOffset(snapshot, 'a.yaml', 0)?.document).toBe(first?.id);
    expect(placeAtOffset(snapshot, 'a.yaml', text.length)?.document).toBe(second?.id);
  });
});
