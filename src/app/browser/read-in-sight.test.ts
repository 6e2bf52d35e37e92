import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Imported } from '../../core/exchange';
import { knownStream, readDocuments } from '../../core/yaml';
import { notify } from '../notices';
import { openInSight, readAhead, readTexts } from './read-in-sight';
import { readSteps, type ReadAnswer } from './read-steps';
import type { Upload } from './uploads';

vi.mock('../notices', () => ({ notify: vi.fn(), announce: vi.fn(), dismissWork: vi.fn(), updateWork: vi.fn() }));

/** A worker that reads so many parts when it is asked, and then breaks off or says no more. */
class Thread extends EventTarget {
  static parts = Infinity;
  static breaks = false;
  static started: Thread[] = [];
  readonly terminate = vi.fn();

  constructor() {
    super();
    Thread.started.push(this);
  }

  postMessage(uploads: readonly Upload[]): void {
    for (const answer of [...readSteps(uploads)].slice(0, Thread.parts)) this.answer(answer);
    if (Thread.breaks) this.dispatchEvent(new Event('error'));
  }

  private answer(data: ReadAnswer): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

const archive = { path: 'all.zip', bytes: zipSync({ 'a.yaml': strToU8('a: 1'), 'b.yaml': strToU8('b: 2') }) };
const files = [
  { path: 'a.yaml', text: 'a: 1' },
  { path: 'b.yaml', text: 'b: 2' },
];
const all: Imported[] = [{ ok: true, files, blocks: 0, problems: [] }];
const read = (...uploads: Upload[]) => openInSight(['all.zip'], (opening) => readTexts(uploads, opening));

beforeEach(() => {
  Object.assign(Thread, { parts: Infinity, breaks: false, started: [] });
  vi.stubGlobal('Worker', Thread);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

describe('files from outside', () => {
  it('are read on the page where that is soon done', async () => {
    const picture = { path: 'b.png', bytes: strToU8('b') };
    const [text, problem] = (await read({ path: 'a.yaml', bytes: strToU8('a: 1') }, picture)) ?? [];
    expect(text).toEqual({ ok: true, files: files.slice(0, 1), blocks: 0, problems: [] });
    expect(problem).toMatchObject({ ok: false });
    expect(Thread.started).toEqual([]);
  });

  it('are read in a worker where they are an archive or many bytes', async () => {
    expect(await read(archive)).toEqual(all);
    const large = { path: 'large.yaml', bytes: new Uint8Array(2 * 1024 * 1024).fill(10) };
    expect(await read(large)).toMatchObject([{ ok: true, problems: ['large.yaml is empty.'] }]);
    expect(Thread.started.map(({ terminate }) => terminate.mock.calls.length)).toEqual([1, 1]);
  });

  it('are read on the page where a worker breaks off in the middle', async () => {
    Object.assign(Thread, { parts: 1, breaks: true });
    expect(await read(archive)).toEqual(all);
  });

  it('are read on the page where there are no workers', async () => {
    vi.stubGlobal(
      'Worker',
      vi.fn(function refuse() {
        throw new DOMException('There are no workers here.');
      }),
    );
    expect(await read(archive)).toEqual(all);
  });

  it('are read on the page where they cannot be sent to a worker, which is ended', async () => {
    vi.spyOn(Thread.prototype, 'postMessage').mockImplementation(() => {
      throw new DOMException('It cannot be cloned.', 'DataCloneError');
    });
    expect(await read(archive)).toEqual(all);
    expect(Thread.started.map(({ terminate }) => terminate.mock.calls.length)).toEqual([1]);
  });

  it('are forgotten when somebody calls it off', async () => {
    vi.useFakeTimers();
    Thread.parts = 1;
    const reading = read(archive);
    await vi.advanceTimersByTimeAsync(300);
    const { text, progress, work } = vi.mocked(notify).mock.lastCall?.[0] ?? {};
    expect([text, progress]).toEqual(['Opening all.zip: 1 of 2 files unpacked…', 0.25]);
    work?.stop();
    expect(await reading).toBeUndefined();
    expect(Thread.started[0]?.terminate).toHaveBeenCalled();
  });
});

it('reads documents ahead, once', async () => {
  const text = 'kind: List\nitems:\n' + '- kind: Pod\n'.repeat(20_000);
  const file = { path: 'a.yaml', text };
  await openInSight(['a.yaml'], (opening) => readAhead([file, { path: 'b.yaml', text: 'a: 1' }], {}, opening));
  const stream = knownStream(file);
  expect(stream?.documents[0]?.value).toEqual(readDocuments(text).documents[0]?.value);
  await openInSight(['a.yaml'], (opening) => readAhead([file], {}, opening));
  expect(knownStream(file)).toBe(stream);
});

it('says so where reading breaks off in a later slice, so that nothing waits for it', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 30));
  let asked = 0;
  const broken = {
    path: 'b.yaml',
    get text(): string {
      if (asked++ > 0) throw new Error('broken off');
      return 'b: 2';
    },
  };
  const reading = openInSight(['b.yaml'], (opening) =>
    readAhead([{ path: 'a.yaml', text: 'kind: Pod\n---\nkind: Pod' }, broken], {}, opening),
  );
  await expect(reading).rejects.toThrow('broken off');
});
