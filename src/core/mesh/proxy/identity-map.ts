/** Values by a list of objects, compared by identity, and a text. What nobody holds any longer is forgotten with its objects. */
export class IdentityMap<T> {
  private readonly root: Branch<T> = newBranch();

  /** The value for these objects and this text, made when it is first asked for. */
  get(objects: readonly object[], text: string, make: () => T): T {
    let branch = this.root;
    for (const each of objects) branch = nextOf(branch, each);
    const known = branch.values?.get(text);
    if (known !== undefined) return known;
    const made = make();
    (branch.values ??= new Map()).set(text, made);
    return made;
  }
}

/** Most branches have either others below them or values: there are many, so each gets only what it needs. */
interface Branch<T> {
  next: WeakMap<object, Branch<T>> | undefined;
  values: Map<string, T> | undefined;
}

function newBranch<T>(): Branch<T> {
  return { next: undefined, values: undefined };
}

function nextOf<T>(branch: Branch<T>, key: object): Branch<T> {
  let next = branch.next?.get(key);
  if (next === undefined) (branch.next ??= new WeakMap()).set(key, (next = newBranch()));
  return next;
}
