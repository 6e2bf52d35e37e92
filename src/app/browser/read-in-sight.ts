import type { Imported } from '../../core/exchange';
import { readAheadInSteps, type Settings } from '../../core/snapshot';
import type { SourceFile } from '../../core/workspace';
import { knownStream } from '../../core/yaml';
import { designOutOfDialogs, isDesignInDialog } from '../dialogs';
import { showWork, type ShownWork } from '../in-sight';
import { inSlices } from '../in-slices';
import { workerPort } from '../threads/worker-port';
import type { ReadAnswer } from './read-steps';
import type { Upload } from './uploads';
import { openingWords } from './words/opening';

/** So many bytes are unpacked and decoded on the page; more of them, and every archive, in a worker. */
const mostHere = 1024 * 1024;

/** How long the page is kept busy at a stretch, in milliseconds: somebody waits for it. */
const stretch = 20;

/** Files that are being opened: what is said of it, and how it is called off. */
export interface Opening {
  readonly name: string;
  readonly shown: ShownWork;
  /** Has something done when it is called off. */
  readonly whenOff: (end: () => void) => void;
}

/**
 * Does what takes a while of opening files, and tells of it once it takes a moment. Answers what came of it; undefined where somebody called it off.
 */
export async function openInSight<T>(
  names: readonly string[],
  work: (opening: Opening) => Promise<T>,
): Promise<T | undefined> {
  const name = names.length === 1 ? (names[0] ?? '') : openingWords.files(names.length);
  const ends: (() => void)[] = [];
  const stopped = new Promise<undefined>((resolve) => ends.push(() => resolve(undefined)));
  const shown = showWork(openingWords.work(name), () => {
    for (const end of ends) end();
  });
  const opening = { name, shown, whenOff: (end: () => void) => void ends.push(end) };
  try {
    return await Promise.race([work(opening), stopped]);
  } finally {
    shown.finish();
  }
}

/** Unpacks and decodes files: at once where there is little to it, else in a worker, or in slices where none runs. */
export function readTexts(uploads: readonly Upload[], opening: Opening): Promise<readonly Imported[]> {
  const bytes = uploads.reduce((sum, upload) => sum + upload.bytes.length, 0);
  const isLittle = bytes <= mostHere && !uploads.some(({ path }) => /\.zip$/i.test(path));
  return new Promise((resolve, reject) => {
    const reading = (): Reading => new Reading(uploads.length, opening, resolve);
    const readHere = (): void => void readOnPage(uploads, reading(), opening).catch(reject);
    if (isLittle) return readHere();
    try {
      readInWorker(uploads, reading(), opening, readHere);
    } catch (error) {
      // A worker may be refused, or a message to it; whatever else is thrown is a mistake in the program.
      if (!(error instanceof DOMException)) throw error;
      readHere();
    }
  });
}

/** Reads files that a change is to create ahead, so that making it is no long task. */
export async function readAhead(created: readonly SourceFile[], settings: Settings, opening: Opening): Promise<void> {
  const unread = created.filter((each) => knownStream(each) === undefined);
  const all = unread.reduce((sum, { text }) => sum + text.length, 1);
  const { name, shown } = opening;
  let done = 0;
  await inStretches(function* () {
    for (const [index, each] of unread.entries()) {
      yield* readAheadInSteps(each, settings);
      done += each.text.length;
      if (unread.length > 1) shown.say(openingWords.read(name, index + 1, unread.length), 0.5 + done / all / 2);
    }
  }, opening);
}

/** Waits until what is written in a dialog cannot be lost. */
export async function waitForDialogs(names: readonly string[], { shown }: Opening): Promise<void> {
  if (isDesignInDialog()) shown.say(openingWords.later(names));
  await designOutOfDialogs();
}

function inStretches(steps: () => Generator<undefined, void, undefined>, { whenOff }: Opening): Promise<void> {
  return new Promise((resolve, reject) => {
    // What is thrown in a later slice would leave whoever waits, and all that is opened after it, without an answer.
    const answered = function* (): Generator<undefined, void, undefined> {
      try {
        yield* steps();
      } catch (error) {
        reject(error);
      }
    };
    whenOff(inSlices(answered, resolve, { atOnce: true, length: stretch }));
  });
}

/** Collects what is read of files. */
class Reading {
  private readonly files: SourceFile[][];
  private readonly read: Imported[] = [];

  constructor(
    private readonly count: number,
    private readonly opening: Opening,
    private readonly done: (read: readonly Imported[]) => void,
  ) {
    this.files = Array.from({ length: count }, () => []);
  }

  /** Takes in what was read; answers whether that was all. */
  take(answer: ReadAnswer): boolean {
    const files = this.files[answer.upload] ?? [];
    if ('part' in answer) {
      const { file, at, of } = answer.part;
      if (file) files.push(file);
      this.say(answer.upload, at, of);
      return false;
    }
    this.read.push(answer.end.ok ? { ...answer.end, files } : answer.end);
    const isAll = this.read.length === this.count;
    if (isAll) this.done(this.read);
    return isAll;
  }

  private say(upload: number, at: number, of: number): void {
    const { name, shown } = this.opening;
    if (this.count > 1) shown.say(openingWords.read(name, upload + 1, this.count), (upload + at / of) / this.count / 2);
    else if (of > 1) shown.say(openingWords.unpacked(name, at, of), at / of / 2);
  }
}

/** `fail` hears of a worker that broke off; what it has read until then is forgotten. */
function readInWorker(uploads: readonly Upload[], reading: Reading, opening: Opening, fail: () => void): void {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  let isOver = false;
  const end = (): void => {
    isOver = true;
    port.end();
  };
  const give = (answer: ReadAnswer): void => {
    if (!isOver && reading.take(answer)) end();
  };
  const port = workerPort<readonly Upload[], ReadAnswer>(worker, {
    give,
    fail: () => {
      if (isOver) return;
      end();
      fail();
    },
  });
  opening.whenOff(end);
  try {
    port.send(uploads);
  } catch (error) {
    end();
    throw error;
  }
}

async function readOnPage(uploads: readonly Upload[], reading: Reading, opening: Opening): Promise<void> {
  const { readSteps } = await import('./read-steps');
  await inStretches(function* () {
    for (const answer of readSteps(uploads)) {
      reading.take(answer);
      yield;
    }
  }, opening);
}
