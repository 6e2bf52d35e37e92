import { isRecord, itemsOf } from '../lists';
import { LineIndex, type Path, type QuickFix } from '../text';
import { editDocument, findNode, keyRangeOf, NodeKind, valueAt, type Document } from '../yaml';
import { lineBreakOf } from './entry-lines';
import { keyOrderOf } from './field-at';
import type { Subject } from './report';
import type { Field } from './types';

/** The fix that adds a missing field, where its value follows from what is there; undefined where it would be a guess. */
export function addMissing(subject: Subject, field: Field, path: Path): (() => QuickFix | null) | undefined {
  const value = starterOf(subject, field, path);
  if (value === undefined) return undefined;
  const base = subject.resource.path.length;
  const title = `Add ${field.name}: ${value}`;
  return () => {
    if (field.name === 'apiVersion' && valueAt(subject.document.value, path) === undefined)
      return prepend(subject.document, path, value, title);
    const result = editDocument(subject.document, [{ type: 'set', path, value }], {
      order: (parent) => keyOrderOf(subject.kind, parent.slice(base)),
    });
    return result.ok ? { title, edits: result.edits } : null;
  };
}

function starterOf({ kind, document, resource }: Subject, field: Field, path: Path): string | undefined {
  const parent = valueAt(document.value, path.slice(0, -1));
  if (field.name === 'apiVersion' && path.length === resource.path.length + 1)
    return `${kind.group}/${kind.versions[0] ?? 'v1'}`;
  const list = valueAt(document.value, path.slice(0, -2));
  const isPort = field.name === 'name' && isRecord(parent) && Number.isInteger(parent['number']);
  return isPort ? portName(parent, itemsOf(list)) : undefined;
}

/** Names of ports mean nothing to Istio in its own kinds, but no two may be the same. */
function portName(port: Readonly<Record<string, unknown>>, ports: readonly unknown[]): string | undefined {
  const { protocol, number } = port;
  if (typeof protocol !== 'string' || !/^[A-Za-z][A-Za-z0-9]*$/.test(protocol)) return undefined;
  const simple = protocol.toLowerCase();
  const taken = ports.map((each) => (isRecord(each) ? each['name'] : undefined));
  return [simple, `${simple}-${String(number)}`].find((name) => !taken.includes(name));
}

/** Puts an entry before the first of a mapping, where an edit by key order would put it last. */
function prepend(document: Document, path: Path, value: string, title: string): QuickFix | null {
  const { text, tree } = document;
  const map = findNode(tree, path.slice(0, -1));
  const first = map < 0 ? undefined : keyRangeOf(tree, map + 1);
  if (first === undefined) return null;
  const { column } = new LineIndex(text).positionAt(first.from);
  const separator = tree.kind[map] === NodeKind.BlockMap ? `${lineBreakOf(text)}${' '.repeat(column - 1)}` : ', ';
  const insert = `${String(path[path.length - 1])}: ${value}${separator}`;
  return { title, edits: [{ from: first.from, to: first.from, insert }] };
}
