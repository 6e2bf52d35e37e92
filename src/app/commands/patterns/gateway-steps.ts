import {
  isVisibleIn,
  type DestinationRule,
  type Gateway,
  type ServiceEntry,
  type VirtualService,
} from '../../../core/mesh';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, noChange, type ChangeStep } from '../change-steps';
import { designOf, editDesign, listAt } from '../design-document';
import { freeName, nameFromHost } from '../resource-names';
import { entryOf, rulesInForce } from './aim';
import {
  gatewayText,
  inwardRule,
  outwardRule,
  serverOf,
  subsetValue,
  toGatewayText,
  virtualServiceText,
  type WayText,
} from './gateway-documents';
import { gatewayPort, portOfWay, type GatewayMode, type GatewayPlan } from './gateway-plan';
import { moveRule } from './move-rule';
import { matchesOf, routesFor } from './route-ports';
import { addAfter, editResource, listOf } from './rule-steps';

/** A new Gateway for the hosts, or the hosts in the server of one that is there. */
export function gatewayStep(plan: GatewayPlan, name: string): ChangeStep {
  const { entry, gateway, namespace, mode } = plan;
  if (!gateway) return addAfter(entry.resource.key, () => [gatewayText(name, namespace, mode, entry.hosts)]);
  return editResource(gateway.resource.key, () => serverOps(gateway, mode, entry.hosts));
}

function serverOps(gateway: Gateway, mode: GatewayMode, hosts: readonly string[]): Op[] {
  const wanted = serverOf(mode);
  const servers: Path = ['spec', 'servers'];
  const server = gateway.servers.find(
    (each) => each.port === gatewayPort && each.mode === wanted.mode && each.protocol.toUpperCase() === wanted.protocol,
  );
  if (server) {
    const missing = server.hosts.includes('*') ? [] : hosts.filter((host) => !server.hosts.includes(host));
    return missing.map((value, index): Op => ({
      type: 'insert',
      path: [...servers, server.index, 'hosts'],
      index: server.hosts.length + index,
      value,
    }));
  }
  const names = listOf(gateway.resource, ...servers).map((each) => valueAt(each, ['port', 'name']));
  const name = names.includes(wanted.name) ? `${wanted.name}-${names.length + 1}` : wanted.name;
  const value = {
    port: { number: gatewayPort, name, protocol: wanted.protocol },
    hosts: [...hosts],
    tls: { mode: wanted.mode },
  };
  return [{ type: 'insert', path: servers, index: names.length, value }];
}

/** Routes of one host: into its own VirtualService where it has one, else in a new one. */
export function routeStep(plan: GatewayPlan, host: string, gateway: string): ChangeStep {
  return (snapshot) => {
    const entry = entryOf(snapshot, plan.entry.resource.key) ?? plan.entry;
    const port = portOfWay(snapshot, entry, plan.mode);
    if (!port) return noChange();
    const subset = plan.mode === 'pass' ? undefined : subsetName(entry, host);
    const way: WayText = { host, port: port.number, gateway, service: plan.service, subset };
    const own = routesFor(snapshot, entry).find((each) => each.gateways.includes('mesh') && each.hosts.includes(host));
    if (own) return editResource(own.resource.key, () => ownRouteOps(own, entry, way, plan))(snapshot);
    const { namespace } = entry.resource;
    const name = freeName(snapshot, 'VirtualService', namespace, entry.name);
    const text = virtualServiceText(name, namespace, way, plan.mode, sharedWith(entry, plan.namespace));
    return addAfter(entry.resource.key, () => [text])(snapshot);
  };
}

/** The entry's own visibility with the gateway's namespace, for what both the pods and the gateway have to see; empty where all see it. */
function sharedWith({ exportTo, namespace: own }: ServiceEntry, namespace: string): readonly string[] {
  if (exportTo.length === 0 || exportTo.includes('*')) return [];
  return isVisibleIn(exportTo, own, namespace) ? exportTo : [...exportTo, namespace];
}

/**
 * The first rule takes what pods call to the gateway; the rules that were there, which are for both now, are left to the gateway. Their
 * ports become those of the gateway's server.
 */
function ownRouteOps(own: VirtualService, entry: ServiceEntry, way: WayText, plan: GatewayPlan): Op[] {
  const protocol = plan.mode === 'pass' ? 'tls' : 'http';
  const rules = own.routes.filter((route) => route.protocol === protocol);
  const list: Path = ['spec', protocol];
  const ports = rules.flatMap((route) =>
    matchesOf(route.rule).flatMap((match, index): Op[] =>
      valueAt(match, ['port']) === way.port
        ? [{ type: 'set', path: [...list, route.index, 'match', index, 'port'], value: gatewayPort }]
        : [],
    ),
  );
  const targets = rules.flatMap((route) => targetOps(route.rule, [...list, route.index], entry, way));
  const added =
    rules.length > 0 ? [inwardRule(way, plan.mode)] : [inwardRule(way, plan.mode), outwardRule(way, plan.mode)];
  return [
    ...ports,
    ...targets,
    ...added.map((value, index): Op => ({ type: 'insert', path: list, index, value })),
    ...gatewayListOps(own, way.gateway),
    ...exportOps(own.exportTo, own.namespace, plan.namespace),
  ];
}

/** At the gateway a destination without a port would get the server's (see semantics of `destination.port`), which several ports make ambiguous. */
function targetOps(rule: Readonly<Record<string, unknown>>, at: Path, entry: ServiceEntry, way: WayText): Op[] {
  const targets = rule['route'];
  if (entry.ports.length < 2 || !Array.isArray(targets)) return [];
  return targets.flatMap((target: unknown, index): Op[] =>
    valueAt(target, ['destination', 'host']) === way.host && valueAt(target, ['destination', 'port']) === undefined
      ? [{ type: 'set', path: [...at, 'route', index, 'destination', 'port'], value: { number: way.port } }]
      : [],
  );
}

function gatewayListOps(own: VirtualService, gateway: string): Op[] {
  const written = listOf(own.resource, 'spec', 'gateways');
  const path: Path = ['spec', 'gateways'];
  if (written.length === 0) return [{ type: 'set', path, value: ['mesh', gateway] }];
  return own.gateways.includes(gateway) ? [] : [{ type: 'insert', path, index: written.length, value: gateway }];
}

/** Adds a namespace to an `exportTo` that hides its resource from there. */
function exportOps(exportTo: readonly string[], owner: string, namespace: string): Op[] {
  if (isVisibleIn(exportTo, owner, namespace)) return [];
  const shown = exportTo.filter((each) => each !== '~');
  return [{ type: 'set', path: ['spec', 'exportTo'], value: [...shown, namespace] }];
}

/** Lets the gateway see the entry. */
export function showEntryStep({ entry, namespace }: GatewayPlan): ChangeStep {
  return editResource(entry.resource.key, () => exportOps(entry.exportTo, entry.namespace, namespace));
}

/** Lets the gateway see the rules for a host; who starts no TLS there needs no rule of the gateway's own. */
export function showRulesStep({ entry, namespace }: GatewayPlan): ChangeStep {
  return (snapshot) => {
    const rules = snapshot.mesh.rules.filter(
      (rule) => entry.hosts.includes(rule.host) && rule.namespace === entry.namespace && rule.selector === undefined,
    );
    const steps = rules.map((rule) =>
      editResource(rule.resource.key, () => exportOps(rule.exportTo, rule.namespace, namespace)),
    );
    return changeInSteps(snapshot, '', 'command', steps);
  };
}

/**
 * The rules that the pods' sidecars use for the gateway's Service: mutual TLS of the mesh with the host as server name, since auto mTLS
 * does not reach gateway pods. A client's own namespace is looked at before the Service's (pilot/pkg/model/push_context.go,
 * destinationRule), so a rule that is there gets the subset too.
 */
export function toGatewayStep(plan: GatewayPlan, host: string): ChangeStep {
  const { entry, service, namespace } = plan;
  const subset = { name: subsetName(entry, host), host };
  return (snapshot) => {
    const isPrivate =
      entry.exportTo.length > 0 &&
      entry.exportTo.every((each) => each === '.' || each === entry.namespace || each === namespace);
    const home = isPrivate ? entry.namespace : namespace;
    const rules = snapshot.mesh.rules.filter((rule) => rule.host === service && rule.selector === undefined);
    const seen = rules.filter(
      (rule) => rule.namespace === home || isVisibleIn(entry.exportTo, entry.namespace, rule.namespace),
    );
    const first = new Map(seen.map((rule) => [rule.namespace, rule] as const).reverse());
    const edits = [...first.values()].map((rule) => addSubset(rule, subset));
    if (first.has(home)) return changeInSteps(snapshot, '', 'command', edits);
    const written = isPrivate ? entry.resource.namespace : namespace;
    const name = freeName(snapshot, 'DestinationRule', written, `${entry.name}-to-gateway`);
    const text = toGatewayText(name, written, service, subset, isPrivate ? ['.'] : []);
    return changeInSteps(snapshot, '', 'command', [...edits, addAfter(entry.resource.key, () => [text])]);
  };
}

function addSubset(rule: DestinationRule, subset: { readonly name: string; readonly host: string }): ChangeStep {
  if (rule.subsets.some(({ name }) => name === subset.name)) return () => noChange();
  const path: Path = ['spec', 'subsets'];
  const value = subsetValue(subset.name, subset.host);
  return editResource(rule.resource.key, (resource) => [
    { type: 'insert', path, index: listOf(resource, ...path).length, value },
  ]);
}

/** A subset's name is a DNS label (pkg/config/validation, validateSubset). */
function subsetName(entry: ServiceEntry, host: string): string {
  const base = entry.hosts.length === 1 ? entry.name : nameFromHost(host);
  return (
    base
      .replace(/[^a-z0-9-]/g, '-')
      .slice(0, 63)
      .replace(/-+$/, '') || 'egress'
  );
}

/** The rule that starts TLS moves to the gateway's pods and is shown to nobody else, so that sidecars do not start it too. */
export function moveRuleStep({ entry, namespace }: GatewayPlan, host: string): ChangeStep {
  return (snapshot) => {
    const at = entryOf(snapshot, entry.resource.key) ?? entry;
    const port = portOfWay(snapshot, at, 'start');
    const [rule] = port ? rulesInForce(snapshot, at, host, port) : [];
    if (!rule || rule.namespace === namespace) return noChange();
    return moveRule(snapshot, rule, namespace, ['.']);
  };
}

/** Draws the gateway's pods where others are drawn and none has its labels: a Gateway without pods listens nowhere. */
export function drawGatewayStep({ gateway, namespace, service }: GatewayPlan): ChangeStep {
  return (snapshot) => {
    const labels = gateway?.selector ?? { istio: 'egressgateway' };
    const { workloads } = snapshot.mesh;
    const isDrawn = workloads.some((each) =>
      Object.entries(labels).every(([key, value]) => each.labels[key] === value),
    );
    if (workloads.length === 0 || isDrawn || !designOf(snapshot)) return noChange();
    const name = service.split('.')[0] ?? 'istio-egressgateway';
    return editDesign((design) => [
      {
        type: 'insert',
        path: ['spec', 'workloads'],
        index: listAt(design, 'spec', 'workloads').length,
        value: { name, namespace, labels: { ...labels } },
      },
    ])(snapshot);
  };
}
