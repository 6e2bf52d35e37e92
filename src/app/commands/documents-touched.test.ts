import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { documentsTouched } from './documents-touched';

const text = 'a: 1\n---\nb: 2\n---\nc: 3\n';
const snapshot = takeSnapshot(workspaceOf({ 'egress.yaml': text }));
const edit = (...offsets: readonly number[]) => ({
  label: '',
  origin: 'canvas' as const,
  files: [
    {
      type: 'edit' as const,
      path: 'egress.yaml',
      edits: offsets.map((from) => ({ from, to: from, insert: '#' })),
    },
  ],
});

describe('documentsTouched', () => {
  it('counts documents, not edits', () => {
    expect(documentsTouched(snapshot, edit(text.indexOf('b'), text.indexOf('2')))).toBe(1);
    expect(documentsTouched(snapshot, edit(text.indexOf('a'), text.indexOf('c')))).toBe(2);
  });

  it('counts a new file, but no design that is made on the way', () => {
    const made = (path: string) => ({
      label: '',
      origin: 'canvas' as const,
      files: [{ type: 'create' as const, path, text }],
    });
    expect(documentsTouched(snapshot, made('egress-2.yaml'))).toBe(1);
    expect(documentsTouched(snapshot, made('design.yaml'))).toBe(0);
  });
});
