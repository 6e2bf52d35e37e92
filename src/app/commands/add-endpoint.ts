import { editAt, type ChangeResult } from '../../core/edit-at';
import { isRecord, resolutionConflicts, resolutionModeOf, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Op } from '../../core/yaml';
import { refused } from './change-steps';
import { recordAt } from './connect-ends';
import type { Offer, Offered } from './connection';
import { listAt } from './list-at';
import { newEndpointWords } from './words/add';

/** An endpoint to be written: an item of a ServiceEntry's `endpoints`. */
export interface NewEndpoint {
  /** IP address, host name or unix:///path. */
  readonly address: string;
  /** The port dialled there for each of the entry's ports, by port name. */
  readonly ports?: Readonly<Record<string, number>>;
  /** region/zone/subzone. */
  readonly locality?: string;
}

/**
 * The change that adds an endpoint to a ServiceEntry. Where the entry's resolution does not take it the change is refused with the reason, and with
 * offers that change the resolution too.
 */
export function addEndpoint(snapshot: Snapshot, entry: Resource, wanted: NewEndpoint | string): Offered {
  const endpoint = readEndpoint(wanted);
  if (typeof endpoint === 'string') return refused(endpoint);
  const against = objectionTo(snapshot, entry, endpoint);
  return against
    ? { ...refused(against.detail), offers: against.offers }
    : insertEndpoint(snapshot, entry, endpoint, []);
}

/** Why an entry does not take an endpoint as it is, with changes that would let it; undefined when it does. */
export function endpointObjection(snapshot: Snapshot, entry: Resource, wanted: NewEndpoint): Objection | undefined {
  const endpoint = readEndpoint(wanted);
  return typeof endpoint === 'string' ? { detail: endpoint, offers: [] } : objectionTo(snapshot, entry, endpoint);
}

/** Why something is not written as it is, and what could be written instead. */
interface Objection {
  readonly detail: string;
  readonly offers: readonly Offer[];
}

function objectionTo(snapshot: Snapshot, entry: Resource, endpoint: NewEndpoint): Objection | undefined {
  if (has(entry, endpoint.address))
    return { detail: newEndpointWords.hasEndpoint(entry.name, endpoint.address), offers: [] };
  const ports = listAt(entry, 'spec', 'ports').length;
  // No resolution helps (pkg/config/validation/validation.go, ValidateServiceEntry: one service port for unix endpoints).
  if (endpoint.address.startsWith('unix://') && ports > 1)
    return {
      detail: newEndpointWords.socket(entry.name, ports),
      offers: [],
    };
  const detail = reasonAgainst(snapshot, entry, endpoint);
  return detail === undefined ? undefined : { detail, offers: waysToAdd(snapshot, entry, endpoint) };
}

/** The endpoint as it is written, without brackets around an IPv6 address; else why it is none. */
function readEndpoint(wanted: NewEndpoint | string): NewEndpoint | string {
  const endpoint = typeof wanted === 'string' ? { address: wanted } : wanted;
  const address = endpoint.address.trim().replace(/^\[([\da-f:.]+)\]$/i, '$1');
  if (address === '' || /\s/.test(address) || /^[a-z]+:\/\//i.test(address.replace(/^unix:/, '')))
    return newEndpointWords.needsAddress;
  const port = /^([^:[\]]+|\[[^\]]+\]):(\d+)$/.exec(address);
  if (port) return newEndpointWords.addressHasPort(port[1] ?? '', port[2] ?? '');
  return { ...endpoint, address };
}

function has(entry: Resource, address: string): boolean {
  return listAt(entry, 'spec', 'endpoints').some((each) => isRecord(each) && each['address'] === address);
}

/** What Istio would say to the endpoint beside those that are there; undefined when it takes it. */
function reasonAgainst(snapshot: Snapshot, entry: Resource, endpoint: NewEndpoint): string | undefined {
  const spec = recordAt(entry, 'spec');
  if (isRecord(spec['workloadSelector'])) return newEndpointWords.selectsByLabels(entry.name);
  const endpoints = [...listAt(entry, 'spec', 'endpoints'), endpoint];
  const isNew = (path: readonly (string | number)[]): boolean =>
    path[0] === 'endpoints' && (path.length === 1 || path[1] === endpoints.length - 1);
  return resolutionConflicts({ ...spec, endpoints }, releaseOf(snapshot)).find(
    ({ path, by }) => by !== 'nobody' && isNew(path),
  )?.says;
}

/** Resolutions that take the endpoint, beside everything that the entry says already. */
function waysToAdd(snapshot: Snapshot, entry: Resource, endpoint: NewEndpoint): readonly Offer[] {
  const { workloadSelector, ...spec } = recordAt(entry, 'spec');
  const without: Op[] = workloadSelector === undefined ? [] : [{ type: 'delete', path: ['spec', 'workloadSelector'] }];
  const endpoints = [...listAt(entry, 'spec', 'endpoints'), endpoint];
  const mode = resolutionModeOf(spec);
  const takes = (resolution: string): boolean =>
    !resolutionConflicts({ ...spec, resolution, endpoints }, releaseOf(snapshot)).some(({ by }) => by !== 'nobody');
  const modes = [...new Set([mode, 'STATIC', 'DNS'])].filter(takes);
  // STATIC before DNS: what has an address needs no lookup.
  return modes.slice(0, 1).map((resolution) => {
    const change: Op[] = resolution === mode ? [] : [{ type: 'set', path: ['spec', 'resolution'], value: resolution }];
    return {
      title: newEndpointWords.take(without.length > 0, change.length > 0 ? resolution : undefined, endpoint.address),
      change: () => insertEndpoint(snapshot, entry, endpoint, [...without, ...change]),
      done:
        change.length > 0
          ? newEndpointWords.resolvesNow(entry.name, resolution, endpoint.address)
          : newEndpointWords.hasNow(entry.name, endpoint.address),
      select: entry.key,
    };
  });
}

function insertEndpoint(
  snapshot: Snapshot,
  entry: Resource,
  endpoint: NewEndpoint,
  first: readonly Op[],
): ChangeResult {
  const { address, ports = {}, locality } = endpoint;
  const value = {
    address,
    ...(Object.keys(ports).length > 0 ? { ports } : {}),
    ...(locality === undefined ? {} : { locality }),
  };
  const index = listAt(entry, 'spec', 'endpoints').length;
  const insert: Op = { type: 'insert', path: ['spec', 'endpoints'], index, value };
  const ops = [...first, insert].map((op) => ({ ...op, path: [...entry.place.path, ...op.path] }));
  return editAt(snapshot, { ...entry.place, path: [] }, ops, {
    label: newEndpointWords.add(address),
    origin: 'canvas',
  });
}

function releaseOf(snapshot: Snapshot): string | undefined {
  return snapshot.settings.istioVersion ?? snapshot.mesh.settings.istioVersion;
}
