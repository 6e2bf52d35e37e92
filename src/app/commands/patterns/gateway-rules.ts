import { gatewayPodsIn, isVisibleIn, type DestinationRule, type ServiceEntry } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { changeInSteps, noChange, type ChangeStep } from '../change-steps';
import { listAt } from '../list-at';
import { freeName } from '../resource-names';
import { clientsOf, entryOf, rulesInForce } from './aim';
import { subsetValue, toGatewayText, type SubsetText } from './gateway-documents';
import type { GatewayPlan } from './gateway-plan';
import { directPorts, gatewayPort, portOfWay } from './gateway-ports';
import { policyToService, startsOrdinaryTls } from './in-force';
import { copyRule, moveRule } from './move-rule';
import { addAfter, editResource } from './rule-steps';

/**
 * The rules that the pods' sidecars use for the gateway's Service: mutual TLS of the mesh with the host as server name, since auto mTLS
 * does not reach gateway pods, or no TLS where the apps' own is passed through and a rule would wrap it. A client's own namespace is looked at
 * before the Service's (pilot/pkg/model/push_context.go, destinationRule), so a rule that is there gets the subset too.
 */
export function toGatewayStep(plan: GatewayPlan, host: string): ChangeStep {
  const { entry, service, namespace, mode } = plan;
  const name = plan.subsets.get(host);
  if (name === undefined) return () => noChange();
  const subset: SubsetText = { name, host, mode };
  return (snapshot) => {
    const isPrivate =
      entry.exportTo.length > 0 &&
      entry.exportTo.every((each) => each === '.' || each === entry.namespace || each === namespace);
    const home = isPrivate ? entry.namespace : namespace;
    const rules = snapshot.mesh.rules.filter((rule) => rule.host === service && rule.selector === undefined);
    const seen = rules.filter(
      (rule) =>
        rule.namespace === home ||
        (rule.namespace === namespace && isVisibleIn(rule.exportTo, namespace, entry.namespace)) ||
        isVisibleIn(entry.exportTo, entry.namespace, rule.namespace),
    );
    const first = new Map(seen.map((rule) => [rule.namespace, rule] as const).reverse());
    const edits = [...first.values()].map((rule) => addSubset(rule, subset));
    // One more rule of the pods' own namespace would hide from them what the gateway's says for other hosts.
    const beside = first.get(namespace);
    const isServed = beside !== undefined && isVisibleIn(beside.exportTo, namespace, entry.namespace);
    if (first.has(home) || isServed) return changeInSteps(snapshot, '', 'command', edits);
    const written = isPrivate ? entry.resource.namespace : namespace;
    const named = freeName(snapshot, 'DestinationRule', written, `${entry.name}-to-gateway`);
    const text = toGatewayText(named, written, service, subset, isPrivate ? ['.'] : []);
    const hidden = hiddenRule(snapshot, plan);
    return changeInSteps(snapshot, '', 'command', [
      ...edits,
      addAfter(entry.resource.key, () => [text]),
      hidden ? repeatPolicy(service, written, hidden) : () => noChange(),
    ]);
  };
}

/** The rule that pods use for the gateway's Service now, which a rule for exactly that Service hides from them. */
function hiddenRule(snapshot: Snapshot, { entry, service }: GatewayPlan): DestinationRule | undefined {
  return clientsOf(snapshot, entry).flatMap((client) => {
    const { rule } = policyToService(snapshot.mesh, client, service, gatewayPort);
    return rule?.policyRule ?? [];
  })[0];
}

/** What the hidden rule says of the Service's other ports and ways goes on to be so. */
function repeatPolicy(service: string, namespace: string | null, hidden: DestinationRule): ChangeStep {
  return (snapshot) => {
    const made = snapshot.mesh.rules.find((rule) => rule.host === service && rule.resource.namespace === namespace);
    const value: unknown = valueAt(hidden.resource.value, ['spec', 'trafficPolicy']);
    if (!made || value === undefined) return noChange();
    return editResource(made.resource.key, () => [{ type: 'set', path: ['spec', 'trafficPolicy'], value }])(snapshot);
  };
}

function addSubset(rule: DestinationRule, subset: SubsetText): ChangeStep {
  if (rule.subsets.some(({ name }) => name === subset.name)) return () => noChange();
  const path: Path = ['spec', 'subsets'];
  const value = subsetValue(subset);
  return editResource(rule.resource.key, (resource) => [
    { type: 'insert', path, index: listAt(resource, ...path).length, value },
  ]);
}

/**
 * The rule that starts TLS moves to the gateway's pods and is shown to nobody else, so that sidecars do not start it too. One that pods go on to need, for
 * other ports or other hosts, stays, and the gateway gets a copy for the host.
 */
export function moveRuleStep({ entry, namespace, labels }: GatewayPlan, host: string): ChangeStep {
  return (snapshot) => {
    const at = entryOf(snapshot, entry.resource.key) ?? entry;
    const port = portOfWay(snapshot, at, 'start');
    const [rule] = port ? rulesInForce(snapshot, at, host) : [];
    if (!port || !rule || rule.namespace === namespace) return noChange();
    if (rule.host === host && !isNeeded(snapshot, at, host, port.number))
      return moveRule(snapshot, rule, namespace, ['.']);
    const pods = gatewayPodsIn(snapshot.mesh, namespace, labels);
    const isSeen = rule.host !== host && startsOrdinaryTls(snapshot.mesh, pods, host, port.number);
    return isSeen ? noChange() : copyRule(snapshot, rule, host, namespace, ['.']);
  };
}

/** Whether pods call the host otherwise than by the gateway: on another port, by another entry, or by a route of another host. */
function isNeeded({ mesh }: Snapshot, entry: ServiceEntry, host: string, way: number): boolean {
  return (
    directPorts(entry, way).length > 0 ||
    mesh.entries.some((other) => other.resource !== entry.resource && other.hosts.includes(host)) ||
    mesh.virtualServices.some(
      (each) =>
        !each.hosts.includes(host) &&
        each.routes.some(({ destinations }) => destinations.some((to) => to.host === host)),
    )
  );
}
