import type { Path } from '../text';
import type { Op } from './document';

/** A plain value after an operation at a path that exists in it. It works on values alone and knows nothing of text. */
export function applyOp(root: unknown, op: Op): unknown {
  switch (op.type) {
    case 'set':
      return changeAt(root, op.path, () => op.value);
    case 'delete':
      return deleteAt(root, op.path);
    case 'insert':
      return changeAt(root, op.path, (list) => asList(list).toSpliced(op.index, 0, op.value));
    case 'move':
      return changeAt(root, op.path, (list) => {
        const items = asList(list);
        return items.toSpliced(op.from, 1).toSpliced(op.to, 0, items[op.from]);
      });
    case 'rename':
      return changeAt(root, op.path.slice(0, -1), (map) => renameKey(map, String(op.path.at(-1)), op.name));
  }
}

/** The value at `path` set within `value`, with the mappings and lists that are missing on the way; undefined when an index is no start. */
export function nest(value: unknown, path: Path, leaf: unknown): { readonly value: unknown } | undefined {
  if (value === undefined && path.some((step) => typeof step === 'number' && step !== 0)) return undefined;
  return { value: applyOp(value, { type: 'set', path, value: leaf }) };
}

/** Sets an own property, whatever it is called: plain assignment to `__proto__` would change the prototype instead. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function changeAt(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    const copy = [...(value as unknown[])];
    copy[Number(step)] = changeAt(copy[Number(step)], rest, change);
    return copy;
  }
  if (typeof value !== 'object' || value === null) {
    if (typeof step === 'number') return [changeAt(undefined, rest, change)];
    const fresh: Record<string, unknown> = {};
    setOwn(fresh, step, changeAt(undefined, rest, change));
    return fresh;
  }
  const copy = { ...(value as Record<string, unknown>) };
  const old = Object.hasOwn(copy, step) ? copy[step] : undefined;
  setOwn(copy, String(step), changeAt(old, rest, change));
  return copy;
}

function deleteAt(root: unknown, path: Path): unknown {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  return changeAt(root, path.slice(0, -1), (parent) => {
    if (Array.isArray(parent)) return parent.toSpliced(Number(last), 1);
    return Object.fromEntries(Object.entries(parent as object).filter(([key]) => key !== String(last)));
  });
}

function renameKey(map: unknown, from: string, to: string): unknown {
  return Object.fromEntries(Object.entries(map as object).map(([key, value]) => [key === from ? to : key, value]));
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
