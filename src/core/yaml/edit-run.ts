import { isRecord } from '../lists';
import type { Path } from '../text';
import type { EditOptions, Op } from './document';
import { checkReadable } from './edit-broken';
import { isBlock, isList, isMap } from './edit-entry';
import { isCollection, takeStep, type Progress, type Step } from './edit-op';
import { countItems, refuseMerged, refusePath, refuseTaken, type Refusal } from './edit-refusal';
import {
  aliasOn,
  checkDangling,
  checkKey,
  checkShared,
  checkSingle,
  checkTwins,
  refuseAliasStop,
  tracePath,
  type Trace,
} from './edit-target';
import { applyOp, nest, setOwn } from './expected';
import { isEmptyMapping } from './print-value';
import { valueAt } from './query';
import { diffValues } from './structural-diff';
import { childrenOf, pathTo } from './tree';
import { isSameValue, type Draft } from './verify';

type Outcome = Progress | Refusal;
type InsertOp = Extract<Op, { type: 'insert' }>;

/** One run over the operations of one edit: `original` is the text that all edits speak of in the end. */
export class Run {
  constructor(
    private readonly original: string,
    private readonly options: EditOptions,
  ) {}

  runOp(progress: Progress, op: Op): Outcome {
    if (op.type === 'set' && op.value === undefined) return this.runOp(progress, { type: 'delete', path: op.path });
    const { draft } = progress;
    const trace = tracePath(draft, op.path);
    const unreadable = checkReadable(draft, op, trace);
    if (unreadable) return unreadable;
    const twin = checkTwins(draft, trace);
    if (twin) return twin;
    if (op.type === 'set' && isSameValue(valueAt(draft.value, op.path), op.value)) return progress;
    const isListItself = op.type === 'insert' || op.type === 'move';
    const stop = aliasOn(draft, op.path, trace, isListItself);
    if (stop) {
      if (this.options.choice === 'detach') return this.detach(progress, op, stop.path, stop.alias);
      if (this.options.choice !== 'edit-anchor' || stop.anchor < 0) return refuseAliasStop(draft, stop);
      return this.runOp(progress, {
        ...op,
        path: [...pathTo(draft.tree, stop.anchor), ...op.path.slice(stop.path.length)],
      });
    }
    const shared = this.options.choice === 'edit-anchor' ? undefined : checkShared(draft, sharedNodes(op, trace));
    return shared ?? this.runReachable(progress, op, trace);
  }

  private runReachable(progress: Progress, op: Op, trace: Trace): Outcome {
    switch (op.type) {
      case 'set':
        return this.set(progress, op.path, op.value, trace);
      case 'delete':
        return this.delete(progress, op.path, trace);
      case 'insert':
        return this.insert(progress, op, trace);
      case 'move':
        return this.move(progress, op, trace);
      case 'rename':
        return this.rename(progress, op, trace);
    }
  }

  /** Writes out what an alias stands for, and then does the operation on that copy. */
  private detach(progress: Progress, op: Op, path: Path, alias: number): Outcome {
    const value = valueAt(progress.draft.value, path);
    const detached = this.step(progress, { type: 'replace', node: alias, path, value });
    return 'ok' in detached ? detached : this.runOp(detached, op);
  }

  private step(progress: Progress, step: Step): Outcome {
    return takeStep(this.original, progress, step, this.options);
  }

  private set(progress: Progress, path: Path, value: unknown, trace: Trace): Outcome {
    const { draft } = progress;
    if (trace.depth < path.length) return this.setAbsent(progress, path, value, trace);
    if (trace.node < 0) return this.step(progress, { type: 'replace', node: 0, path, value });
    const old = valueAt(draft.value, path);
    const isWritten = isCollection(draft, trace.node) && childrenOf(draft.tree, trace.node).length > 0;
    const isSameSort =
      (isRecord(old) && isRecord(value)) || (Array.isArray(old) && Array.isArray(value) && value.length > 0);
    if (isWritten && isSameSort && !isEmptyMapping(value)) return this.runAll(progress, diffValues(path, old, value));
    const refusal = checkMergeValue(draft, trace.node) ?? checkDangling(draft, trace.node, true);
    if (refusal) return refusal;
    const result = this.step(progress, { type: 'replace', node: trace.node, path, value });
    // An odd key explains why its value cannot be written.
    return 'ok' in result ? (checkKey(draft, trace.node) ?? result) : result;
  }

  private runAll(progress: Progress, ops: readonly Op[]): Outcome {
    let at = progress;
    for (const op of ops) {
      const next = this.runOp(at, op);
      if ('ok' in next) return next;
      at = next;
    }
    return at;
  }

  private setAbsent(progress: Progress, path: Path, value: unknown, trace: Trace): Outcome {
    const { draft } = progress;
    const { tree } = draft;
    const { node, depth } = trace;
    const step = path[depth] as string | number;
    const rest = path.slice(depth + 1);
    const parentPath = path.slice(0, depth);
    if (node >= 0 && isMap(tree, node)) {
      if (draft.text[tree.start[node] as number] !== '{' && !isBlock(tree, node))
        return refusePath(path, 'is not there.');
      const inherited = valueAt(draft.value, [...parentPath, step]);
      const made = nest(inherited, rest, value);
      if (made === undefined) return refusePath(path, 'is not there, and a list is filled from 0 on.');
      if (inherited !== undefined && isSameValue(inherited, made.value)) return progress;
      if (childrenOf(tree, node).length === 0) return this.fill(progress, node, parentPath, step, made.value);
      return this.step(progress, { type: 'add', map: node, path: parentPath, key: String(step), value: made.value });
    }
    const made = nest(undefined, rest, value);
    if (made === undefined) return refusePath(path, 'is not there, and a list is filled from 0 on.');
    if (node >= 0 && isList(tree, node)) {
      const count = childrenOf(tree, node).length;
      if (step !== count) return refusePath(path, `is not there: the list has ${countItems(count)}.`);
      if (count === 0) return this.fill(progress, node, parentPath, step, made.value);
      return this.step(progress, { type: 'insert', list: node, path: parentPath, index: count, value: made.value });
    }
    if (node >= 0 && (valueAt(draft.value, parentPath) ?? null) !== null) {
      return refusePath(parentPath, 'is a single value, so nothing can stand below it.');
    }
    if (typeof step === 'number' && step !== 0)
      return refusePath(path, 'is not there, and a list is filled from 0 on.');
    return this.fill(progress, Math.max(node, 0), parentPath, step, made.value);
  }

  /** The first entry of something empty. */
  private fill(progress: Progress, node: number, path: Path, key: string | number, value: unknown): Outcome {
    const { tree } = progress.draft;
    const asItem =
      tree.size > 0 && isList(tree, node) ? true : typeof key === 'number' && !(tree.size > 0 && isMap(tree, node));
    const filled: Record<string, unknown> = {};
    setOwn(filled, String(key), value);
    return this.step(progress, { type: 'replace', node, path, value: asItem ? [value] : filled });
  }

  private delete(progress: Progress, path: Path, trace: Trace): Outcome {
    const { draft } = progress;
    if (path.length === 0) return refusePath(path, 'cannot be emptied this way. Remove the document from its file.');
    if (trace.depth < path.length) {
      return valueAt(draft.value, path) === undefined ? progress : refuseMerged(path);
    }
    const refusal =
      checkKey(draft, trace.node) ?? checkSingle(draft, trace.node) ?? checkDangling(draft, trace.node, false);
    return refusal ?? this.step(progress, { type: 'remove', node: trace.node, path });
  }

  private insert(progress: Progress, op: InsertOp, trace: Trace): Outcome {
    const { draft } = progress;
    const list = trace.depth === op.path.length ? trace.node : -1;
    const old = valueAt(draft.value, op.path) ?? null;
    if (op.text !== undefined && isEmptyList(old)) return this.insertFirst(progress, op);
    if (list < 0 || !isList(draft.tree, list)) {
      if (isInherited(old, op.path, trace))
        return this.set(progress, op.path, applyOp(old, { ...op, path: [] }), trace);
      if (old !== null) return refusePath(op.path, 'is not a list.');
      if (op.index !== 0) return refusePath([...op.path, op.index], 'is not there: the list is empty.');
      return this.set(progress, op.path, [op.value], trace);
    }
    const count = childrenOf(draft.tree, list).length;
    if (op.index < 0 || op.index > count)
      return refusePath([...op.path, op.index], `is not there: the list has ${countItems(count)}.`);
    if (count === 0) return this.fill(progress, list, op.path, 0, op.value);
    const { path, index, value, text } = op;
    return this.step(progress, { type: 'insert', list, path, index, value, ...(text === undefined ? {} : { text }) });
  }

  /** The first item of a list by its own text: a printed one makes the list, and goes once the text stands beside it. */
  private insertFirst(progress: Progress, op: InsertOp): Outcome {
    const { path, index, value } = op;
    const printed = this.runOp(progress, { type: 'insert', path, index, value });
    if ('ok' in printed) return printed;
    const written = this.runAll(printed, [
      { ...op, index: 1 },
      { type: 'delete', path: [...path, 0] },
    ]);
    return 'ok' in written ? printed : written;
  }

  private move(progress: Progress, op: Extract<Op, { type: 'move' }>, trace: Trace): Outcome {
    const { draft } = progress;
    const old = valueAt(draft.value, op.path);
    if (isInherited(old, op.path, trace) && op.from !== op.to)
      return this.set(progress, op.path, applyOp(old, { ...op, path: [] }), trace);
    if (trace.depth < op.path.length || trace.node < 0 || !isList(draft.tree, trace.node))
      return refusePath(op.path, 'is not a list.');
    const count = childrenOf(draft.tree, trace.node).length;
    const missing = [op.from, op.to].find((index) => index < 0 || index >= count);
    if (missing !== undefined)
      return refusePath([...op.path, missing], `is not there: the list has ${countItems(count)}.`);
    if (op.from === op.to) return progress;
    return this.step(progress, { type: 'move', list: trace.node, path: op.path, from: op.from, to: op.to });
  }

  private rename(progress: Progress, op: Extract<Op, { type: 'rename' }>, trace: Trace): Outcome {
    const { draft } = progress;
    const parentPath = op.path.slice(0, -1);
    const parent = trace.nodes[op.path.length - 1];
    if (trace.depth < op.path.length || parent === undefined) {
      return valueAt(draft.value, op.path) === undefined ? refusePath(op.path, 'is not there.') : refuseMerged(op.path);
    }
    if (!isMap(draft.tree, parent)) return refusePath(op.path, 'is an item of a list and has no name.');
    if (draft.tree.keys[trace.node] === op.name) return progress;
    const refusal = checkKey(draft, trace.node) ?? checkSingle(draft, trace.node);
    if (refusal) return refusal;
    if (childrenOf(draft.tree, parent).some((child) => draft.tree.keys[child] === op.name))
      return refuseTaken(parentPath, op.name);
    return this.step(progress, { type: 'rename', node: trace.node, path: op.path, name: op.name });
  }
}

/** The nodes whose anchors would carry a change elsewhere: all on the way, but not one that is deleted itself. */
function sharedNodes(op: Op, trace: Trace): readonly number[] {
  const isGone = (op.type === 'delete' || op.type === 'rename') && trace.depth === op.path.length;
  return isGone ? trace.nodes.slice(0, -1) : trace.nodes;
}

function checkMergeValue(draft: Draft, node: number): Refusal | undefined {
  const refusal = checkKey(draft, node);
  return refusal?.code === 'merge-conflict' ? refusal : undefined;
}

/** A list that a merge key brings in: changing it here makes a local override. */
function isInherited(value: unknown, path: Path, trace: Trace): value is readonly unknown[] {
  return Array.isArray(value) && trace.depth < path.length;
}

function isEmptyList(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
