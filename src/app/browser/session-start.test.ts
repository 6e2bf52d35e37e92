// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Workspace } from '../../core/workspace';
import { getSession, setSession } from '../session';
import type * as Store from '../store';
import { getState, load } from '../store';
import { makeDesignLock } from './design-lock';
import { editHere, flushSession, startSession } from './session-start';
import { sayGone, sayNoStorage, sayStranded } from './session-notices';
import { claimDesign, openStorage, readDesign, saveDesign } from './storage';
import { keepVersion } from './versions-storage';

/** Ends what follows the design: each test has a tab of its own. */
const ends = vi.hoisted((): (() => void)[] => []);
vi.mock('../store', async (importOriginal) => {
  const store = await importOriginal<typeof Store>();
  return {
    ...store,
    subscribe: (listener: Parameters<typeof store.subscribe>[0]) => void ends.push(store.subscribe(listener)),
  };
});
vi.mock('./storage');
vi.mock('./versions-storage');
vi.mock('./session-notices');
vi.mock('./design-lock');

const refused = new DOMException('It is full.', 'QuotaExceededError');
const design = (text: string): Workspace => ({ files: [{ path: 'a.yaml', text }] });
const shown = (): string | undefined => getState().snapshot.workspace.files[0]?.text;
/** What other tabs do, as this one hears of it. */
let others: Parameters<typeof makeDesignLock>[2];

function holds(text: string, revision: number): void {
  vi.mocked(readDesign).mockResolvedValue({ workspace: design(text), revision, savedAt: 1, missing: [] });
  vi.mocked(claimDesign).mockResolvedValue(revision);
}

beforeEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.resetAllMocks();
  localStorage.clear();
  load({ files: [] });
  setSession({ saving: 'saved', exported: null });
  vi.mocked(openStorage).mockResolvedValue({} as never);
  vi.mocked(saveDesign).mockResolvedValue('saved');
  vi.mocked(makeDesignLock).mockImplementation((_design, _tab, events) => {
    others = events;
    return { claim: () => Promise.resolve(true), takeOver: () => Promise.resolve(), tellSaved: () => undefined };
  });
  holds('stored', 5);
});

/** A session whose last changes are not stored when another tab takes over and stores its own. */
async function overtake(): Promise<void> {
  await startSession();
  load(design('mine'));
  others.onLost();
  holds('theirs', 6);
}

describe('work that was not stored when another tab took over', () => {
  it('stays on the page until it is kept, whatever the other tab stores meanwhile', async () => {
    let keep = (): void => undefined;
    vi.mocked(keepVersion).mockReturnValue(new Promise((resolve) => (keep = resolve)));
    await overtake();
    others.onSaved();
    await vi.waitFor(() => expect(readDesign).toHaveBeenCalledTimes(2));
    expect(shown()).toBe('mine');
    keep();
    await vi.waitFor(() => expect(shown()).toBe('theirs'));
    expect(keepVersion).toHaveBeenCalledExactlyOnceWith(design('mine'), 'overtaken');
  });

  it('is not given up to edit here while no version of it can be kept', async () => {
    vi.mocked(keepVersion).mockRejectedValue(refused);
    await overtake();
    await editHere();
    expect([shown(), getSession().readOnly]).toEqual(['mine', true]);
    expect(sayStranded).toHaveBeenCalledOnce();
    others.onInherited();
    await vi.waitFor(() => expect(sayStranded).toHaveBeenCalledTimes(2));
    expect(shown()).toBe('mine');
    const leave = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leave);
    expect(leave.defaultPrevented).toBe(true);

    setSession({ exported: getState().snapshot.workspace });
    await editHere();
    expect([shown(), getSession().readOnly]).toEqual(['theirs', false]);
  });
});

describe('a storage that refuses', () => {
  it('to be read again: the tab edits, and what is stored is left as it is', async () => {
    await startSession();
    others.onLost();
    vi.mocked(readDesign).mockRejectedValue(refused);
    await editHere();
    expect(getSession().readOnly).toBe(false);
    expect(sayNoStorage).toHaveBeenCalledExactlyOnceWith(refused);
    load(design('mine'));
    await flushSession();
    expect(saveDesign).not.toHaveBeenCalled();
    expect(localStorage.getItem('fairway.journal.design-reserve')).toContain('mine');
    expect(localStorage.getItem('fairway.journal.design')).toBeNull();
  });

  it('to be read again while the page opens: the page does not wait for ever', async () => {
    vi.mocked(claimDesign).mockResolvedValue(6);
    vi.mocked(readDesign)
      .mockResolvedValueOnce({ workspace: design('stored'), revision: 5, savedAt: 1, missing: [] })
      .mockRejectedValueOnce(refused);
    await startSession();
    expect(getSession()).toMatchObject({ readOnly: false, restoring: false });
    expect(sayNoStorage).toHaveBeenCalledExactlyOnceWith(refused);
  });

  it('to be read at all: nothing is said to be gone, and that something is stored stays known', async () => {
    localStorage.setItem('fairway.stored', '1700000000000');
    vi.mocked(openStorage).mockRejectedValue(refused);
    await startSession();
    expect(sayGone).not.toHaveBeenCalled();
    expect(localStorage.getItem('fairway.stored')).toBe('1700000000000');
  });

  it('the claim: what is stored is read anew, and what another tab stored after that is kept before it is stored over', async () => {
    vi.mocked(claimDesign).mockRejectedValueOnce(refused);
    vi.mocked(readDesign).mockResolvedValueOnce({ workspace: design('stored'), revision: 4, savedAt: 1, missing: [] });
    await startSession();
    expect(readDesign).toHaveBeenCalledTimes(2);
    holds('theirs', 9);
    load(design('mine'));
    vi.mocked(keepVersion).mockRejectedValueOnce(refused);
    await flushSession();
    expect(saveDesign).not.toHaveBeenCalled();
    expect(JSON.parse(localStorage.getItem('fairway.journal.design') ?? '')).toMatchObject({ revision: 10 });
    await flushSession();
    expect(keepVersion).toHaveBeenLastCalledWith(design('theirs'), 'overtaken');
    expect(saveDesign).toHaveBeenCalledExactlyOnceWith({}, expect.objectContaining({ base: 9, stored: null }));
  });
});
