import {
  gatewayName,
  gatewayProxies,
  type DestinationRule,
  type Gateway,
  type Mesh,
  type VirtualService,
  type Workload,
} from '../../mesh';
import { runningPods, shellWord, type CommandLine } from './command-line';
import type { RuleSeat } from './rule-seat';

/** Puts a pod with labels, and its namespace, into the variables that the other commands read. */
export function podCommand(
  namespace: string,
  labels: Readonly<Record<string, string>>,
  which = 'Take one of the running pods.',
): CommandLine {
  const says =
    Object.keys(labels).length > 0
      ? which
      : `Take any running pod of namespace ${namespace}, as no labels say which; to name the right one, write its name in place of $(…).`;
  return {
    says,
    command: `POD=$(${runningPods(namespace, labels)} -o jsonpath='{.items[0].metadata.name}') NAMESPACE=${shellWord(namespace)}`,
  };
}

/** A pod that calls one of the hosts, else one of the namespace. */
export function clientPod(mesh: Mesh, hosts: readonly string[], namespace: string): CommandLine {
  const calls = (workload: Workload): boolean =>
    workload.calls.some(({ dialled }) => dialled !== undefined && hosts.includes(dialled.host));
  const caller = mesh.workloads.find(calls) ?? mesh.workloads.find((each) => each.namespace === namespace);
  return podCommand(caller?.namespace ?? namespace, caller?.labels ?? {});
}

/** A pod that a rule selects, else one whose proxy uses it. */
export function rulePod(mesh: Mesh, rule: DestinationRule, { client }: RuleSeat): CommandLine {
  if (rule.selector !== undefined) return podCommand(rule.namespace, rule.selector);
  if (client === undefined) return clientPod(mesh, [rule.host], rule.namespace);
  const which = client.kind === 'egress-gateway' ? 'Take one of the running pods of the gateway.' : undefined;
  return podCommand(client.namespace, client.labels, which);
}

/** A place where a VirtualService counts: the sidecar of a client, or a gateway. */
interface RoutesPlace {
  /** As in `gateways`. */
  readonly name: string;
  readonly pod: CommandLine;
}

/** The sidecar of a client where a VirtualService is for sidecars, and each gateway of the files that it is bound to. */
export function routesPlaces(mesh: Mesh, routes: VirtualService): readonly RoutesPlace[] {
  const bound = mesh.gateways
    .filter((each) => routes.gateways.includes(gatewayName(each)))
    .map((gateway) => ({ name: gatewayName(gateway), pod: gatewayPod(mesh, gateway) }));
  const isForSidecars = bound.length === 0 || routes.gateways.includes('mesh');
  const sidecar = { name: 'mesh', pod: clientPod(mesh, routes.hosts, routes.namespace) };
  return isForSidecars ? [sidecar, ...bound] : bound;
}

/** A pod of a Gateway. */
export function gatewayPod(mesh: Mesh, gateway: Gateway): CommandLine {
  const [pods] = gatewayProxies(mesh, gateway);
  const which = `Take one of the running pods of gateway ${gatewayName(gateway)}.`;
  return podCommand(pods?.namespace ?? gateway.namespace, gateway.selector, which);
}
