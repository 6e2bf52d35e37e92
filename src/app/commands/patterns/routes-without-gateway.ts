import { itemsOf } from '../../../core/lists';
import type { Route, ServiceEntry, VirtualService } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, type ChangeStep } from '../change-steps';
import { gatewayPort } from './gateway-ports';
import { portCalled, type Leg, type WayOut } from './gateway-ways';
import { matchesOf } from './route-ports';
import { editResource, removeIn, removeResource } from './rule-steps';

/**
 * A VirtualService without the gateway: the rule that sends to it goes, those that were for the gateway are for the sidecars, and nothing
 * is left of a VirtualService that then only says what happens anyway.
 */
export function directly(service: VirtualService, entry: ServiceEntry, way: WayOut): ChangeStep {
  const { key } = service.resource;
  const inward = service.routes.filter(
    ({ protocol, index }) =>
      protocol === way.inward.route.protocol && index === way.inward.route.index && service === way.inward.service,
  );
  const kept = service.routes.filter((route) => !inward.includes(route));
  if (kept.every((route) => isPlain(route.rule, entry))) return removeResource(key);
  const port = portCalled(entry, way.inward)?.number;
  return (snapshot) =>
    changeInSteps(snapshot, '', 'command', [
      editResource(key, () =>
        kept
          .filter((route) => worksAt(route, way))
          .flatMap(({ protocol, index, rule }) => sidecarOps(rule, ['spec', protocol, index], way, service, port)),
      ),
      removeIn(key, () => inward.map(({ protocol, index }): Path => ['spec', protocol, index])),
      editResource(key, (resource) => gatewayOps(resource.value, way.gateway)),
    ]);
}

/** What a rule sets beside its match and its destinations. */
export function settingsOf(rule: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(rule).filter((field) => !['match', 'route', 'name'].includes(field));
}

/** Whether a rule says what the sidecar does without it: send to the host itself, all alike. */
function isPlain(rule: Readonly<Record<string, unknown>>, entry: ServiceEntry): boolean {
  if (settingsOf(rule).length > 0) return false;
  const fields = new Set(matchesOf(rule).flatMap((match) => Object.keys(match)));
  for (const plain of ['gateways', 'port', 'sniHosts']) fields.delete(plain);
  const targets = rule['route'];
  const isSingle = Array.isArray(targets) && targets.length === 1;
  const destination: unknown = isSingle ? valueAt(targets[0], ['destination']) : undefined;
  if (!isRecord(destination)) return false;
  const host = destination['host'];
  return (
    fields.size === 0 && typeof host === 'string' && entry.hosts.includes(host) && destination['subset'] === undefined
  );
}

/** Whether a rule takes what comes out of the gateway; one for the pods' other ports stays as it is. */
function worksAt(route: Route, way: WayOut): boolean {
  const matches = matchesOf(route.rule);
  const isNamed = route.matchGateways.length === 0 || route.matchGateways.includes(way.gateway);
  return isNamed && (matches.length === 0 || matches.some((match) => isServed(match, way)));
}

function isServed(match: Readonly<Record<string, unknown>>, { inward }: WayOut): boolean {
  return match['port'] === undefined || match['port'] === serverPort(inward);
}

function serverPort({ to }: Leg): number {
  return to.port ?? gatewayPort;
}

/** The matches of a rule as the sidecars meet the call: without the gateway's name, on the port that the apps call. */
function sidecarOps(
  rule: Readonly<Record<string, unknown>>,
  at: Path,
  way: WayOut,
  service: VirtualService,
  port: number | undefined,
): Op[] {
  const matches = matchesOf(rule).flatMap((match, index): Op[] => {
    const path: Path = [...at, 'match', index];
    const moves = match['port'] !== undefined && match['port'] !== port && isServed(match, way);
    const moved: Op[] = moves && port !== undefined ? [{ type: 'set', path: [...path, 'port'], value: port }] : [];
    return [...moved, ...withoutName(match, path, way, service)];
  });
  const targets = rule['route'];
  const sends = itemsOf(targets);
  return [
    ...matches,
    ...sends.flatMap((target: unknown, index): Op[] =>
      valueAt(target, ['destination', 'host']) === way.host && port !== undefined && isOtherPort(target, port)
        ? [{ type: 'set', path: [...at, 'route', index, 'destination', 'port', 'number'], value: port }]
        : [],
    ),
  ];
}

/** A match that names the pods too stays with them alone; one for the gateway alone is for the pods then, as is one that names nobody. */
function withoutName(
  match: Readonly<Record<string, unknown>>,
  path: Path,
  { gateway }: WayOut,
  service: VirtualService,
): Op[] {
  const names: unknown = match['gateways'];
  if (!Array.isArray(names)) return [];
  const only = Object.keys(match).length === 1;
  if (!names.includes('mesh'))
    return [
      only
        ? { type: 'set', path: [...path, 'gateways'], value: ['mesh'] }
        : { type: 'delete', path: [...path, 'gateways'] },
    ];
  const index = names.findIndex((name) => name === gateway || `${service.namespace}/${String(name)}` === gateway);
  return index < 0 ? [] : [{ type: 'delete', path: [...path, 'gateways', index] }];
}

function isOtherPort(target: unknown, port: number): boolean {
  const number = valueAt(target, ['destination', 'port', 'number']);
  return number !== undefined && number !== port;
}

/** `gateways` without the gateway; `mesh` alone is what applies without the list. */
function gatewayOps(value: unknown, gateway: string): Op[] {
  const written: unknown = valueAt(value, ['spec', 'gateways']);
  if (!Array.isArray(written)) return [];
  const namespace: unknown = valueAt(value, ['metadata', 'namespace']);
  const isIt = (name: unknown): boolean => name === gateway || `${String(namespace)}/${String(name)}` === gateway;
  const rest = written.filter((name: unknown) => !isIt(name));
  if (rest.every((name) => name === 'mesh')) return [{ type: 'delete', path: ['spec', 'gateways'] }];
  return written
    .flatMap((name: unknown, index): Op[] =>
      isIt(name) ? [{ type: 'delete', path: ['spec', 'gateways', index] }] : [],
    )
    .reverse();
}
