/**
 * Values by a list of objects, compared by identity, and a text. What nobody holds any longer is forgotten with its objects, and what
 * nobody asked for lately when there are very many texts for the same objects, as come of hours of typing in one label.
 */
export class IdentityMap<T> {
  private readonly root: Branch<T> = newBranch();

  /** `limit` is how many texts for the same objects are remembered for certain; up to twice as many may be. */
  constructor(private readonly limit = 4096) {}

  /** The value for these objects and this text, made when it is first asked for. */
  get(objects: readonly object[], text: string, make: () => T): T {
    let branch = this.root;
    for (const each of objects) branch = nextOf(branch, each);
    const known = branch.values?.get(text);
    if (known !== undefined) return known;
    const before = branch.older?.get(text);
    const value = before === undefined ? make() : before;
    this.remember(branch, text, value);
    return value;
  }

  private remember(branch: Branch<T>, text: string, value: T): void {
    if (branch.values !== undefined && branch.values.size >= this.limit) {
      branch.older = branch.values;
      branch.values = undefined;
    }
    (branch.values ??= new Map()).set(text, value);
  }
}

/** Most branches have either others below them or values: there are many, so each gets only what it needs. */
interface Branch<T> {
  next: WeakMap<object, Branch<T>> | undefined;
  values: Map<string, T> | undefined;
  /** What was in `values` when it was last full. */
  older: Map<string, T> | undefined;
}

function newBranch<T>(): Branch<T> {
  return { next: undefined, values: undefined, older: undefined };
}

function nextOf<T>(branch: Branch<T>, key: object): Branch<T> {
  let next = branch.next?.get(key);
  if (next === undefined) (branch.next ??= new WeakMap()).set(key, (next = newBranch()));
  return next;
}
