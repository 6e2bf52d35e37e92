import { groupBy } from '../lists';
import type { Resource } from '../schema';
import { startsWith } from '../text';
import { alignSides } from './aligned-sides';
import type { BehaviourChange, ChangeKind, ChangePlace, Risk } from './behaviour-change';
import { changedPaths, pathsNear } from './changed-paths';
import { saysTheSame, type Counterparts } from './document-changes';

/** Changes of calls with the new findings that have the same cause, and the findings that have none of those. */
interface ToldTogether {
  readonly calls: readonly BehaviourChange[];
  readonly findings: readonly BehaviourChange[];
}

const lost: readonly ChangeKind[] = ['reach-lost', 'address-changed', 'path-changed'];

/** Rules that say of a call what a change of it says, and the kinds of those changes. What another rule finds is more than that. */
const tellers: Readonly<Record<string, readonly ChangeKind[]>> = {
  'not-exported-home': lost,
  'caller-not-in-export': lost,
  'host-not-imported': lost,
  'encrypted-call-to-http-port': lost,
  'plaintext-to-tls-port': ['tls-weaker'],
  'unverified-server': ['tls-weaker'],
  'unchecked-server-name': ['tls-weaker'],
  'double-tls': ['tls-weaker'],
  'double-tls-at-gateway': ['tls-weaker'],
  'port-settings-replace-policy': ['policy-stopped', 'tls-weaker'],
  'repeated-writes': ['retries-of-writes'],
};

/** Rules about what is checked of a server: a change says so only where the TLS itself stays, since it tells the graver of both. */
const aboutChecks: readonly string[] = ['unverified-server', 'unchecked-server-name'];

/**
 * Tells a new finding with the change of a call that says the same and has the same cause: whoever decides about the one has decided about the other. `calls` are in
 * their order, and the first that fits tells it, or the one that the finding names. What cannot be put down to one cause for certain is told alone.
 */
export function tellWithCalls(
  calls: readonly BehaviourChange[],
  findings: readonly BehaviourChange[],
  counterparts: Counterparts,
): ToldTogether {
  const ofTeller = groupBy(findings, (finding) => tellerOf(finding, calls, counterparts));
  return {
    calls: calls.map((call) => (ofTeller.get(call) ?? []).reduce(withFinding, call)),
    findings: ofTeller.get(undefined) ?? [],
  };
}

function tellerOf(
  { kind, rule = '', sentence, decidedBefore, decidedAfter }: BehaviourChange,
  calls: readonly BehaviourChange[],
  { ofAfter }: Counterparts,
): BehaviourChange | undefined {
  const [place] = decidedAfter;
  // With a place on both sides it is a finding of another severity.
  if (kind !== 'finding-new' || place === undefined || decidedBefore.length > 0) return undefined;
  const kinds = (Object.hasOwn(tellers, rule) ? tellers[rule] : undefined) ?? [];
  const like = calls.filter(
    (call) => kinds.includes(call.kind) && (!aboutChecks.includes(rule) || call.before?.tls === call.after?.tls),
  );
  // Some rules name the call.
  like.sort((a, b) => Number(isNamedIn(sentence, b)) - Number(isNamedIn(sentence, a)));
  const old = ofAfter.get(place.resource);
  return old && staysAround(place, old) ? ofUnchanged(place, like) : ofChanged(place, like);
}

function isNamedIn(sentence: string, { after }: BehaviourChange): boolean {
  return after !== undefined && sentence.split(' ').includes(after.call.url);
}

/** Whether nothing that has to do with a place is written otherwise in its resource: other items of a list that it stands in, such as other ports, have nothing to do with it. */
function staysAround({ resource, path }: ChangePlace, old: Resource): boolean {
  if (saysTheSame(old, resource)) return true;
  const { before, after } = alignSides(old.value, resource.value);
  return old.incomplete === resource.incomplete && pathsNear(changedPaths(before, after), [path]).length === 0;
}

/** About something that is as it was: one resource is the cause of all that becomes of the calls which it decides about. */
function ofUnchanged(place: ChangePlace, calls: readonly BehaviourChange[]): BehaviourChange | undefined {
  const decided = calls.filter(({ decidedAfter }) => decidedAfter.some((each) => meets(each, place)));
  const causes = new Set(decided.flatMap((call) => call.causes.map(({ resource }) => resource)));
  return causes.size === 1 && decided.every((call) => call.causes.length > 0) ? decided[0] : undefined;
}

/** About what is written otherwise: the same part of the same resource is a cause. */
function ofChanged(place: ChangePlace, calls: readonly BehaviourChange[]): BehaviourChange | undefined {
  return calls.find(({ causes }) => causes.some((cause) => meets(cause, place)));
}

/** Whether two places are of one resource, and one is within the other. */
function meets(a: ChangePlace, b: ChangePlace): boolean {
  return a.resource === b.resource && (startsWith(a.path, b.path) || startsWith(b.path, a.path));
}

const risks: readonly Risk[] = ['low', 'medium', 'high'];

/** Neither is of less risk for being told with the other. */
function withFinding(call: BehaviourChange, finding: BehaviourChange): BehaviourChange {
  const risk = risks.indexOf(finding.risk) > risks.indexOf(call.risk) ? finding.risk : call.risk;
  return { ...call, risk, sentence: `${call.sentence} ${finding.sentence}` };
}
