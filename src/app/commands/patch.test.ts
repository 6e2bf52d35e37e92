import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import type { FileChange } from '../../core/workspace';
import { patchOf } from './patch';

const pod = (name: string): string => `kind: Pod\nmetadata:\n  name: ${name}\n${'# far from it\n'.repeat(8)}`;
const text = ['a', 'b', 'c'].map(pod).join('---\n');
const snapshot = takeSnapshot({ files: [{ path: 'pods.yaml', text }] });

function headings(...files: readonly FileChange[]): readonly string[] {
  return patchOf(snapshot, { label: '', origin: 'form', files }).flatMap(({ hunks }) =>
    hunks.map(({ heading }) => heading),
  );
}

/** Text put in behind the first place of another, or in its place. */
const put = (behind: string, insert: string) => {
  const at = text.indexOf(behind) + behind.length;
  return { from: at, to: at, insert };
};
const edit = (...edits: readonly { from: number; to: number; insert: string }[]): FileChange => ({
  type: 'edit',
  path: 'pods.yaml',
  edits,
});

describe('the resource over each place of a patch', () => {
  it('is the one that lines change in, or go from', () => {
    const at = text.indexOf('name: b');
    expect(headings(edit({ from: at, to: at + 7, insert: 'name: d' }))).toEqual(['Pod b']);
    expect(headings({ type: 'remove', path: 'pods.yaml' })).toEqual(['Pod a', 'Pod b', 'Pod c']);
  });

  it('is the one that lines come into, wherever lines above have moved it', () => {
    const lines = '  namespace: shop\n'.repeat(12);
    expect(
      headings(
        edit(
          put('name: a\n', lines),
          put('name: b\n', '  labels: { app: b }\n'),
          put('name: c\n', '  labels: { app: c }\n'),
        ),
      ),
    ).toEqual(['Pod a', 'Pod b', 'Pod c']);
    expect(headings(edit({ from: 0, to: 0, insert: '# the first line\n' }))).toEqual(['Pod a']);
    expect(headings(edit({ from: text.length, to: text.length, insert: '# the last line\n' }))).toEqual(['Pod c']);
    const end = text.indexOf('---');
    expect(headings(edit({ from: end, to: end, insert: '\n\n# the end of a\n' }))).toEqual(['Pod a']);
  });

  it('is the item of a List', () => {
    const item = (name: string): string =>
      `- kind: Pod\n  metadata:\n    name: ${name}\n${'  # far from it\n'.repeat(8)}`;
    const text = `kind: List\napiVersion: v1\nitems:\n${['a', 'b', 'c'].map(item).join('')}`;
    const at = text.indexOf('name: b');
    const edits = [
      { from: at, to: at + 7, insert: 'name: d' },
      { from: text.length, to: text.length, insert: '  status: {}\n' },
    ];
    const files: FileChange[] = [{ type: 'edit', path: 'list.yaml', edits }];
    const patch = patchOf(takeSnapshot({ files: [{ path: 'list.yaml', text }] }), { label: '', origin: 'form', files });
    expect(patch[0]?.hunks.map(({ heading }) => heading)).toEqual(['Pod b', 'Pod c']);
  });

  it('is the one that comes', () => {
    expect(headings(edit({ from: text.length, to: text.length, insert: `---\n${pod('d')}` }))).toEqual(['Pod d']);
    expect(headings({ type: 'create', path: 'more.yaml', text: pod('e') })).toEqual(['Pod e']);
  });
});
