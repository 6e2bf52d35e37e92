import { describe, expect, it } from 'vitest';
import { editAt } from '../edit-at';
import { takeSnapshot } from '../snapshot';
import { checkEditLaws } from '../testing/laws';
import { workspaceOf } from '../testing/mesh-fixture';
import { applyChange } from '../workspace';
import { editDocument, readDocuments } from '../yaml';

const entry = (name: string): string =>
  `- apiVersion: networking.istio.io/v1\n  kind: ServiceEntry\n  metadata: { name: ${name} } # of ${name}\n  spec:\n    resolution: DNS\n`;
const yaml = `apiVersion: v1\nitems:\n${entry('pay')}${entry('geo')}    ports:\n    - number`;
const json = `{\n  "apiVersion": "v1",\n  "items": [\n    {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "pay"}, "spec": {"resolution": "DNS"}},\n    {"apiVersion": "v1", "kind": "Service", "metadata": {"na`;

describe('a list that was cut off', () => {
  it.each([
    ['YAML', yaml, 'resolution: DNS', 'resolution: STATIC'],
    ['JSON', json, '"resolution": "DNS"', '"resolution": "STATIC"'],
  ])('is edited in its place or not at all: %s', (_, text, before, after) => {
    const snapshot = takeSnapshot(workspaceOf({ 'cut.yaml': text }));
    const [first] = snapshot.resources;
    if (!first) throw new Error('It holds a resource');
    const path = [...first.place.path, 'spec', 'resolution'];
    const made = editAt(snapshot, first.place, [{ type: 'set', path, value: 'STATIC' }], { label: '', origin: 'form' });
    if (!made.ok) return expect(made.detail).not.toBe('');
    const [file] = applyChange(snapshot.workspace, made.change).files;
    expect(file?.text).toBe(text.replace(before, after));
  });

  it('keeps the laws of edits in its whole items', () => {
    const [document] = readDocuments(yaml).documents;
    if (!document) throw new Error('It holds a document');
    for (const [path, value] of [
      [['items', 0, 'spec', 'hosts'], ['a.example.com']],
      [['items', 0, 'metadata', 'name'], 'other'],
    ] as const) {
      const op = { type: 'set', path, value } as const;
      const result = editDocument(document, [op]);
      expect(result.ok).toBe(true);
      checkEditLaws(document, [op], result);
    }
  });
});
