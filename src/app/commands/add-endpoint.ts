import { editAt, type ChangeResult } from '../../core/edit-at';
import { isRecord, resolutionConflicts, resolutionModeOf, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Op } from '../../core/yaml';
import { refused } from './change-steps';
import { listAt } from './design-document';
import { recordAt } from './connect-ends';
import type { Offer, Offered } from './connection';

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
    return { detail: `${entry.name} has the endpoint ${endpoint.address} already.`, offers: [] };
  const ports = listAt(entry, 'spec', 'ports').length;
  // No resolution helps (pkg/config/validation/validation.go, ValidateServiceEntry: one service port for unix endpoints).
  if (endpoint.address.startsWith('unix://') && ports > 1)
    return {
      detail: `A socket is for an entry with one port, and istiod refuses it for ${entry.name}, which has ${ports}. Make an entry with one port for it.`,
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
    return 'An endpoint needs an IP address, a host name or unix:///path.';
  const port = /^([^:[\]]+|\[[^\]]+\]):(\d+)$/.exec(address);
  if (port) return `An address has no port. Write ${port[1] ?? ''}, and ${port[2] ?? ''} as its port under ports.`;
  return { ...endpoint, address };
}

function has(entry: Resource, address: string): boolean {
  return listAt(entry, 'spec', 'endpoints').some((each) => isRecord(each) && each['address'] === address);
}

/** What Istio would say to the endpoint beside those that are there; undefined when it takes it. */
function reasonAgainst(snapshot: Snapshot, entry: Resource, endpoint: NewEndpoint): string | undefined {
  const spec = recordAt(entry, 'spec');
  if (isRecord(spec['workloadSelector']))
    return `${entry.name} selects its workloads by labels, and Istio takes either those or endpoints. Remove workloadSelector first.`;
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
    const doing = [
      ...(without.length > 0 ? ['Remove workloadSelector'] : []),
      ...(change.length > 0 ? [`switch to ${resolution}`] : []),
      `add ${endpoint.address}`,
    ];
    return {
      title: sentenceOf(doing),
      change: () => insertEndpoint(snapshot, entry, endpoint, [...without, ...change]),
      done:
        change.length > 0
          ? `${entry.name} resolves by ${resolution} now and has the endpoint ${endpoint.address}.`
          : `${entry.name} has the endpoint ${endpoint.address} now.`,
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
  return editAt(snapshot, { ...entry.place, path: [] }, ops, { label: `Add endpoint ${address}`, origin: 'canvas' });
}

function releaseOf(snapshot: Snapshot): string | undefined {
  return snapshot.settings.istioVersion ?? snapshot.mesh.settings.istioVersion;
}

function sentenceOf(parts: readonly string[]): string {
  const text = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
