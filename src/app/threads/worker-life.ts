/**
 * A worker may end without a word, as when the browser takes its memory: no `error` tells of that. So it holds a lock for as long as it lives, whose name it sends
 * first of all, and the page waits for that lock (Web Locks API, section 2.5: locks of an agent that ends are released).
 */
interface LifeSign {
  readonly lives: string;
}

/** For the program of a worker: answers requests in their order, once the page can hear whether the worker lives. What is thrown is an `error` of the worker. */
export function answerRequests<Request>(answer: (request: Request) => void): void {
  const told = tellLife();
  addEventListener('message', ({ data }: MessageEvent<Request>) => {
    told.then(() => answer(data)).catch(reportError);
  });
}

/** Browsers lock only where the page came by https, or from this computer; elsewhere nothing is told. */
function tellLife(): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve();
  const lives = `fairway worker ${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    const hold = (): Promise<never> => {
      postMessage({ lives } satisfies LifeSign);
      resolve();
      return new Promise(() => undefined);
    };
    navigator.locks.request(lives, hold).catch((error: unknown) => {
      resolve();
      onlyRefused(error);
    });
  });
}

/** Whether a message of a worker is none of its answers. */
export function isLifeSign(message: unknown): message is LifeSign {
  return typeof message === 'object' && message !== null && 'lives' in message;
}

/** Waits for the end of a worker that lives; the answer gives up waiting. */
export function onceGone({ lives }: LifeSign, gone: () => void): () => void {
  const waiting = new AbortController();
  navigator.locks.request(lives, { signal: waiting.signal }, gone).catch(onlyRefused);
  return () => waiting.abort();
}

/** A lock that is refused, or no longer waited for, is nothing to anybody. */
function onlyRefused(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
}
