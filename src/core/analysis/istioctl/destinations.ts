import { hasKey, integerIn, listIn, recordIn, textIn, textsIn } from '../../mesh';
import { isRecord } from '../../schema';
import type { Path } from '../../text';
import type { RuleInput } from '../run';
import { findHost, hostMapOf, type Asker, type KnownHost } from './host-map';
import { perResource } from './per-resource';
import { completeOf, type Seen } from './scope';

/** Where a VirtualService sends or copies calls. */
export interface Destination {
  readonly service: Seen;
  /** Of the destination mapping, from the resource's root. */
  readonly path: Path;
  readonly isMirror: boolean;
  /** As written; empty when it is missing. */
  readonly host: string;
  readonly subset: string | undefined;
  /** The number of `port`, 0 where it has none; undefined without `port`. */
  readonly port: number | undefined;
}

const found = new WeakMap<RuleInput, readonly Destination[]>();

/** The destinations of all VirtualServices: routes of tcp, tls and http, then mirrors, as the analyzers go through them. */
export function destinationsOf(input: RuleInput): readonly Destination[] {
  let destinations = found.get(input);
  if (destinations === undefined) {
    destinations = completeOf(input, 'VirtualService').flatMap(destinationsIn);
    found.set(input, destinations);
  }
  return destinations;
}

/** A destination with the service that its host stands for; undefined when none is known. */
export interface ResolvedDestination {
  readonly destination: Destination;
  readonly known: KnownHost | undefined;
}

const resolved = new WeakMap<RuleInput, readonly ResolvedDestination[]>();

/** All destinations with their services; three rules ask for them. */
export function resolvedDestinations(input: RuleInput): readonly ResolvedDestination[] {
  let list = resolved.get(input);
  if (list === undefined) {
    const map = hostMapOf(input);
    list = destinationsOf(input).map((destination) => ({
      destination,
      known: findHost(map, askerOf(destination.service), destination.host),
    }));
    resolved.set(input, list);
  }
  return list;
}

const destinationsIn = perResource((service): readonly Destination[] => [
  ...['tcp', 'tls', 'http'].flatMap((list) => routedBy(service, list)),
  ...mirroredBy(service),
]);

/** For whom the hosts of a resource are looked up. */
export const askerOf = perResource(({ namespace, spec }): Asker => ({
  namespace,
  exportTo: textsIn(spec, 'exportTo'),
}));

/** What becomes of calls where there is no cluster: Envoy answers HTTP itself, and closes all other connections. */
export function lossAt({ path, isMirror }: Destination): string {
  if (isMirror) return 'the copies are lost';
  return path[1] === 'http' ? 'calls get 503' : 'connections are closed';
}

function routedBy(service: Seen, list: string): readonly Destination[] {
  return listIn(service.spec, list).flatMap((rule, index) =>
    listIn(rule, 'route').flatMap((item, at) => {
      if (!isRecord(item)) return [];
      const path = ['spec', list, index, 'route', at, 'destination'];
      return [readDestination(service, recordIn(item, 'destination'), path, false)];
    }),
  );
}

function mirroredBy(service: Seen): readonly Destination[] {
  return listIn(service.spec, 'http').flatMap((rule, index) => {
    const path = ['spec', 'http', index];
    const one = hasKey(rule, 'mirror')
      ? [readDestination(service, recordIn(rule, 'mirror'), [...path, 'mirror'], true)]
      : [];
    const more = listIn(rule, 'mirrors').map((item, at) =>
      readDestination(service, recordIn(item, 'destination'), [...path, 'mirrors', at, 'destination'], true),
    );
    return [...one, ...more];
  });
}

function readDestination(service: Seen, value: unknown, path: Path, isMirror: boolean): Destination {
  return {
    ...{ service, path, isMirror },
    host: textIn(value, 'host') ?? '',
    subset: textIn(value, 'subset'),
    port: hasKey(value, 'port') ? (integerIn(recordIn(value, 'port'), 'number') ?? 0) : undefined,
  };
}
