import { causesOf, findingsOf, type Finding } from '../analysis';
import { append } from '../lists';
import { defaultNamespace, isEqual, resourceWords, tracesOf, type Trace } from '../mesh';
import type { Resource } from '../schema';
import { samePath, type Path } from '../text';
import { valueAt } from '../yaml';
import type { BehaviourChange, ChangePlace, Risk } from './behaviour-change';
import type { ComparedWorkspace } from './comparison';
import type { Counterparts } from './document-changes';
import { namesIn, unnamedWords } from './finding-words';
import { idOf } from './group-changes';

/**
 * Findings that one side has and the other has not. What a rule finds at one place of a resource is the same finding, whatever its words, and so is what only
 * moved, since something stands above it now. Of several at one place as many are the same as both sides have, those that say the same first. The sides may be
 * any two designs, so files and documents, which name a finding while one design is edited, say nothing here: the resource does, and what stands there.
 */
export function findingChanges(
  before: ComparedWorkspace,
  after: ComparedWorkspace,
  counterparts: Counterparts,
): readonly BehaviourChange[] {
  const open = new OpenFindings(findingsOf(before), counterparts);
  const other = findingsOf(after).filter((now) => !open.take(now, isSameFinding));
  const later = other.filter((now) => !open.take(now, isMoved));
  const paired = later.length === 0 ? new Map<Finding, Finding>() : pairUp(open, later, rewordedBetween(before, after));
  const causes = causesOf(later);
  const isSaid = (now: Finding): boolean => causes.get(now)?.how === 'same' || isToldOfCall(now, before);
  return [
    ...later.flatMap((now) => {
      const old = paired.get(now);
      if (!old && isSaid(now)) return [];
      return old?.severity === now.severity ? [] : [old ? otherSeverity(old, now) : changeOf(now, 'new')];
    }),
    ...open
      .left()
      .filter((finding) => !isToldOfCall(finding, after))
      .map((finding) => changeOf(finding, 'fixed')),
  ];
}

type Likeness = (old: Finding, now: Finding) => boolean;

/** The findings of the baseline that no later one has been taken for yet. */
class OpenFindings {
  private readonly byKey = new Map<string, Finding[]>();

  constructor(
    findings: readonly Finding[],
    private readonly counterparts: Counterparts,
  ) {
    for (const finding of findings) append(this.byKey, keyOf(finding, finding.resource), finding);
  }

  /** The first that is like a later one, of its rule and resource; it is open no more. */
  take(now: Finding, isLike: Likeness): Finding | undefined {
    const rivals = this.byKey.get(keyOf(now, now.resource && this.counterparts.ofAfter.get(now.resource))) ?? [];
    const at = rivals.findIndex((old) => isLike(old, now));
    return at < 0 ? undefined : rivals.splice(at, 1)[0];
  }

  left(): readonly Finding[] {
    return [...this.byKey.values()].flat();
  }
}

/** Later findings with what each was before, by the surest likeness first. */
function pairUp(open: OpenFindings, later: readonly Finding[], isReworded: Likeness): ReadonlyMap<Finding, Finding> {
  const paired = new Map<Finding, Finding>();
  for (const isLike of [isReworded, isUnchanged, isCarriedOn, isInPlace])
    for (const now of later) {
      const old = paired.has(now) ? undefined : open.take(now, isLike);
      if (old) paired.set(now, old);
    }
  return paired;
}

/** What becomes of a call that both sides draw is told of the call itself: that it does not arrive, or is sent without the TLS that the other side has. */
function isToldOfCall(finding: Finding, other: ComparedWorkspace): boolean {
  const isLike = Object.hasOwn(toldOfCalls, finding.rule) ? toldOfCalls[finding.rule] : undefined;
  if (isLike === undefined) return false;
  const url = valueAt(finding.resource?.value, pathIn(finding));
  return [...tracesOf(other.mesh).values()].some((trace) => trace.call.url === url && isLike(trace));
}

/** Rules about a drawn call, and what has become of it on the other side where the change of the call says what they say. */
const toldOfCalls: Readonly<Record<string, (trace: Trace) => boolean>> = {
  'call-not-delivered': () => true,
  'call-without-listener': () => true,
  'tls-bypassed': ({ tls, outcome }) => tls !== 'none' && outcome === 'reached',
};

/** Rule and resource; the resource is that of the baseline, whatever its number among those of one name. */
function keyOf({ rule }: Finding, resource: Resource | undefined): string {
  return `${rule} ${resource?.key ?? ''}`;
}

function isSameFinding(old: Finding, now: Finding): boolean {
  return saying(old) === saying(now) && old.severity === now.severity && samePath(pathIn(old), pathIn(now));
}

/** Equal but for indexes, about a value that is the same. */
function isMoved(old: Finding, now: Finding): boolean {
  return old.severity === now.severity && unnumbered(saying(old)) === unnumbered(saying(now)) && isCarriedOn(old, now);
}

/** About a value that is the same, and stands elsewhere in its list now. */
function isCarriedOn(old: Finding, now: Finding): boolean {
  const [from, to] = [pathIn(old), pathIn(now)];
  return (
    !samePath(from, to) && from.map(withoutIndex).join() === to.map(withoutIndex).join() && isOfSameValue(old, now)
  );
}

/** About a value that stands where it stood, and is the same. */
function isUnchanged(old: Finding, now: Finding): boolean {
  return isInPlace(old, now) && isOfSameValue(old, now);
}

/** About the same place. What is about no resource is about a document that only its words tell. */
function isInPlace(old: Finding, now: Finding): boolean {
  return now.resource !== undefined && samePath(pathIn(old), pathIn(now));
}

function isOfSameValue(old: Finding, now: Finding): boolean {
  return (
    old.resource !== undefined &&
    now.resource !== undefined &&
    isEqual(valueAt(old.resource.value, pathIn(old)), valueAt(now.resource.value, pathIn(now)))
  );
}

/** Whether two findings say the same of the same place but for names and numbers. What a name is, the workspaces tell. */
function rewordedBetween(before: ComparedWorkspace, after: ComparedWorkspace): Likeness {
  const names = namesIn(before, after);
  const isSame = (old: Finding, now: Finding): boolean =>
    saying(old) === saying(now) || unnamedWords(saying(old), names) === unnamedWords(saying(now), names);
  return (old, now) => samePath(pathIn(old), pathIn(now)) && isSame(old, now);
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

const severities: readonly Finding['severity'][] = ['info', 'warning', 'error'];

/** The same finding, said once: what counts more than before is new to whoever has to decide. */
function otherSeverity(old: Finding, now: Finding): BehaviourChange {
  const isWorse = severities.indexOf(now.severity) > severities.indexOf(old.severity);
  const { rule, message, severity } = now;
  const about = aboutWords(now);
  return {
    ...changeOf(now, isWorse ? 'new' : 'fixed'),
    sentence: `In ${about}, ${rule} is ${nouns[severity]} now (was ${nouns[old.severity]}): ${message}${acceptedWords(now)}`,
    decidedBefore: placesOf(old),
    decidedAfter: placesOf(now),
  };
}

const nouns: Readonly<Record<Finding['severity'], string>> = {
  error: 'an error',
  warning: 'a warning',
  info: 'information only',
};

/** A design says the same of several pods that call alike, so that each is named: decisions are told apart by these words. */
function aboutWords(finding: Finding): string {
  const { resource } = finding;
  if (resource === undefined) return 'A document';
  const [, list, index] = pathIn(finding);
  const pod = list === 'workloads' && typeof index === 'number' ? podIn(resource, index) : undefined;
  return pod === undefined ? resourceWords(resource) : `${resourceWords(resource)} (${pod})`;
}

function podIn({ value }: Resource, index: number): string | undefined {
  const path = ['spec', 'workloads', index];
  const [name, namespace = defaultNamespace] = ['name', 'namespace'].map((key) => valueAt(value, [...path, key]));
  return typeof name === 'string' && typeof namespace === 'string' ? `${namespace}/${name}` : undefined;
}

function placesOf(finding: Finding): readonly ChangePlace[] {
  return finding.resource ? [{ resource: finding.resource, path: pathIn(finding) }] : [];
}

function changeOf(finding: Finding, state: 'new' | 'fixed'): BehaviourChange {
  const { rule, message, severity, resource, accepted } = finding;
  const kind = `finding-${state}` as const;
  const about = aboutWords(finding);
  return {
    id: idOf(kind, [rule, resource?.key ?? '', pathIn(finding).join('.'), saying(finding)]),
    isUndrawn: false,
    assumed: undefined,
    kind,
    risk: state === 'fixed' || accepted ? 'low' : risks[severity],
    sentence:
      state === 'new'
        ? `${about} has a new ${severity}, ${rule}: ${message}${acceptedWords(finding)}`
        : `${about} no longer has ${rule}: ${message}`,
    who: undefined,
    workloads: [],
    target: undefined,
    targets: [],
    before: undefined,
    after: undefined,
    decidedBefore: state === 'fixed' ? placesOf(finding) : [],
    decidedAfter: state === 'new' ? placesOf(finding) : [],
    causes: [],
    rule,
  };
}

/** An accepted finding is nothing to decide: its reason stands beside it. */
function acceptedWords({ accepted }: Finding): string {
  return accepted === undefined ? '' : ` Accepted: ${accepted.reason}`;
}
