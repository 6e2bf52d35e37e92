import { expandHost, isClusterLocal } from '../../host';
import { hasKey, integerIn, listIn, recordIn, textIn } from '../../read';
import type { Path } from '../../../text';
import { percentIn } from './faults';
import { originOf, type HttpRule } from './http-rules';
import type { RouteOrigin, WeightedDestination } from '../listeners/listener';
import type { RoutePolicy } from './route';
import type { Scope } from '../scope/scope';

/** How a proxy looks up the service of a destination. */
export interface DestinationLookup {
  /** The port that a destination without one means: the only one of its service, or that of the listener. */
  portOf(host: string): number;
  /** The host that a name stands for: that of a Service of the type ExternalName for another one, any other for itself. */
  hostOf(name: string): string;
}

/** The lookup of a scope, in which a sole port is looked for or, as on a sidecar, not. */
export function lookupIn(scope: Scope, port: number, asksForSolePort: boolean): DestinationLookup {
  return {
    portOf(host) {
      const ports = asksForSolePort ? (scope.service(host)?.ports ?? []) : [];
      const [only] = ports;
      return ports.length === 1 && only ? only.number : port;
    },
    hostOf(name) {
      if (!isClusterLocal(name) || scope.service(name)) return name;
      return scope.services.find((each) => each.aliases.includes(name))?.host ?? name;
    },
  };
}

/** A destination of a rule with the item that it was written in, whose headers count for it alone. */
export interface RuleDestination extends WeightedDestination {
  readonly item: unknown;
}

/**
 * Where a rule sends requests. A single destination gets all of them, whatever its weight; of several those without weight get none
 * (pilot/pkg/networking/core/route/route.go, applyHTTPRouteDestination).
 */
export function destinationsOf(rule: HttpRule, lookup: DestinationLookup): readonly RuleDestination[] {
  const origin = rule.delegate ?? rule.root;
  const items = listIn(origin.rule, 'route');
  return items.flatMap((item, index) => {
    const weight = items.length === 1 ? 100 : (integerIn(item, 'weight') ?? 0);
    const path = [...origin.path, 'route', index, 'destination'];
    const destination = readDestination(origin, recordIn(item, 'destination'), path, lookup);
    return destination === undefined || weight <= 0 ? [] : [{ ...destination, weight, item }];
  });
}

/** Where a rule sends copies, with the share of requests that are copied: all of them where none is written (route.go, MirrorPercent). */
export function mirrorsOf(rule: HttpRule, lookup: DestinationLookup): RoutePolicy['mirrors'] {
  const { fields } = rule;
  const first = hasKey(fields, 'mirror')
    ? [mirrorAt(originOf(rule, 'mirror'), ['mirror'], recordIn(fields, 'mirror'), mirrorPercent(fields), lookup)]
    : [];
  const more = listIn(fields, 'mirrors').map((item, index) => {
    const path = ['mirrors', index, 'destination'];
    const percent = percentIn(item, 'percentage') ?? 100;
    return mirrorAt(originOf(rule, 'mirrors'), path, recordIn(item, 'destination'), percent, lookup);
  });
  return [...first, ...more].flat();
}

function mirrorPercent(fields: Readonly<Record<string, unknown>>): number {
  return (
    percentIn(fields, 'mirrorPercentage') ??
    integerIn(fields, 'mirrorPercent') ??
    integerIn(fields, 'mirror_percent') ??
    100
  );
}

function mirrorAt(
  origin: RouteOrigin,
  path: Path,
  written: Readonly<Record<string, unknown>>,
  percent: number,
  lookup: DestinationLookup,
): RoutePolicy['mirrors'] {
  const destination = readDestination(origin, written, [...origin.path, ...path], lookup);
  return destination === undefined || percent <= 0 ? [] : [{ destination: { ...destination, weight: 100 }, percent }];
}

/** Short names are those of the resource that they stand in (pilot/pkg/model/virtualservice.go, resolveVirtualServiceShortnames). */
function readDestination(
  { virtualService }: RouteOrigin,
  written: Readonly<Record<string, unknown>>,
  path: Path,
  lookup: DestinationLookup,
): Omit<WeightedDestination, 'weight'> | undefined {
  const name = textIn(written, 'host');
  if (name === undefined) return undefined;
  const host = lookup.hostOf(expandHost(name, virtualService.namespace));
  const port = integerIn(recordIn(written, 'port'), 'number') ?? lookup.portOf(host);
  return { host, port, subset: textIn(written, 'subset'), path };
}
