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

/** Puts a pod with labels, and its namespace, into the variables that the other commands read. */
export function podCommand(namespace: string, labels: Readonly<Record<string, string>>): CommandLine {
  const says =
    Object.keys(labels).length > 0
      ? 'Take one of the running pods.'
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

/** A pod that a rule selects, else one that calls its host. */
export function rulePod(mesh: Mesh, rule: DestinationRule): CommandLine {
  return rule.selector === undefined
    ? clientPod(mesh, [rule.host], rule.namespace)
    : podCommand(rule.namespace, rule.selector);
}

/** A pod that a VirtualService is for: a client, or the gateway that it is bound to alone. */
export function routesPod(mesh: Mesh, routes: VirtualService): CommandLine {
  const gateway = mesh.gateways.find((each) => routes.gateways.includes(gatewayName(each)));
  return gateway && !routes.gateways.includes('mesh')
    ? gatewayPod(mesh, gateway)
    : clientPod(mesh, routes.hosts, routes.namespace);
}

/** A pod of a Gateway. */
export function gatewayPod(mesh: Mesh, gateway: Gateway): CommandLine {
  const [pods] = gatewayProxies(mesh, gateway);
  return podCommand(pods?.namespace ?? gateway.namespace, gateway.selector);
}
