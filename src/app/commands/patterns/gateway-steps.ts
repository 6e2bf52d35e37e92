import { isVisibleIn, type Gateway, type ServiceEntry } from '../../../core/mesh';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, noChange, type ChangeStep } from '../change-steps';
import { designOf, editDesign } from '../design-document';
import { listAt } from '../list-at';
import { freeName } from '../resource-names';
import { entryOf } from './aim';
import { gatewayText, serverOf, virtualServiceText, type WayText } from './gateway-documents';
import { exportOps, ownRouteOps } from './gateway-own-routes';
import type { GatewayPlan } from './gateway-plan';
import { gatewayPort, portOfWay, type GatewayMode } from './gateway-ports';
import { routesFor } from './route-ports';
import { addAfter, editResource } from './rule-steps';

/** A new Gateway for the hosts, or the hosts in the server of one that is there. */
export function gatewayStep(plan: GatewayPlan, name: string): ChangeStep {
  const { entry, gateway, mode } = plan;
  if (!gateway) return addAfter(entry.resource.key, () => [gatewayText(name, plan)]);
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
  const names = listAt(gateway.resource, ...servers).map((each) => valueAt(each, ['port', 'name']));
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
    const way: WayText = {
      host,
      port: port.number,
      gateway,
      service: plan.service,
      subset: plan.subsets.get(host),
    };
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

/** Draws the gateway's pods where others are drawn and none has its labels: a Gateway without pods listens nowhere. */
export function drawGatewayStep({ labels, namespace, service }: GatewayPlan): ChangeStep {
  return (snapshot) => {
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
