import {
  isVisibleIn,
  namespacesSeeingAll,
  type DestinationRule,
  type Mesh,
  type ServiceEntry,
  type VirtualService,
} from '../mesh';
import { sendsAtEgress } from './egress-gateways';

/** The rules that govern one entry, in the order in which they are docked to it. */
export interface GoverningRules {
  readonly rules: readonly GoverningRule[];
  readonly virtualServices: readonly VirtualService[];
}

interface GoverningRule {
  readonly rule: DestinationRule;
  /** The rule whose policy counts instead wherever this one would be asked; undefined when it has a say. */
  readonly lostTo: DestinationRule | undefined;
}

/** The DestinationRules that can decide calls to a host of an entry, and the VirtualServices that route from or to one. */
export function governingRules(mesh: Mesh, entry: ServiceEntry): GoverningRules {
  return { rules: rulesOf(mesh, entry), virtualServices: virtualServicesOf(mesh, entry) };
}

function rulesOf(mesh: Mesh, entry: ServiceEntry): readonly GoverningRule[] {
  const found = new Map<DestinationRule, string>();
  for (const host of entry.hosts) {
    for (const rule of mesh.ruleIndex.covering(host)) {
      if (!found.has(rule) && canDecide(mesh, rule, entry)) found.set(rule, host);
    }
  }
  if (found.size < 2) return [...found.keys()].map((rule) => ({ rule, lostTo: undefined }));
  return [...found].map(([rule, host]) => ({ rule, lostTo: winnerOver(mesh, rule, host, entry) }));
}

/** The rule that decides where `rule` stands, when that is another one: for clients of its own namespace, and for those of others. */
function winnerOver(mesh: Mesh, rule: DestinationRule, host: string, entry: ServiceEntry): DestinationRule | undefined {
  const namespaces = new Set([rule.namespace, entry.namespace, anywhere]);
  const chosen = [...namespaces].map((namespace) => mesh.ruleIndex.find(namespace, host, entry.namespace));
  const asked = chosen.flat().filter((merged) => merged.rules.includes(rule));
  if (
    rule.selector ||
    asked.some((merged) => merged.policyRule === rule || (merged.policyRule === undefined && merged.rules[0] === rule))
  )
    return undefined;
  const winner = asked[0] ?? chosen.flat()[0];
  return winner?.policyRule ?? winner?.rules[0];
}

/** A namespace that has nothing of its own, as clients of most namespaces are; no real one can be called so. */
const anywhere = '*';

/**
 * A rule is read for clients in its own namespace, from the entry's namespace and from the root namespace; anywhere else nobody ever looks at it
 * (pilot/pkg/model/push_context.go, destinationRule).
 */
function canDecide(mesh: Mesh, rule: DestinationRule, entry: ServiceEntry): boolean {
  if (rule.namespace === entry.namespace || rule.namespace === mesh.settings.rootNamespace) return true;
  return isVisibleIn(entry.exportTo, entry.namespace, rule.namespace);
}

function virtualServicesOf(mesh: Mesh, entry: ServiceEntry): readonly VirtualService[] {
  const found: VirtualService[] = [];
  const add = (each: VirtualService): void => {
    if (!found.includes(each) && sharesClients(each, entry) && hasSay(mesh, each, entry)) found.push(each);
  };
  for (const host of entry.hosts) {
    mesh.routeIndex.routing(host).forEach(add);
    mesh.routeIndex.sendingTo(host).forEach(add);
  }
  return found;
}

/** Whether a VirtualService is for sidecars, or sends to the entry at a gateway on the way out. At an ingress gateway nothing leaves the mesh. */
function hasSay(mesh: Mesh, each: VirtualService, entry: ServiceEntry): boolean {
  return each.gateways.includes('mesh') || sendsAtEgress(mesh, each, entry.hosts);
}

/** Whether some namespace sees both. */
function sharesClients(each: VirtualService, entry: ServiceEntry): boolean {
  return namespacesSeeingAll([each, entry]).length > 0;
}
