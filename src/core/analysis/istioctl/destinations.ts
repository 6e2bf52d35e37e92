import { hasKey, integerIn, listIn, recordIn, textIn, textsIn } from '../../mesh';
import { isRecord } from '../../schema';
import type { Path } from '../../text';
import { eachOf, flatOf, type Question } from '../question';
import { findHost, hostMapOf, type Asker, type KnownHost } from './host-map';
import { perResource } from './per-resource';
import { completeOf, forComplete, type Seen } from './scope';

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

const routersOf: Question<readonly Seen[]> = (input) => completeOf(input, 'VirtualService');

/** The destinations of all VirtualServices: routes of tcp, tls and http, then mirrors, as the analyzers go through them. */
export const destinationsOf = forComplete('VirtualService', (service) => destinationsIn(service));

/** A destination with the service that its host stands for; undefined when none is known. */
interface ResolvedDestination {
  readonly destination: Destination;
  readonly known: KnownHost | undefined;
}

const resolvedByRouter = eachOf(routersOf, hostMapOf, (service, map): readonly ResolvedDestination[] => {
  const find = ({ host }: Destination): KnownHost | undefined => findHost(map, askerOf(service), host);
  const before = lastResolved.get(service);
  if (before?.every(({ destination, known }) => find(destination) === known)) return before;
  const resolved = destinationsIn(service).map((destination) => ({ destination, known: find(destination) }));
  lastResolved.set(service, resolved);
  return resolved;
});

/** Most hosts go on standing for the same service while others are edited. */
const lastResolved = new WeakMap<Seen, readonly ResolvedDestination[]>();

/** What there is to say of the destinations whose services are known. */
export function forKnown<R>(
  check: (destination: Destination, known: KnownHost) => readonly R[],
): Question<readonly R[]> {
  return flatOf(resolvedByRouter, (list) =>
    list.flatMap(({ destination, known }) => (known ? check(destination, known) : [])),
  );
}

/** The destinations whose services are not known. */
export const unresolvedDestinations = flatOf(resolvedByRouter, (list) =>
  list.flatMap(({ destination, known }) => (known ? [] : [destination])),
);

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
  return path[1] === 'http' ? 'calls on this route get 503' : 'connections on this route are closed';
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
    service,
    path,
    isMirror,
    host: textIn(value, 'host') ?? '',
    subset: textIn(value, 'subset'),
    port: hasKey(value, 'port') ? (integerIn(recordIn(value, 'port'), 'number') ?? 0) : undefined,
  };
}
