import type { Finding } from '../../core/analysis';
import type { ChangeResult } from '../../core/edit-at';
import { keyWithoutDefault } from '../../core/mesh';
import { isRecord, type Place, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { formatPath } from '../../core/text';
import type { Op } from '../../core/yaml';
import { changeInSteps, refused, type ChangeStep } from './change-steps';
import { editDesign, ensureDesign } from './design-document';
import { listAt } from './list-at';
import { nothingRemoved, removeAll } from './removal';
import { designWords } from './words/design';

/** What a team says when it decides to live with a finding. */
export interface Decision {
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`; empty where it has no end. */
  readonly until: string;
}

/** Why a finding cannot be accepted; undefined where it can. */
export function whyNotAccepted({ resource, layer }: Finding): string | undefined {
  if (resource === undefined) return designWords.noResource;
  if (layer === 'design' && isDecision(resource)) return designWords.aboutDesign;
  return undefined;
}

function isDecision({ kind }: Resource): boolean {
  return kind === 'EgressDesign';
}

/**
 * The change that accepts findings for one reason: an item of `accepted` in the EgressDesign for each, which is made where there is none. A decision about
 * the same rule, resource and path, such as one that has expired, is written anew where it stands.
 */
export function acceptFindings(
  snapshot: Snapshot,
  findings: readonly [Finding, ...Finding[]],
  decision: Decision,
): ChangeResult {
  const [reason, until] = [decision.reason.trim(), decision.until.trim()];
  const refusal = findings.map(whyNotAccepted).find((each) => each !== undefined);
  if (refusal !== undefined) return refused(refusal);
  if (reason === '') return refused(designWords.sayWhy);
  if (until !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(until)) return refused(designWords.noDay(until));
  const [{ rule, resource }] = findings;
  const about = findings.flatMap(meantBy);
  const label =
    about.length === 1 ? designWords.accept(rule, resource?.key ?? '') : designWords.acceptAll(rule, about.length);
  return changeInSteps(snapshot, label, 'command', [
    ensureDesign,
    ...about.map((meant): ChangeStep => editDesign((design) => decisionOps(design, meant, { reason, until }))),
  ]);
}

/** None for what is about no resource. */
function meantBy({ rule, resource, path = [] }: Finding): readonly Meant[] {
  if (resource === undefined) return [];
  return [{ rule, resource: resource.key, path: formatPath(path.slice(resource.place.path.length)) }];
}

/** The change that takes a decision back; the list goes with its last item. */
export function withdrawAcceptance(snapshot: Snapshot, by: Place): ChangeResult {
  return removeAll(snapshot, { ...nothingRemoved, places: [by] }, designWords.withdraw);
}

interface Meant {
  readonly rule: string;
  readonly resource: string;
  /** Empty for the whole resource. */
  readonly path: string;
}

function decisionOps(design: Resource, meant: Meant, { reason, until }: Decision): readonly Op[] {
  const list = listAt(design, 'spec', 'accepted');
  const index = list.findIndex((item) => isAbout(item, meant));
  const end = until === '' ? {} : { until };
  if (index < 0) {
    const { rule, resource, path } = meant;
    const value = { rule, resource, ...(path === '' ? {} : { path }), reason, ...end };
    return [{ type: 'insert', path: ['spec', 'accepted'], index: list.length, value }];
  }
  const at = ['spec', 'accepted', index];
  const hasEnd = isRecord(list[index]) && 'until' in list[index];
  return [
    { type: 'set', path: [...at, 'reason'], value: reason },
    ...(until === '' ? [] : [{ type: 'set', path: [...at, 'until'], value: until } as const]),
    ...(until === '' && hasEnd ? [{ type: 'delete', path: [...at, 'until'] } as const] : []),
  ];
}

function isAbout(item: unknown, { rule, resource, path }: Meant): boolean {
  if (!isRecord(item) || item['rule'] !== rule || (item['path'] ?? '') !== path) return false;
  const written = item['resource'];
  return typeof written === 'string' && keyWithoutDefault(written) === keyWithoutDefault(resource);
}
