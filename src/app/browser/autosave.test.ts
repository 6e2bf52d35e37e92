// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Workspace } from '../../core/workspace';
import { getSession, setSession } from '../session';
import type * as Store from '../store';
import { getState, load } from '../store';
import type * as Typings from '../typing';
import { setTyping, type Typing } from '../typing';
import { startAutosave, type Autosave } from './autosave';
import { readJournal } from './journal';
import { saveDesign } from './storage';
import type { StorageAccess } from './storage-access';

/** Ends what follows the design: each test has a tab of its own. */
const ends = vi.hoisted((): (() => void)[] => []);
vi.mock('../store', async (importOriginal) => {
  const store = await importOriginal<typeof Store>();
  return {
    ...store,
    subscribe: (listener: Parameters<typeof store.subscribe>[0]) => void ends.push(store.subscribe(listener)),
  };
});
vi.mock('../typing', async (importOriginal) => {
  const typing = await importOriginal<typeof Typings>();
  return {
    ...typing,
    subscribeTyping: (listener: () => void) => void ends.push(typing.subscribeTyping(listener)),
  };
});
vi.mock('./storage');

const full = new DOMException('It is full.', 'QuotaExceededError');
const design = (text: string): Workspace => ({ files: [{ path: 'a.yaml', text }] });
/** What the database answers to the next saves. */
let answers: (() => Promise<'saved' | 'overtaken'>)[] = [];
const beforeSave = vi.fn(() => Promise.resolve());
const onSaved = vi.fn();

function start(): Autosave {
  const access = {
    run: async (work: Parameters<StorageAccess['run']>[0]) => {
      await work({} as never);
      return (answers.shift() ?? (() => Promise.resolve('saved')))();
    },
  } as StorageAccess;
  const autosave = startAutosave({
    access: () => access,
    design: 'design',
    journal: () => 'design',
    writer: 'this',
    beforeSave,
    onSaved,
    onOvertaken: () => undefined,
  });
  autosave.adopt(getState().snapshot.workspace, 3);
  return autosave;
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  setTyping(null);
  answers = [];
  setSession({ readOnly: false, saving: 'saved' });
  load(design('a: 1\n'));
});
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe('a tab that gives up while a save is on its way', () => {
  it.each([
    ['fails', () => Promise.reject(full)],
    ['ends well', () => Promise.resolve('saved' as const)],
  ])('leaves the journal of the tab that edits now alone where that %s', async (_how, end) => {
    const autosave = start();
    let answer = (): void => undefined;
    answers = [() => new Promise<void>((resolve) => (answer = resolve)).then(end)];
    load(design('a: 2\n'));
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.giveUp()).toEqual(design('a: 2\n'));
    setSession({ readOnly: true, saving: 'saved' });
    localStorage.setItem('fairway.journal.design', 'of the other');
    answer();
    await flushed;
    expect(localStorage.getItem('fairway.journal.design')).toBe('of the other');
    expect(getSession().saving).toBe('saved');
    expect(autosave.revision()).toBe(-1);
    expect(onSaved).not.toHaveBeenCalled();
  });
});

describe('while the database takes nothing', () => {
  it('has what is typed in the journal long before the next try', async () => {
    start();
    answers = [() => Promise.reject(full)];
    load(design('a: 2\n'));
    await vi.advanceTimersByTimeAsync(150);
    expect(getSession().saving).toBe('reserve');
    load(design('a: 3\n'));
    await vi.advanceTimersByTimeAsync(150);
    expect(readJournal('design')?.files).toEqual([{ path: 'a.yaml', text: 'a: 3\n' }]);
    expect(beforeSave).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(getSession().saving).toBe('saved');
    expect(readJournal('design')).toBeUndefined();
  });

  it('has all of it there after another tab has stored something else', async () => {
    const autosave = start();
    load({ files: [...getState().snapshot.workspace.files, { path: 'b.yaml', text: 'b: 1\n' }] });
    autosave.rebase(9);
    answers = [() => Promise.reject(full)];
    await autosave.flush();
    expect(readJournal('design')).toMatchObject({ revision: 11, files: [{ path: 'a.yaml' }, { path: 'b.yaml' }] });
  });
});

it('keeps the work aside where the page itself is mistaken, says so, and can store again', async () => {
  const autosave = start();
  answers = [() => Promise.reject(new TypeError('It is not a function.'))];
  load(design('a: 2\n'));
  await expect(autosave.flush()).rejects.toThrow('It is not a function.');
  expect(readJournal('design')?.files).toEqual([{ path: 'a.yaml', text: 'a: 2\n' }]);
  await autosave.flush();
  expect(getSession().saving).toBe('saved');
});

describe('a text that is being typed into a form', () => {
  const typing: Typing = { file: 'a.yaml', document: 0, object: [], field: ['a'], input: 0, text: '1' };
  const stored = (): unknown => vi.mocked(saveDesign).mock.lastCall?.[1].typing;

  it('is stored with the design within a quarter of a second, and is gone when it is written', async () => {
    start();
    setTyping(typing);
    expect(getSession().saving).toBe('saving');
    await vi.advanceTimersByTimeAsync(240);
    expect(getSession().saving).toBe('saved');
    expect(stored()).toBe(typing);
  });

  it('is stored no more where it is given up while it is on its way there', async () => {
    start();
    let answer = (): void => undefined;
    answers = [() => new Promise((resolve) => (answer = () => resolve('saved')))];
    setTyping(typing);
    await vi.advanceTimersByTimeAsync(120);
    setTyping(null);
    answer();
    await vi.advanceTimersByTimeAsync(240);
    expect(stored()).toBeNull();
    expect(getSession().saving).toBe('saved');
  });

  it('is in the journal while the database takes nothing, so that nobody has to be asked', async () => {
    start();
    answers = [() => Promise.reject(full)];
    setTyping(typing);
    await vi.advanceTimersByTimeAsync(240);
    expect(readJournal('design')?.typing).toEqual(typing);
    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
  });

  it('has the browser ask before it would be lost', () => {
    start();
    const setItem = (): never => {
      throw full;
    };
    vi.stubGlobal('localStorage', { setItem });
    setTyping(typing);
    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
    vi.unstubAllGlobals();
  });
});

it('says that it saves while all is stored again whose data were deleted', async () => {
  const autosave = start();
  autosave.storeAgain();
  expect(getSession().saving).toBe('saving');
  await vi.advanceTimersByTimeAsync(240);
  expect(vi.mocked(saveDesign).mock.lastCall?.[1]).toMatchObject({ stored: null, workspace: design('a: 1\n') });
  expect(getSession().saving).toBe('saved');
});
