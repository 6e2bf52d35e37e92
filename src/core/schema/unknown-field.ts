import { isRecord } from '../lists';
import { formatPath, joinNames, type Path, type QuickFix } from '../text';
import { editDocument, valueAt } from '../yaml';
import { problemOf } from './check-value';
import { findHomes, findOtherKind, type Home } from './field-places';
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
  const advice = known ? { text: adviseOnRelease(known) } : adviseOn(subject, type, parent, key, value);
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

function adviseOnRelease({ since, until }: Field): string {
  return until === undefined
    ? `Istio has it from ${since ?? ''} on.`
    : `Istio had it up to the release before ${until}.`;
}

function adviseOn(subject: Subject, type: ObjectType, parent: Path, key: string, value: unknown): Advice {
  const names = type.fields.map((field) => field.name);
  const spelled = closest(key, names);
  const isThere = (name: string): boolean => valueAt(subject.document.value, [...parent, name]) !== undefined;
  if (spelled !== undefined && isThere(spelled)) return { text: `${spelled} is there already; remove one of them.` };
  if (spelled !== undefined && plain(spelled) === plain(key)) return adviseRename(subject, [...parent, key], spelled);
  const called = type.fields.find((field) => field.alsoCalled?.includes(key));
  if (called) return isThere(called.name) ? twice(called.name) : adviseCalled(subject, called, [...parent, key], value);
  const within = parent.slice(subject.resource.path.length);
  // Under the metadata of the design they would say nothing of the pod.
  if (key === 'annotations' && subject.kind.kind === 'EgressDesign' && within[1] === 'workloads')
    return { text: 'Write it in the Deployment or the Pod itself, from which it is read.' };
  const map = soleMap(type, value);
  const homes = map ? [{ parent: [...within, map], name: key }] : findHomes(subject.kind, within, key, value);
  if (homes[0]) return adviseMove(subject, [...parent, key], homes);
  if (spelled !== undefined) return adviseRename(subject, [...parent, key], spelled);
  const other = findOtherKind(subject.kind, key, value);
  if (other) return { text: `It is a field of ${other.kind.kind}, under ${showPattern(other.parent)}.` };
  return { text: 'Remove it, or correct its name.' };
}

function twice(name: string): Advice {
  return { text: `${name} is there already; remove one of them.` };
}

/** A name that people write for a field; the value may have to be another one for it. */
function adviseCalled(subject: Subject, field: Field, path: Path, value: unknown): Advice {
  const { text, fix } = adviseRename(subject, path, field.name);
  const rule = problemOf(field.type, value)?.rule;
  return rule === 'wrong-type' || rule === 'unknown-value' || fix === undefined ? { text } : { text, fix };
}

/** The one field of an object, when it is a map that would take the value: `labels` of a selector. */
function soleMap({ fields }: ObjectType, value: unknown): string | undefined {
  const [field, ...others] = fields;
  const isMap = others.length === 0 && field?.type.type === 'map' && field.type.value.type === 'string';
  return isMap && typeof value === 'string' ? field.name : undefined;
}

function adviseRename(subject: Subject, path: Path, name: string): Advice {
  const fix = (): QuickFix | null => {
    const result = editDocument(subject.document, [{ type: 'rename', path, name }]);
    return result.ok ? { title: `Rename to ${name}`, edits: result.edits } : null;
  };
  return { text: `Write ${name}.`, fix };
}

type Spot = Pick<Home, 'parent' | 'name'>;

function adviseMove(subject: Subject, path: Path, homes: readonly Spot[]): Advice {
  const base = subject.resource.path;
  const here = path.slice(base.length, -1);
  const [home, ...others] = homes;
  if (home === undefined) return { text: '' };
  if (others.length > 0)
    return {
      text: `It belongs under ${joinNames(
        homes.map((each) => showHome(each, here)),
        'or',
      )}.`,
    };
  const place = placeOf(subject, home.parent);
  const where = home.parent.length === 0 ? 'to the top level' : `under ${showHome(home, here)}`;
  if (place && valueAt(subject.document.value, [...place, home.name]) !== undefined) {
    const edits = moveEntry(subject.document, path, [...place, home.name]);
    if (edits === null) return { text: `It belongs ${where}, where one is already; remove one of them.` };
  }
  const fix = (): QuickFix | null => {
    const edits = place ? moveEntry(subject.document, path, [...place, home.name]) : null;
    return edits ? { title: `Move ${String(path[path.length - 1])} ${where}`, edits } : null;
  };
  return { text: `Move it ${where}.`, fix };
}

function showHome(home: Spot, here: readonly (string | number)[]): string {
  const isBelow = here.length < home.parent.length && here.every((step, index) => step === home.parent[index]);
  return showPattern(isBelow ? home.parent.slice(here.length) : home.parent);
}

/** The place that a pattern means: of a list the only item that is there or will be. Undefined where it may be one of several, or no place. */
function placeOf(subject: Subject, pattern: readonly (string | number)[]): Path | undefined {
  const place: (string | number)[] = [...subject.resource.path];
  for (const step of pattern) {
    if (step === '{}') return undefined;
    const there = valueAt(subject.document.value, place);
    if (there !== undefined && !(step === '[]' ? isListOfOne(there) : typeof step === 'number' || isRecord(there)))
      return undefined;
    place.push(step === '[]' ? 0 : step);
  }
  return place;
}

function isListOfOne(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && isRecord(value[0]);
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
