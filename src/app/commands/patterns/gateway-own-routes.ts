import { isVisibleIn, type ServiceEntry, type VirtualService } from '../../../core/mesh';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { listAt } from '../list-at';
import { inwardRule, outwardRule, type WayText } from './gateway-documents';
import type { GatewayPlan } from './gateway-plan';
import { directPorts, gatewayPort } from './gateway-ports';
import { matchesOf } from './route-ports';

type Match = Readonly<Record<string, unknown>>;

/**
 * The first rule takes what pods call to the gateway; the rules that were there work at the gateway from now on, with the port of its server. Where none
 * of them does, one is added that sends on to the host.
 */
export function ownRouteOps(own: VirtualService, entry: ServiceEntry, way: WayText, plan: GatewayPlan): Op[] {
  const protocol = plan.mode === 'pass' ? 'tls' : 'http';
  const list: Path = ['spec', protocol];
  const rules = own.routes.filter((route) => route.protocol === protocol && goesAlong(route.rule, way));
  const ops = rules.flatMap((route) => {
    const at: Path = [...list, route.index];
    return [...matchOps(route.rule, at, entry, way), ...targetOps(route.rule, at, entry, way)];
  });
  const inward = inwardRule(way, plan.mode);
  const added = rules.length > 0 ? [inward] : [inward, outwardRule(way, plan.mode)];
  return [
    ...ops,
    ...added.map((value, index): Op => ({ type: 'insert', path: list, index, value })),
    ...gatewayListOps(own, way.gateway),
    ...exportOps(own.exportTo, own.namespace, plan.namespace),
  ];
}

/** Whether a rule takes calls that go by the gateway from now on. */
function goesAlong(rule: Match, way: WayText): boolean {
  const matches = matchesOf(rule);
  return matches.length === 0 || matches.some((match) => isOnWay(match, way));
}

/** Whether a match takes what pods call on the port; one for other gateways or another port is left alone. */
function isOnWay({ gateways, port, sniHosts }: Match, way: WayText): boolean {
  const isForPods = !Array.isArray(gateways) || gateways.length === 0 || gateways.includes('mesh');
  const isForHost = !Array.isArray(sniHosts) || sniHosts.includes(way.host);
  return isForPods && isForHost && (port === undefined || port === way.port);
}

/** A match for the pods becomes one for the gateway; it stays for the pods too where they need it for ports that are called directly. */
function matchOps(rule: Match, at: Path, entry: ServiceEntry, way: WayText): Op[] {
  return matchesOf(rule).flatMap((match, index): Op[] => {
    if (!isOnWay(match, way)) return [];
    const path: Path = [...at, 'match', index];
    const names: unknown = match['gateways'];
    const limited = Array.isArray(names) && names.length > 0 && !names.includes(way.gateway);
    const list: Path = [...path, 'gateways'];
    const stays = match['port'] === undefined && directPorts(entry, way.port).length > 0;
    const named: Op[] = !limited
      ? []
      : stays
        ? [{ type: 'insert', path: list, index: names.length, value: way.gateway }]
        : [{ type: 'set', path: [...list, names.indexOf('mesh')], value: way.gateway }];
    const ported: Op[] =
      match['port'] === undefined ? [] : [{ type: 'set', path: [...path, 'port'], value: gatewayPort }];
    return [...ported, ...named];
  });
}

/** At the gateway a destination without a port would get the server's (see semantics of `destination.port`), which several ports make ambiguous. */
function targetOps(rule: Match, at: Path, entry: ServiceEntry, way: WayText): Op[] {
  const targets = rule['route'];
  if (entry.ports.length < 2 || !Array.isArray(targets)) return [];
  return targets.flatMap((target: unknown, index): Op[] =>
    valueAt(target, ['destination', 'host']) === way.host && valueAt(target, ['destination', 'port']) === undefined
      ? [{ type: 'set', path: [...at, 'route', index, 'destination', 'port'], value: { number: way.port } }]
      : [],
  );
}

function gatewayListOps(own: VirtualService, gateway: string): Op[] {
  const written = listAt(own.resource, 'spec', 'gateways');
  const path: Path = ['spec', 'gateways'];
  if (written.length === 0) return [{ type: 'set', path, value: ['mesh', gateway] }];
  return own.gateways.includes(gateway) ? [] : [{ type: 'insert', path, index: written.length, value: gateway }];
}

/** Adds a namespace to an `exportTo` that hides its resource from there. */
export function exportOps(exportTo: readonly string[], owner: string, namespace: string): Op[] {
  if (isVisibleIn(exportTo, owner, namespace)) return [];
  const shown = exportTo.filter((each) => each !== '~');
  return [{ type: 'set', path: ['spec', 'exportTo'], value: [...shown, namespace] }];
}
