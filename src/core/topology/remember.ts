/**
 * A function that answers with the same object as long as the thing it is asked about is the same object and the other inputs are too.
 * The memory goes with the thing.
 */
export function remember<K extends object, D extends readonly unknown[], R>(
  make: (key: K, ...inputs: D) => R,
): (key: K, ...inputs: D) => R {
  const known = new WeakMap<K, { readonly inputs: D; readonly result: R }>();
  return (key, ...inputs) => {
    const before = known.get(key);
    if (
      before &&
      before.inputs.length === inputs.length &&
      inputs.every((input, index) => input === before.inputs[index])
    )
      return before.result;
    const result = make(key, ...inputs);
    known.set(key, { inputs, result });
    return result;
  };
}
