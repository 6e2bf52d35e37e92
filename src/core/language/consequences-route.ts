import { isRecord } from '../schema';
import type { Mesh, Route, VirtualService } from '../mesh';
import type { Consequence } from './consequences';
import { exportConsequence } from './seen-by';

/** What the routes of a VirtualService lead to. */
export function routeConsequences(mesh: Mesh, virtualService: VirtualService): readonly Consequence[] {
  const spec = virtualService.resource.value['spec'];
  if (!isRecord(spec)) return [];
  const base = [...virtualService.resource.place.path, 'spec'];
  return [
    ...exportConsequence(mesh, virtualService, spec['exportTo']),
    ...virtualService.routes.flatMap((route) => {
      const path = [...base, route.protocol, route.index];
      const http = route.protocol === 'http' ? [...timeLimit(route, path), ...triesOf(route, path)] : [];
      return [...http, ...sharesOf(route, path)];
    }),
  ];
}

type Base = readonly (string | number)[];

/** A route has no time limit of its own (pilot/pkg/networking/core/route/route.go, applyHTTPRouteDestination). */
function timeLimit({ rule, destinations }: Route, path: Base): Consequence[] {
  if (destinations.length === 0 || Object.hasOwn(rule, 'timeout')) return [];
  const says = 'Without timeout Envoy waits for the answer without limit.';
  return [{ path: [...path, 'route'], hint: 'no limit', says }];
}

/** Attempts are the tries behind the first one (core/route/retry/retry.go, ConvertPolicy). */
function triesOf({ rule }: Route, path: Base): Consequence[] {
  const attempts = isRecord(rule['retries']) ? rule['retries']['attempts'] : undefined;
  if (typeof attempts !== 'number' || !Number.isInteger(attempts) || attempts < 0) return [];
  const here = [...path, 'retries', 'attempts'];
  if (attempts === 0) return [{ path: here, hint: 'no retries', says: 'A request is tried once.' }];
  const tries = attempts + 1;
  return [
    {
      path: here,
      hint: `${tries} tries`,
      says: `A request is tried up to ${tries} times: once, and ${attempts} more.`,
    },
  ];
}

/** Weights are shares of their sum; where that is 100, the numbers say it themselves. */
function sharesOf({ rule }: Route, path: Base): Consequence[] {
  const items = Array.isArray(rule['route']) ? rule['route'] : [];
  const weights = items.map((item: unknown) => (isRecord(item) ? item['weight'] : undefined));
  const numbers = weights.map((weight) => (typeof weight === 'number' && weight > 0 ? weight : 0));
  const sum = numbers.reduce((total, weight) => total + weight, 0);
  if (items.length < 2 || sum === 0 || sum === 100) return [];
  return weights.flatMap((weight, index) => {
    if (typeof weight !== 'number') return [];
    const share = `${Math.round((1000 * (numbers[index] ?? 0)) / sum) / 10} %`;
    const says = `The weights add up to ${sum}, so that this destination gets ${share}.`;
    return [{ path: [...path, 'route', index, 'weight'], hint: share, says }];
  });
}
