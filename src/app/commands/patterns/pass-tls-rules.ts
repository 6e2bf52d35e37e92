import { hostCovers, type DestinationRule, type ServiceEntry, type ServicePort } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import type { Op } from '../../../core/yaml';
import { changeInSteps, noChange, type ChangeStep } from '../change-steps';
import { listAt } from '../list-at';
import { rulesInForce } from './aim';
import { sharedBlocks } from './policy-steps';
import { lostOn } from './start-tls-rules';
import { editResource, isEmptyRule, removeIn, removeResource, resourceOf } from './rule-steps';

/** The port whose TLS the sidecar starts, and the number of the one on which it is to start none. */
export interface Handover {
  readonly entry: ServiceEntry;
  readonly http: ServicePort;
  readonly tls: number;
  /** The entry has that port already. */
  readonly exists: boolean;
}

const policyAt: Path = ['spec', 'trafficPolicy'];
const settingsAt: Path = [...policyAt, 'portLevelSettings'];
const disabled = { mode: 'DISABLE' } as const;

/** The rules in force for the hosts of the port that is handed over, each once. */
export function rulesOf(snapshot: Snapshot, { entry }: Handover): DestinationRule[] {
  return [...new Set(entry.hosts.flatMap((host) => rulesInForce(snapshot, entry, host)))];
}

/** A step after which no rule starts TLS on the new port; other ports keep the TLS that they have by the same rule. */
export function stopTls(plan: Handover): ChangeStep {
  return (snapshot) =>
    changeInSteps(
      snapshot,
      '',
      'command',
      rulesOf(snapshot, plan).flatMap((rule) => stepsFor(snapshot, plan, rule)),
    );
}

/**
 * Settings of a port replace the rule's own as a whole (pilot/pkg/networking/util, GetPortLevelTrafficPolicy), so both places are looked at: those of the
 * old port follow it to the new number or go, and what the new port would inherit goes too, or is left out there while other ports use it.
 */
function stepsFor(snapshot: Snapshot, plan: Handover, rule: DestinationRule): ChangeStep[] {
  const { http, tls, exists } = plan;
  const { key } = rule.resource;
  const ports = rule.policy?.ports ?? [];
  const own = ports.find((port) => port.number === http.number);
  const there = tls === http.number ? undefined : ports.find((port) => port.number === tls);
  const inherits = isStarted(rule.policy?.tls?.mode);
  const stays = keepsTls(snapshot, plan, rule);
  const top: Path[] = inherits && !stays ? [[...policyAt, 'tls']] : [];
  // Without settings of its own the new port would get blocks that were never in force for these calls.
  const needsItem = stays || (own !== undefined && !exists && Object.keys(sharedBlocks(rule)).length > 0);
  if (there) {
    const old: Path[] = own ? [[...settingsAt, own.index]] : [];
    return [quiet(key, there, needsItem), removeIn(key, () => [...top, ...old])];
  }
  if (own) return [renumber(key, own, tls), quiet(key, own, needsItem), removeIn(key, () => top)];
  return stays ? [addQuiet(rule, tls)] : [removeIn(key, () => top)];
}

/** Whether the TLS of the rule as a whole stays, since other ports have theirs by it. */
function keepsTls(snapshot: Snapshot, plan: Handover, rule: DestinationRule): boolean {
  return isStarted(rule.policy?.tls?.mode) && othersInherit(snapshot, plan, rule);
}

/** What the new port goes without where the rule gets settings for it, a sentence each. */
export function lossesOf(snapshot: Snapshot, plan: Handover): string[] {
  const { http, tls } = plan;
  return rulesOf(snapshot, plan).flatMap((rule) => {
    const hasItem = rule.policy?.ports.some(({ number }) => number === http.number || number === tls) ?? false;
    return !hasItem && keepsTls(snapshot, plan, rule) ? lostOn(rule, tls) : [];
  });
}

function isStarted(mode: string | undefined): boolean {
  return mode !== undefined && mode !== 'DISABLE';
}

function renumber(key: string, { index }: { readonly index: number }, to: number): ChangeStep {
  return editResource(key, () => [{ type: 'set', path: [...settingsAt, index, 'port', 'number'], value: to }]);
}

/** Settings of a port without TLS; they go where nothing else is in them and nothing has to be kept away. */
function quiet(
  key: string,
  item: NonNullable<DestinationRule['policy']>['ports'][number],
  needed: boolean,
): ChangeStep {
  const at: Path = [...settingsAt, item.index];
  if (item.connectionPool ?? item.loadBalancer ?? item.outlierDetection)
    return editResource(key, () => (item.tls ? [{ type: 'delete', path: [...at, 'tls'] }] : []));
  return needed
    ? editResource(key, () => [{ type: 'set', path: [...at, 'tls'], value: disabled }])
    : removeIn(key, () => [at]);
}

function addQuiet(rule: DestinationRule, number: number): ChangeStep {
  const value = { port: { number }, ...sharedBlocks(rule), tls: disabled };
  return editResource(rule.resource.key, (resource): Op[] => [
    { type: 'insert', path: settingsAt, index: listAt(resource, ...settingsAt).length, value },
  ]);
}

/** Whether the TLS of the rule as a whole is what other ports of its hosts have. */
function othersInherit(snapshot: Snapshot, { entry, http, tls }: Handover, rule: DestinationRule): boolean {
  const covered = snapshot.mesh.entries.filter((each) => each.hosts.some((host) => hostCovers(rule.host, host)));
  return covered.some((each) =>
    each.ports.some((port) => {
      if (rule.policy?.ports.some(({ number }) => number === port.number)) return false;
      if (each.resource.key !== entry.resource.key) return port.class === 'http' || port.class === 'tcp';
      return port.number !== http.number && port.number !== tls && port.class !== 'tls' && port.class !== 'udp';
    }),
  );
}

/** Takes out the rules that say nothing any more, but for those that keep a rule with a wildcard away from their host. */
export function dropEmpty(keys: readonly string[]): ChangeStep {
  return (snapshot) =>
    changeInSteps(
      snapshot,
      '',
      'command',
      keys.map((key): ChangeStep => {
        return (at) => {
          const rule = at.mesh.rules.find((each) => each.resource.key === key);
          const resource = resourceOf(at, key);
          if (!rule || !resource || !isEmptyRule(resource)) return noChange();
          const wider = at.mesh.rules.some((each) => each.host !== rule.host && hostCovers(each.host, rule.host));
          if (!wider) return removeResource(key)(at);
          return editResource(key, () => [{ type: 'set', path: [...policyAt, 'tls'], value: disabled }])(at);
        };
      }),
    );
}
