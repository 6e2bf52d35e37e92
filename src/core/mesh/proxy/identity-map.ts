/** Values by a list of objects, compared by identity, and a text. What nobody holds any longer is forgotten with its objects. */
export class IdentityMap<T> {
  private readonly root: Branch<T> = { next: new WeakMap(), values: new Map() };

  /** The value for these objects and this text, made when it is first asked for. */
  get(objects: readonly object[], text: string, make: () => T): T {
    let branch = this.root;
    for (const each of objects) branch = nextOf(branch, each);
    const known = branch.values.get(text);
    if (known !== undefined) return known;
    const made = make();
    branch.values.set(text, made);
    return made;
  }
}

interface Branch<T> {
  readonly next: WeakMap<object, Branch<T>>;
  readonly values: Map<string, T>;
}

function nextOf<T>(branch: Branch<T>, key: object): Branch<T> {
  let next = branch.next.get(key);
  if (next === undefined) branch.next.set(key, (next = { next: new WeakMap(), values: new Map() }));
  return next;
}
