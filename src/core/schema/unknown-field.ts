import { formatPath, type Path, type QuickFix } from '../text';
import { editDocument, valueAt } from '../yaml';
import { findHome, findOtherKind, type Home } from './field-places';
import { moveEntry } from './move-entry';
import { labelOf, report, type Subject } from './report';
import { closest, plain } from './spelling';
import type { Field, ObjectType } from './types';

interface Advice {
  readonly text: string;
  readonly fix?: () => QuickFix | null;
}

/**
 * A key that its object has no field for, with the place where it belongs. `known` is the field when only this release lacks it. The API
 * server drops such keys, and clients that ask for strict validation refuse them.
 */
export function reportUnknownField(
  subject: Subject,
  type: ObjectType,
  path: Path,
  value: unknown,
  known: Field | undefined,
): void {
  const parent = path.slice(0, -1);
  const key = String(path[path.length - 1]);
  const label = labelOf(subject, parent);
  const isRoot = parent.length === subject.resource.path.length;
  const verb = subject.kind.layer === 'design' ? 'Fairway ignores it' : 'the API server drops it';
  const advice = known
    ? { text: `Istio has it from ${known.since ?? ''} on.` }
    : adviseOn(subject, type, parent, key, value);
  report(subject, {
    rule: 'unknown-field',
    severity: 'warning',
    ref: isRoot ? 'eng-toplevel-fields' : 'eng-apiserver',
    path,
    part: 'key',
    message: `${label} has no field ${formatPath([key])}; ${verb}. ${advice.text}`,
    fix: advice.fix,
  });
}

function adviseOn(subject: Subject, type: ObjectType, parent: Path, key: string, value: unknown): Advice {
  const names = type.fields.map((field) => field.name);
  const spelled = closest(key, names);
  if (spelled !== undefined && valueAt(subject.document.value, [...parent, spelled]) !== undefined) {
    return { text: `${spelled} is there already; remove one of them.` };
  }
  if (spelled !== undefined && plain(spelled) === plain(key)) return adviseRename(subject, [...parent, key], spelled);
  const base = subject.resource.path.length;
  const home = findHome(subject.kind, parent.slice(base), key, value);
  if (home) return adviseMove(subject, [...parent, key], home);
  if (spelled !== undefined) return adviseRename(subject, [...parent, key], spelled);
  const other = findOtherKind(subject.kind, key, value);
  if (other) return { text: `It is a field of ${other.kind.kind}, under ${showPattern(other.parent)}.` };
  return { text: 'Remove it, or correct its name.' };
}

function adviseRename(subject: Subject, path: Path, name: string): Advice {
  const fix = (): QuickFix | null => {
    const result = editDocument(subject.document, [{ type: 'rename', path, name }]);
    return result.ok ? { title: `Rename to ${name}`, edits: result.edits } : null;
  };
  return { text: `Write ${name}.`, fix };
}

function adviseMove(subject: Subject, path: Path, home: Home): Advice {
  const base = subject.resource.path;
  const here = path.slice(base.length, -1);
  const isBelow = here.length < home.parent.length && here.every((step, index) => step === home.parent[index]);
  const below = isBelow ? home.parent.slice(here.length) : home.parent;
  const where = home.parent.length === 0 ? 'to the top level' : `under ${showPattern(below)}`;
  const fix = (): QuickFix | null => {
    const isPlace = home.parent.every((step) => step !== '[]' && step !== '{}');
    const edits = isPlace ? moveEntry(subject.document, path, [...base, ...home.parent, home.name]) : null;
    return edits ? { title: `Move ${String(path[path.length - 1])} ${where}`, edits } : null;
  };
  return { text: `Move it ${where}.`, fix };
}

function showPattern(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, step) =>
      step === '[]' || step === '{}'
        ? `${text}[]`
        : text + formatPath([step]).replace(/^(?=[^[])/, text === '' ? '' : '.'),
    '',
  );
}
