import { expandHost } from '../host';
import { hasKey, integerIn, listIn, recordIn, textIn } from '../read';
import type { Path } from '../../text';
import { percentIn } from './faults';
import { originOf, type HttpRule } from './http-rules';
import type { RouteOrigin, WeightedDestination } from './listener';
import type { RoutePolicy } from './route';

/** The port that a destination without one means: the only one of its service, or that of the listener. */
export type PortOf = (host: string) => number;

/** A destination of a rule with the item that it was written in, whose headers count for it alone. */
export interface RuleDestination extends WeightedDestination {
  readonly item: unknown;
}

/**
 * Where a rule sends requests. A single destination gets all of them, whatever its weight; of several those without weight get none
 * (pilot/pkg/networking/core/route/route.go, applyHTTPRouteDestination).
 */
export function destinationsOf(rule: HttpRule, portOf: PortOf): readonly RuleDestination[] {
  const origin = rule.delegate ?? rule.root;
  const items = listIn(origin.rule, 'route');
  return items.flatMap((item, index) => {
    const weight = items.length === 1 ? 100 : (integerIn(item, 'weight') ?? 0);
    const path = [...origin.path, 'route', index, 'destination'];
    const destination = readDestination(origin, recordIn(item, 'destination'), path, portOf);
    return destination === undefined || weight <= 0 ? [] : [{ ...destination, weight, item }];
  });
}

/** Where a rule sends copies, with the share of requests that are copied: all of them where none is written (route.go, MirrorPercent). */
export function mirrorsOf(rule: HttpRule, portOf: PortOf): RoutePolicy['mirrors'] {
  const { fields } = rule;
  const first = hasKey(fields, 'mirror')
    ? [mirrorAt(originOf(rule, 'mirror'), ['mirror'], recordIn(fields, 'mirror'), mirrorPercent(fields), portOf)]
    : [];
  const more = listIn(fields, 'mirrors').map((item, index) => {
    const path = ['mirrors', index, 'destination'];
    const percent = percentIn(item, 'percentage') ?? 100;
    return mirrorAt(originOf(rule, 'mirrors'), path, recordIn(item, 'destination'), percent, portOf);
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
  portOf: PortOf,
): RoutePolicy['mirrors'] {
  const destination = readDestination(origin, written, [...origin.path, ...path], portOf);
  return destination === undefined || percent <= 0 ? [] : [{ destination: { ...destination, weight: 100 }, percent }];
}

/** Short names are those of the resource that they stand in (pilot/pkg/model/virtualservice.go, resolveVirtualServiceShortnames). */
function readDestination(
  { virtualService }: RouteOrigin,
  written: Readonly<Record<string, unknown>>,
  path: Path,
  portOf: PortOf,
): Omit<WeightedDestination, 'weight'> | undefined {
  const name = textIn(written, 'host');
  if (name === undefined) return undefined;
  const host = expandHost(name, virtualService.namespace);
  const port = integerIn(recordIn(written, 'port'), 'number') ?? portOf(host);
  return { host, port, subset: textIn(written, 'subset'), path };
}
