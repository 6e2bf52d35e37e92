import type { DestinationRule, ServiceEntry } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, type ChangeStep } from '../change-steps';
import { rulesInForce } from './aim';
import { repeatWideRules } from './exact-rules';
import { addRule, editResource } from './rule-steps';

/** The rules whose policy counts for calls to a host of an entry for the drawn clients; none while it has no ports. */
export function policyRules(snapshot: Snapshot, entry: ServiceEntry, host: string): DestinationRule[] {
  return entry.ports.length === 0 ? [] : rulesInForce(snapshot, entry, host);
}

/**
 * Where a rule says what is in force for an entry: its settings of the entry's ports, which replace its own as a whole
 * (pilot/pkg/networking/util, GetPortLevelTrafficPolicy), and its own where a port has none.
 */
function policyPaths(rule: DestinationRule, entry: ServiceEntry): Path[] {
  const own: Path = ['spec', 'trafficPolicy'];
  const settings = rule.policy?.ports ?? [];
  const used = settings.filter((each) => entry.ports.some((port) => port.number === each.number));
  const isCovered =
    entry.ports.length > 0 && entry.ports.every((port) => used.some((each) => each.number === port.number));
  return [...(isCovered ? [] : [own]), ...used.map((each): Path => [...own, 'portLevelSettings', each.index])];
}

/** The blocks of a rule as a whole, without its TLS, that a port with settings of its own has to repeat to keep. */
export function sharedBlocks(rule: DestinationRule): Record<string, unknown> {
  const policy = valueAt(rule.resource.value, ['spec', 'trafficPolicy']);
  if (!isRecord(policy)) return {};
  const kept = ['loadBalancer', 'connectionPool', 'outlierDetection'].filter((block) => policy[block] !== undefined);
  return Object.fromEntries(kept.map((block) => [block, policy[block]]));
}

/** The blocks in force for an entry, of each rule and path, as written; undefined where a block is not. */
export function blocksInForce(snapshot: Snapshot, entry: ServiceEntry, block: string): unknown[] {
  return entry.hosts.flatMap((host) =>
    policyRules(snapshot, entry, host).flatMap((rule) =>
      policyPaths(rule, entry).map((path): unknown => valueAt(rule.resource.value, [...path, block])),
    ),
  );
}

/**
 * A step that edits the policies in force for all hosts of an entry, and for these alone; `ops` gives operations for the policy that stands at a path. Where no
 * rule is in force, one with the policy `text` is added, each line of it indented by four spaces.
 */
export function editPolicies(
  entry: ServiceEntry,
  ops: (policy: Readonly<Record<string, unknown>>, path: Path) => readonly Op[],
  text: string,
): ChangeStep {
  const editEach: ChangeStep = (snapshot) => {
    const steps = entry.hosts.flatMap((host): ChangeStep[] => {
      const rules = policyRules(snapshot, entry, host);
      if (rules.length === 0) return [addRule(entry, host, text)];
      return rules.map((rule) =>
        editResource(rule.resource.key, (resource) =>
          policyPaths(rule, entry).flatMap((path) => {
            const policy = valueAt(resource.value, path);
            return ops(isRecord(policy) ? policy : {}, path);
          }),
        ),
      );
    });
    return changeInSteps(snapshot, '', 'command', steps);
  };
  return (snapshot) => changeInSteps(snapshot, '', 'command', [repeatWideRules(entry), editEach]);
}
