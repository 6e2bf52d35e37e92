import { findingsOf, type Finding } from '../analysis';
import { isEqual, resourceWords } from '../mesh';
import type { Resource } from '../schema';
import { samePath, type Path } from '../text';
import { valueAt } from '../yaml';
import type { BehaviourChange, Risk } from './behaviour-change';
import type { ComparedWorkspace } from './comparison';
import type { Counterparts } from './document-changes';
import { idOf } from './group-changes';

/** Findings that one side has and the other has not. One that only moved, since something stands above it now, is the same. */
export function findingChanges(
  before: ComparedWorkspace,
  after: ComparedWorkspace,
  counterparts: Counterparts,
): readonly BehaviourChange[] {
  const open = new Map<string, Finding[]>();
  for (const finding of findingsOf(before)) add(open, keyOf(finding, finding.resource), finding);
  const fresh: Finding[] = [];
  const later: Finding[] = [];
  const take = (finding: Finding, isSame: (old: Finding) => boolean): boolean => {
    const { resource } = finding;
    const rivals = open.get(keyOf(finding, resource && counterparts.ofAfter.get(resource))) ?? [];
    const at = rivals.findIndex(isSame);
    if (at >= 0) rivals.splice(at, 1);
    return at >= 0;
  };
  for (const finding of findingsOf(after))
    if (!take(finding, (old) => isSameFinding(old, finding))) later.push(finding);
  for (const finding of later) if (!take(finding, (old) => isMoved(old, finding))) fresh.push(finding);
  return [
    ...fresh.map((finding) => changeOf(finding, 'new')),
    ...[...open.values()].flat().map((finding) => changeOf(finding, 'fixed')),
  ];
}

function add(groups: Map<string, Finding[]>, key: string, finding: Finding): void {
  const group = groups.get(key);
  if (group) group.push(finding);
  else groups.set(key, [finding]);
}

/** Rule and resource; the resource is that of the baseline, whatever its number among those of one name. */
function keyOf({ rule }: Finding, resource: Resource | undefined): string {
  return `${rule} ${resource?.key ?? ''}`;
}

function isSameFinding(old: Finding, now: Finding): boolean {
  return saying(old) === saying(now) && old.severity === now.severity && samePath(pathIn(old), pathIn(now));
}

/** Equal but for indexes, about a value that is the same. */
function isMoved(old: Finding, now: Finding): boolean {
  if (old.severity !== now.severity || unnumbered(saying(old)) !== unnumbered(saying(now))) return false;
  const [from, to] = [pathIn(old), pathIn(now)];
  const known = old.resource && now.resource;
  return (
    known !== undefined &&
    from.map(withoutIndex).join() === to.map(withoutIndex).join() &&
    !samePath(from, to) &&
    isEqual(valueAt(old.resource?.value, from), valueAt(now.resource?.value, to))
  );
}

/** A message without quotes: a value may be shown as it is written, and is the same in quotes. */
function saying({ message }: Pick<Finding, 'message'>): string {
  return message.replace(/["']/g, '');
}

function unnumbered(message: string): string {
  return message.replace(/\[\d+\]/g, '[]');
}

function withoutIndex(step: string | number): string {
  return typeof step === 'number' ? '[]' : step;
}

/** From the root of the resource, which may be an item of a List. */
function pathIn({ path = [], resource }: Finding): Path {
  return path.slice(resource?.place.path.length ?? 0);
}

const risks: Readonly<Record<Finding['severity'], Risk>> = { error: 'high', warning: 'medium', info: 'low' };

function changeOf(finding: Finding, state: 'new' | 'fixed'): BehaviourChange {
  const { rule, message, severity, resource, accepted } = finding;
  const kind = `finding-${state}` as const;
  const places = resource ? [{ resource, path: pathIn(finding) }] : [];
  const about = resource ? resourceWords(resource) : 'A document';
  return {
    id: idOf(kind, [rule, resource?.key ?? '', pathIn(finding).join('.'), saying(finding)]),
    kind,
    risk: state === 'fixed' || accepted ? 'low' : risks[severity],
    sentence: state === 'new' ? newWords(about, finding) : `${about} no longer has ${rule}: ${message}`,
    who: undefined,
    workloads: [],
    target: undefined,
    targets: [],
    before: undefined,
    after: undefined,
    decidedBefore: state === 'fixed' ? places : [],
    decidedAfter: state === 'new' ? places : [],
  };
}

/** An accepted finding is nothing to decide: its reason stands beside it. */
function newWords(about: string, { severity, rule, message, accepted }: Finding): string {
  const reason = accepted === undefined ? '' : ` Accepted: ${accepted.reason}`;
  return `${about} has a new ${severity}, ${rule}: ${message}${reason}`;
}
