import { beforeEach, expect, it, vi } from 'vitest';
import { dispatch, load } from '../store';
import { readOpenedDesign } from './export-baseline';

vi.mock('./versions-storage', () => ({ listVersions: () => Promise.resolve([]), readVersion: vi.fn() }));

const text = 'kind: Gateway\n';

beforeEach(() => {
  load({ files: [] });
  const files = ['a/gateway.yaml', 'b/gateway.yaml'].map((path) => ({ type: 'create', path, text }) as const);
  dispatch({ label: 'Open', origin: 'import', files });
});

it('reads each file as it was opened, also where another one says the same', async () => {
  const edits = [{ from: 0, to: 0, insert: '# changed\n' }];
  dispatch({ label: 'Edit', origin: 'editor', files: [{ type: 'edit', path: 'a/gateway.yaml', edits }] });
  const { workspace, isKnown } = await readOpenedDesign();
  expect(workspace.files).toEqual([
    { path: 'a/gateway.yaml', text },
    { path: 'b/gateway.yaml', text },
  ]);
  expect(isKnown).toBe(true);
});
