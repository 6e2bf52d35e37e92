import { isRecord } from '../lists';
import type { Path, QuickFix } from '../text';
import type { ValueProblem } from './check-value';
import { maxInt32, maxUint32 } from './field-types';
import { rangeAt } from './places';
import { labelOf, refuses, report, showValue, type Subject } from './report';
import { addMissing } from './starter-value';
import type { Field, FieldType, NumberType } from './types';
import { quote, remedyFor } from './value-remedy';

/** A map as it is when the API server counts its entries: without those that have no value. */
export function kept(subject: Subject, type: FieldType, value: unknown): unknown {
  if (type.type !== 'map' || !isRecord(value) || subject.kind.layer === 'design') return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return entries.length === Object.keys(value).length ? value : Object.fromEntries(entries);
}

/** A value of an enum that only later releases have. */
export function reportNewValue(subject: Subject, path: Path, value: unknown, field: Field): void {
  const message = `${labelOf(subject, path)} has no ${String(value)} in Istio ${subject.release}; ${refuses(subject)} it.`;
  report(subject, { rule: 'unknown-value', path, part: 'value', message, field });
}

/** A field that must be there. */
export function reportMissing(subject: Subject, field: Field, path: Path, isNull: boolean): void {
  const parent = path.slice(0, -1);
  const says = isNull ? 'has no value' : 'is missing';
  const advice = isNull ? 'Give it one.' : 'Add it.';
  const message = `${field.name} ${says} in ${labelOf(subject, parent)}; ${refuses(subject)} the resource. ${advice}`;
  const fix = addMissing(subject, field, path);
  report(subject, { rule: 'missing-field', path, near: isNull ? path : parent, part: 'key', message, field, fix });
}

/** An item of a list without a value. */
export function reportNull(subject: Subject, path: Path): void {
  const message = `${labelOf(subject, path)} has no value, and the API server refuses null in a list. Give it one, or remove it.`;
  report(subject, { rule: 'null-value', path, part: 'value', message, ref: 'eng-null-nil' });
}

/** A field without a value is one that is left open; an entry, such as a label or a header, was meant to say something. */
export function warnOfNull(subject: Subject, path: Path): void {
  const message = `${labelOf(subject, path)} has no value, and the API server drops it: what was asked for is not in force. Give it a value, or remove it.`;
  report(subject, { rule: 'null-value', severity: 'warning', path, part: 'key', message, ref: 'eng-null-nil' });
}

/** A plain scalar that kubectl reads as another value than YAML 1.2 does, and that its field takes both ways or in kubectl's only. */
export function reportAmbiguous(subject: Subject, path: Path, written: unknown, value: unknown, field: Field): void {
  const { document } = subject;
  const isPair = isRecord(written);
  const shown = isPair ? String(value) : showValue(document, path, written);
  const reading = isPair ? 'text' : String(value);
  const other = isPair ? 'a key without a value' : typeof written === 'string' ? 'text' : String(written);
  // A leading zero may have been meant as one or as none; everything else that kubectl reads has one meaning.
  const isGuess = typeof written === 'number';
  const advice = isGuess
    ? 'Write the number without the leading zero.'
    : isPair
      ? 'Put it in quotes.'
      : `Write ${String(value)}.`;
  const message = `${labelOf(subject, path)} is ${shown}, which kubectl reads as ${reading} and YAML 1.2 as ${other}. ${advice}`;
  const fix = (): QuickFix | readonly QuickFix[] | null => {
    if (isGuess) return bothReadings(subject, path, written, value);
    if (isPair) return quote(subject, path, String(value));
    // Some of these the document reads as kubectl does, so that setting the value would change nothing.
    return { title: `Write ${String(value)}`, edits: [{ ...rangeAt(document, path, 'value'), insert: String(value) }] };
  };
  report(subject, {
    rule: 'ambiguous-scalar',
    severity: 'warning',
    path,
    part: 'value',
    message,
    field,
    ref: 'eng-apiserver',
    fix,
  });
}

/** What YAML 1.2 reads comes first, for those are the digits that were typed; but kubectl applies the other, so that nobody is to be spared the choice. */
function bothReadings({ document }: Subject, path: Path, written: number, value: unknown): readonly QuickFix[] {
  const range = rangeAt(document, path, 'value');
  const write = (number: unknown, reader: string): QuickFix => ({
    title: `Write ${String(number)}, as ${reader} reads it`,
    edits: [{ ...range, insert: String(number) }],
    isChoice: true,
  });
  return [write(written, 'YAML 1.2'), write(value, 'kubectl')];
}

/** A value that its field does not take. */
export function reportValue(
  subject: Subject,
  type: FieldType,
  value: unknown,
  path: Path,
  field: Field,
  problem: ValueProblem,
): void {
  if (problem.by === 'none') return;
  const { document } = subject;
  const webhook = problem.by === 'webhook';
  const label = labelOf(subject, path);
  const size = sizeOf(kept(subject, type, value));
  const shown = problem.rule === 'out-of-range' && size !== undefined ? size : showValue(document, path, value);
  const remedy = remedyFor(subject, type, value, path, field);
  const message = `${label} ${problem.asked}; ${refuses(subject, webhook)} ${shown}.${remedy ? ` ${remedy.advice}` : ''}`;
  const ref =
    problem.ref ??
    (problem.rule === 'wrong-type' ? 'eng-decode-error' : (field.ref ?? defaultRef(problem.rule, type, value)));
  report(subject, {
    rule: problem.rule,
    path,
    part: 'value',
    message,
    field,
    ref,
    webhook,
    fix: remedy?.fix,
  });
}

/** The row for a value whose field has none; undefined where it is one of the bounds that the API server holds every value to. */
function defaultRef(rule: ValueProblem['rule'], type: FieldType, value: unknown): string | undefined {
  if (rule === 'unknown-value') return 'dec-enum';
  if (rule === 'bad-duration') return 'crd-duration';
  return rule === 'out-of-range' && type.type === 'integer' && isBeyond32Bits(type, Number(value))
    ? 'dec-int-range'
    : undefined;
}

/** Whether a number does not fit into the type that istiod's decoder reads it into. */
function isBeyond32Bits({ maximum = 0 }: NumberType, value: number): boolean {
  if (maximum === maxUint32) return value < 0 || value > maxUint32;
  return maximum === maxInt32 && (value < -maxInt32 - 1 || value > maxInt32);
}

function sizeOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `${value.length}`;
  return isRecord(value) ? `${Object.keys(value).length}` : undefined;
}
