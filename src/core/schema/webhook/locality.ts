import { isRecord } from '../../lists';
import type { Path } from '../../text';
import type { Subject } from '../report';
import { checkFailover, isTopologyLabel, warnOfNoEjection } from './failover';
import { localityFault, localityCovers } from './locality-name';
import { childOf, countOf, has, itemsOf, textOf, textsOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/**
 * The preference for endpoints near the caller (istio/istio pkg/config/validation/agent/validation.go, ValidateLocalityLbSetting). `isUnheard`
 * says that nothing ejects endpoints and that the warning of it reaches the user.
 */
export function checkLocality(subject: Subject, balancer: Spot, isUnheard: boolean): void {
  const setting = childOf(balancer, 'localityLbSetting');
  if (!setting || checkExclusions(subject, setting)) return;
  if (checkDistribution(subject, setting)) return;
  if (isUnheard) warnOfNoEjection(subject, setting, 'wh-dr-loc-outlier');
  checkFailover(subject, setting, 'wh-dr-loc-fo');
}

/** True when istiod stops here. */
function checkExclusions(subject: Subject, setting: Spot): boolean {
  if (countOf(setting, 'failover') === 0) return false;
  if (countOf(setting, 'distribute') > 0) {
    refuse(subject, {
      rule: 'conflicting-fields',
      path: [...setting.path, 'failover'],
      part: 'key',
      ref: 'wh-dr-loc-dist-failover',
      message: 'localityLbSetting takes only one of distribute and failover; istiod refuses both. Remove one.',
    });
    return true;
  }
  const label = textsOf(setting, 'failoverPriority').find(({ text }) => isTopologyLabel(text));
  if (label === undefined) return false;
  refuse(subject, {
    rule: 'conflicting-fields',
    path: label.path,
    ref: 'wh-dr-loc-failover-priority',
    message: `failover ranks regions already, and istiod refuses ${label.text} in failoverPriority beside it. Remove one of them.`,
  });
  return true;
}

/** True when istiod stops here: it reads nothing behind a share that it refuses. */
function checkDistribution(subject: Subject, setting: Spot): boolean {
  const sources: Named[] = [];
  for (const share of itemsOf(setting, 'distribute')) {
    const targets = childOf(share, 'to');
    const sum = sumOf(targets);
    if (sum === undefined) return true;
    if (sum !== 100) {
      refuseSum(subject, share, sum);
      return true;
    }
    checkTargets(subject, targets);
    const isThere = has(share, 'from');
    const path = [...share.path, 'from'];
    sources.push({ name: textOf(share, 'from'), path, ...(isThere ? {} : { near: share.path }) });
  }
  checkSources(subject, sources);
  return false;
}

/** Undefined where a share is refused by itself: it is no whole number from 1 to 100. */
function sumOf(targets: Spot | undefined): number | undefined {
  const shares = Object.values(targets?.value ?? {}).filter((share) => share !== null);
  return shares.every(isShare) ? shares.reduce((sum, share) => sum + share, 0) : undefined;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100;
}

function refuseSum(subject: Subject, share: Spot, sum: number): void {
  const hasTargets = isRecord(share.value['to']);
  refuse(subject, {
    rule: 'locality-weights',
    path: [...share.path, 'to'],
    ...(hasTargets ? {} : { near: share.path }),
    part: 'key',
    ref: 'wh-dr-loc-sum',
    message: `The shares in to of ${labelAt(subject, share.path)} add up to ${sum}; istiod refuses all but 100. Make them 100 together.`,
  });
}

interface Named {
  readonly name: string;
  readonly path: Path;
  readonly near?: Path;
}

/** Keys come in any order to istiod, so that it refuses two that overlap at one time and not at another. Both ways count here. */
function checkTargets(subject: Subject, targets: Spot | undefined): void {
  const names = Object.keys(targets?.value ?? {}).map((name): Named => ({
    name,
    path: [...(targets?.path ?? []), name],
  }));
  const fine = names.filter((each) => !refuseForm(subject, each, 'key'));
  fine.forEach((each, index) => {
    const other = fine
      .slice(0, index)
      .find(({ name }) => localityCovers(name, each.name) || localityCovers(each.name, name));
    if (other) refuseOverlap(subject, each, other, 'key');
  });
}

function checkSources(subject: Subject, sources: readonly Named[]): void {
  const fine = sources.filter((each) => !refuseForm(subject, each, 'value'));
  fine.forEach((each, index) => {
    const other = fine.slice(0, index).find(({ name }) => localityCovers(name, each.name));
    if (other) refuseOverlap(subject, each, other, 'value');
  });
}

function refuseForm(subject: Subject, { name, path, near }: Named, part: 'key' | 'value'): boolean {
  const fault = localityFault(name);
  if (fault === undefined) return false;
  const shown = name === '' ? 'an empty one' : name;
  const [asked, way] =
    fault === 'wildcard'
      ? ['has one * at most, at its end', 'Write one such as us-east/*.']
      : ['has no empty part', 'Fill the part, or end before it.'];
  refuse(subject, {
    rule: 'bad-format',
    path,
    part: near ? 'key' : part,
    ...(near ? { near } : {}),
    ref: fault === 'wildcard' ? 'wh-dr-loc-wildcard' : 'wh-dr-loc-empty',
    message: `A locality is region/zone/subzone and ${asked}; istiod refuses ${shown}. ${way}`,
  });
  return true;
}

function refuseOverlap(subject: Subject, { name, path }: Named, other: Named, part: 'key' | 'value'): void {
  const isTurnable = part === 'value' && name !== other.name && !localityCovers(name, other.name);
  const shown = name === other.name ? `${name} stands here a second time` : `${name} overlaps ${other.name} before it`;
  refuse(subject, {
    rule: 'overlapping-localities',
    path,
    part,
    ref: 'wh-dr-loc-overlap',
    message: `${shown}; istiod refuses that. ${isTurnable ? 'Put the wider one last, or remove one.' : 'Remove one.'}`,
  });
}
