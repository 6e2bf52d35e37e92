import type { Path } from '../../text';
import type { DestinationRule, TrafficPolicy } from '../destination-rule';
import type { Cluster } from '../proxy/clusters/cluster';
import type { Ineffective } from './trace';
import { subsetNamed } from '../rule-pool';

/** A policy of a rule in force, as it is written, and where. */
interface WrittenPolicy {
  readonly rule: DestinationRule;
  readonly policy: TrafficPolicy;
  readonly path: Path;
}

type PortPolicy = TrafficPolicy['ports'][number];

/** Settings for ports that the service does not have: they are compared with its port numbers, never with a target port (pilot/pkg/networking/util, GetPortLevelTrafficPolicy). */
export function portlessSettings(cluster: Cluster): readonly Ineffective[] {
  const { service } = cluster;
  if (service === undefined) return [];
  return eachPort(cluster, (port) =>
    hasPort(cluster, port.number)
      ? undefined
      : `${service.host} has no port ${port.number}, and these settings are for no other.`,
  );
}

/**
 * Settings for other ports of the service than the call's, where nothing of the kind is in force for that one: who looks for the policy of the host takes
 * them to apply. Nobody takes a `tls` block to be for calls that are encrypted already, for which `appTls` stands.
 */
export function otherPortSettings(cluster: Cluster, appTls: boolean): readonly Ineffective[] {
  return eachPort(cluster, (port, { policy }) => {
    if (port.number === cluster.port || !hasPort(cluster, port.number)) return undefined;
    const hasOwn = policy.ports.some(({ number }) => number === cluster.port);
    const missed = portBlocks.filter(
      (name) =>
        port[name] !== undefined &&
        cluster.policy.blocks[name]?.resource === undefined &&
        // Who gave the port settings of its own has thought of both; only where TLS is started is still asked.
        (name === 'tls' ? !appTls && port.tls?.mode !== 'DISABLE' : !hasOwn),
    );
    return missed.length === 0
      ? undefined
      : `It is for port ${port.number}, and the call goes to port ${cluster.port}, where no ${joined(missed)} block is in force.`;
  });
}

const portBlocks = ['tls', 'connectionPool', 'outlierDetection', 'loadBalancer'] as const;

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function hasPort({ service }: Cluster, number: number): boolean {
  return service?.ports.some((port) => port.number === number) === true;
}

function eachPort(
  cluster: Cluster,
  becauseOf: (port: PortPolicy, written: WrittenPolicy) => string | undefined,
): readonly Ineffective[] {
  return policiesOf(cluster).flatMap((written) =>
    written.policy.ports.flatMap((port) => {
      const because = becauseOf(port, written);
      const path = [...written.path, 'portLevelSettings', port.index];
      return because === undefined ? [] : [{ resource: written.rule.resource, path, because }];
    }),
  );
}

/** That of the rule in force, and that of the subset that the call goes to. */
function policiesOf({ policy: { rule }, subset }: Cluster): readonly WrittenPolicy[] {
  if (rule === undefined) return [];
  const { policyRule } = rule;
  const named = subsetNamed(rule, subset);
  const own = policyRule?.policy && { rule: policyRule, policy: policyRule.policy, path: ['spec', 'trafficPolicy'] };
  const ofSubset = named?.subset.policy && {
    rule: named.rule,
    policy: named.subset.policy,
    path: ['spec', 'subsets', named.subset.index, 'trafficPolicy'],
  };
  return [own, ofSubset].filter((each) => each !== undefined);
}
