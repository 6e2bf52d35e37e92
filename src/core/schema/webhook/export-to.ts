import { isDnsLabel } from '../label-syntax';
import type { Subject } from '../report';
import { defaultNamespace } from '../resource';
import { countOf, textsOf, type Spot } from './read';
import { labelAt, refuse, type Objection } from './refuse';
import { remedy } from './remedy';
import { repeatsOf } from './repeats';

/** What the list of a kind may hold. */
interface ExportToOptions {
  /** Whether `~`, nobody, is a value: for a ServiceEntry alone. */
  readonly nobody?: boolean;
}

type Entry = ReturnType<typeof textsOf>[number];

/** The list of namespaces that see a resource (istio/istio pkg/config/validation/validation.go, validateExportTo; pkg/config/visibility). */
export function checkExportTo(subject: Subject, spec: Spot, { nobody = false }: ExportToOptions = {}): void {
  const entries = textsOf(spec, 'exportTo');
  const own = namespaceOf(subject);
  const wrong = entries.filter((entry) => !isEntry(entry.text, nobody));
  for (const entry of wrong) refuseEntry(subject, entry, nobody);
  // Of an entry that it does not take istiod says nothing else.
  checkDuplicates(
    subject,
    entries.filter((entry) => !wrong.includes(entry)),
    own,
  );
  const words: readonly (readonly [string, string])[] = nobody
    ? [
        ['*', 'exp-public-mixed'],
        ['~', 'exp-none-mixed'],
      ]
    : [['*', 'exp-public-mixed']];
  const mixed = words.find(([word]) => entries.some((each) => each.text === word));
  if (mixed && entries.some((each) => each.text !== mixed[0])) checkMixed(subject, entries, mixed);
}

/** The namespace of a resource; without one, kubectl and istioctl mean the default one. */
export function namespaceOf({ resource }: Subject): string {
  return resource.namespace ?? defaultNamespace;
}

/**
 * A DestinationRule with a workloadSelector is for its own namespace alone: a list that is there names that and nothing else. The list itself is
 * checked by `checkExportTo`.
 */
export function checkExportToOwn(subject: Subject, spec: Spot): void {
  const entries = textsOf(spec, 'exportTo');
  if (countOf(spec, 'exportTo') === 0) return;
  const isOwn = entries.length === 1 && ['.', namespaceOf(subject)].includes(entries[0]?.text ?? '');
  if (isOwn) return;
  const path = [...spec.path, 'exportTo'];
  complain(subject, {
    path,
    part: 'key',
    ref: 'exp-dr-selector',
    message: `${subject.resource.kind} with a workloadSelector is seen in its own namespace alone, and istiod refuses another exportTo. Write ., or remove exportTo.`,
    fix: remedy(subject, 'Write .', [{ type: 'set', path, value: ['.'] }]),
  });
}

function complain(subject: Subject, objection: Omit<Objection, 'rule'>): void {
  refuse(subject, { rule: 'export-to', ...objection });
}

function isEntry(text: string, nobody: boolean): boolean {
  return text === '.' || text === '*' || isDnsLabel(text) || (nobody && text === '~');
}

function refuseEntry(subject: Subject, { text, path }: Entry, nobody: boolean): void {
  const label = labelAt(subject, path);
  const shown = text === '' ? 'an empty text' : text;
  const message =
    text === '~'
      ? `${label} is ~, nobody, which istiod takes in a ServiceEntry alone. Write . for its own namespace.`
      : `${label} is a namespace, . or ${nobody ? '* or ~' : '*'}; istiod refuses ${shown}. Name a namespace, or remove it.`;
  complain(subject, { path, ref: 'exp-value', message });
}

function checkDuplicates(subject: Subject, entries: readonly Entry[], own: string): void {
  for (const { item: entry, before } of repeatsOf(entries, ({ text }) => (text === '.' ? own : text))) {
    const label = labelAt(subject, entry.path);
    const other = labelAt(subject, before.path);
    const says =
      before.text === entry.text
        ? `${label} repeats ${other}, ${entry.text}`
        : `${label} is the same as ${other}: . is its own namespace, ${own}`;
    complain(subject, {
      path: entry.path,
      ref: 'exp-dup',
      message: `${says}; istiod refuses that. Remove one.`,
      fix: remedy(subject, `Remove ${label}`, [{ type: 'delete', path: entry.path }]),
    });
  }
}

function checkMixed(subject: Subject, entries: readonly Entry[], [word, ref]: readonly [string, string]): void {
  const entry = entries.find((each) => each.text === word);
  if (!entry) return;
  const meaning = word === '*' ? 'all namespaces' : 'nobody';
  const way = word === '*' ? 'Keep * alone, or list namespaces without it.' : 'Keep ~ alone, or remove it.';
  complain(subject, {
    path: entry.path,
    ref,
    message: `${labelAt(subject, entry.path)} is ${word}, ${meaning}, and istiod refuses other entries beside it. ${way}`,
  });
}
