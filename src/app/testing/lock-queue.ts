type Held = () => unknown;

/** Locks as the Web Locks API has them: one holder a name, who comes later waits. A test ends the holder, as its agent's end would. */
export class LockQueue {
  private readonly waiting = new Map<string, Held[]>();

  readonly request = (name: string, ...rest: [Held] | [{ readonly signal: AbortSignal }, Held]): Promise<unknown> => {
    const [options, held] = rest.length === 2 ? rest : [undefined, rest[0]];
    return new Promise((resolve, reject) => {
      const queue = this.waiting.get(name) ?? [];
      const enter = (): void => resolve(held());
      queue.push(enter);
      this.waiting.set(name, queue);
      if (queue.length === 1) enter();
      options?.signal.addEventListener('abort', () => {
        if (queue[0] === enter) return;
        queue.splice(queue.indexOf(enter), 1);
        reject(new DOMException('Nobody waits any more.', 'AbortError'));
      });
    });
  };

  /** A lock that somebody holds who lives elsewhere, as in a worker. */
  hold(name: string): void {
    void this.request(name, () => new Promise(() => undefined));
  }

  /** Ends the holder of a lock: the next has it. */
  letGo(name: string): void {
    const queue = this.waiting.get(name) ?? [];
    queue.shift();
    queue[0]?.();
  }

  /** How many wait for a lock that another holds. */
  waits(name: string): number {
    return Math.max(0, (this.waiting.get(name)?.length ?? 0) - 1);
  }
}
