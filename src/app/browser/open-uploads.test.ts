import { strToU8 } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import type { ConflictChoice } from '../../core/exchange';
import { closeDialog } from '../dialogs';
import { conflictsAsked } from '../import-conflicts';
import { notify } from '../notices';
import { dispatch, getState, load } from '../store';
import { openUploads } from './open-uploads';
import * as steps from './read-steps';

vi.mock('../notices', () => ({ notify: vi.fn(), announce: vi.fn(), dismissWork: vi.fn(), updateWork: vi.fn() }));
vi.mock('./read-steps', { spy: true });

const configMap = (name: string, value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\ndata: { value: ${value} }\n`;

const open = (path: string, text: string): Promise<void> => openUploads([{ path, bytes: strToU8(text) }]);

const texts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(getState().snapshot.workspace.files.map(({ path, text }) => [path, text]));

/** Presses Import in the sheet, with one choice for all. */
function decide(choice: ConflictChoice): void {
  const { conflicts = [], settle } = conflictsAsked() ?? {};
  closeDialog();
  settle?.(new Map(conflicts.map(({ key }) => [key, choice])));
}

afterEach(() => vi.clearAllMocks());

it('adds both of two files of one name, also where a decision about the first is made while the second waits for it', async () => {
  load({ files: [{ path: 'a.yaml', text: configMap('one', 'mine') }] });
  await open('a.yaml', configMap('one', 'theirs'));
  const second = open('a.yaml', configMap('two', 'new'));
  await vi.waitFor(() => expect(steps.readSteps).toHaveBeenCalledTimes(2));
  decide('both');
  await second;
  await vi.waitFor(() => expect(Object.keys(texts())).toHaveLength(3));
  expect(new Set(Object.values(texts()))).toEqual(
    new Set([configMap('one', 'mine'), configMap('one-2', 'theirs'), configMap('two', 'new')]),
  );
});

it('calls a file by the name under which it came, also where that is taken here', async () => {
  load({ files: [{ path: 'a.yaml', text: configMap('one', 'mine') }] });
  await open('a.yaml', configMap('one', 'theirs'));
  expect(conflictsAsked()?.conflicts).toMatchObject([{ mine: { path: 'a.yaml' }, theirs: { path: 'a.yaml' } }]);
  decide('theirs');
  await vi.waitFor(() => expect(texts()).toEqual({ 'a.yaml': configMap('one', 'theirs') }));
});

it('asks about what came to be here with another text after the sheet was filled, and about that alone', async () => {
  load({ files: [{ path: 'a.yaml', text: configMap('one', 'mine') }] });
  await open('b.yaml', `${configMap('one', 'theirs')}---\n${configMap('two', 'theirs')}`);
  expect(conflictsAsked()?.conflicts.map(({ name }) => name)).toEqual(['one']);
  dispatch({
    label: 'Made in another tab',
    origin: 'canvas',
    files: [{ type: 'create', path: 'c.yaml', text: configMap('two', 'mine') }],
  });
  decide('theirs');
  await vi.waitFor(() => expect(conflictsAsked()?.conflicts.map(({ name }) => name)).toEqual(['two']));
  expect(Object.values(texts())).toEqual([configMap('one', 'mine'), configMap('two', 'mine')]);
  decide('both');
  await vi.waitFor(() => expect(Object.keys(texts())).toHaveLength(3));
  expect(Object.values(texts())).toEqual([
    configMap('one', 'theirs'),
    configMap('two', 'mine'),
    configMap('two-2', 'theirs'),
  ]);
  expect(conflictsAsked()).toBeNull();
});

it('says so where reading breaks off, and opens what comes after it', async () => {
  load({ files: [] });
  vi.mocked(steps.readSteps).mockImplementationOnce(() => {
    throw new Error('broken');
  });
  const [first, second] = [open('a.yaml', configMap('one', 'a')), open('b.yaml', configMap('two', 'b'))];
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(texts()).toEqual({ 'b.yaml': configMap('two', 'b') });
});

it('asks about an item of a List, and puts it in the place of the item that is here', async () => {
  const item = (name: string, value: string): string =>
    `- ${configMap(name, value).trimEnd().replaceAll('\n', '\n  ')}\n`;
  const list = (...items: readonly string[]): string => `kind: List\napiVersion: v1\nitems:\n${items.join('')}`;
  load({ files: [{ path: 'a.yaml', text: list(item('one', 'mine'), item('two', 'mine')) }] });
  await open('b.yaml', list(item('two', 'theirs'), item('three', 'new')));
  expect(conflictsAsked()?.conflicts.map(({ name }) => name)).toEqual(['two']);
  decide('theirs');
  await vi.waitFor(() => expect(Object.keys(texts())).toHaveLength(2));
  expect(texts()).toEqual({
    'a.yaml': list(item('one', 'mine'), item('two', 'theirs')),
    'b.yaml': list(item('three', 'new')),
  });
});

it('tells what could not be replaced, since another item leans on it', async () => {
  const item = (name: string, value: string): string =>
    `- ${configMap(name, value).trimEnd().replaceAll('\n', '\n  ')}\n`;
  const list = `kind: List\napiVersion: v1\nitems:\n${item('one', '&v mine')}${item('two', '*v')}`;
  load({ files: [{ path: 'a.yaml', text: list }] });
  await open('b.yaml', `# Theirs.\n${configMap('one', 'theirs')}`);
  decide('theirs');
  await vi.waitFor(() => expect(Object.keys(texts())).toHaveLength(2));
  expect(texts()['a.yaml']).toBe(list);
  const { text } = vi.mocked(notify).mock.lastCall?.[0] ?? {};
  expect(text).toContain('1 could not be replaced where it stands, so both are here.');
  expect(text).not.toContain('1 was replaced.');
});
