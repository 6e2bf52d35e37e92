import type { Mesh } from './build';
import { isOddServerName } from './proxy/listeners/listener-rejected';
import { listIn, textsIn } from './read';
import type { VirtualService } from './virtual-service';

/**
 * Whether Envoy may refuse a listener because of a server name, so that calls to all hosts on its port become of something else: a pattern that it does not
 * know, or a name that is written in capitals somewhere, since two chains for one name but for its capitals are two for the same.
 */
export function isRefusable(mesh: Mesh, name: string): boolean {
  return isOddServerName(name) || capitalsOf(mesh).has(name.toLowerCase());
}

/** The server names that the TLS rules of a VirtualService are for; `*` for a rule that takes all, and for names that Envoy may refuse. */
export function serverNamesOf(mesh: Mesh, virtualService: VirtualService): readonly string[] {
  return writtenNames(virtualService).map((name) => (isRefusable(mesh, name) ? '*' : name));
}

function writtenNames({ routes }: VirtualService): readonly string[] {
  return routes.flatMap(({ rule, protocol }) =>
    protocol === 'tls' ? listIn(rule, 'match').flatMap((match) => orAll(textsIn(match, 'sniHosts'))) : [],
  );
}

function orAll(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['*'] : names;
}

const capitals = new WeakMap<Mesh, ReadonlySet<string>>();

/** The names that are written in capitals, in lower case. */
function capitalsOf(mesh: Mesh): ReadonlySet<string> {
  let found = capitals.get(mesh);
  if (found === undefined) {
    const names = [...mesh.registry.services.map(({ host }) => host), ...mesh.virtualServices.flatMap(writtenNames)];
    found = new Set(names.filter((name) => name !== name.toLowerCase()).map((name) => name.toLowerCase()));
    capitals.set(mesh, found);
  }
  return found;
}
