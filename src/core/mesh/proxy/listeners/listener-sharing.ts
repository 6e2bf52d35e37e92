import type { Listener } from './listener';
import { idOf, signatureOf } from './listener-signature';
import type { ListeningPort, Scope } from '../scope/scope';

type Table = ReadonlyMap<string, Listener>;

const tables = new WeakMap<object, Map<string, Table>>();

/**
 * The listeners of a port, made once for all callers for whom they are equal. They are kept as long as the services of the mesh with that port stay: hundreds of
 * callers ask for those of a thousand services after each keystroke.
 */
export function sharedTable(scope: Scope, port: number, make: () => Table): Table {
  const services = scope.mesh.registry.withPort(port);
  let known = tables.get(services);
  if (known === undefined) tables.set(services, (known = new Map()));
  const key = `${listText(scope.listening(port))}#${signatureOf(scope, port)}`;
  let table = known.get(key);
  if (table === undefined) {
    // Each change of a rule makes another text; those of changes before are of no use.
    if (known.size >= most) known.clear();
    known.set(key, (table = make()));
  }
  return table;
}

const most = 500;

const texts = new WeakMap<readonly ListeningPort[], string>();

function listText(ports: readonly ListeningPort[]): string {
  let text = texts.get(ports);
  if (text === undefined) texts.set(ports, (text = ports.map(({ port }) => idOf(port)).join(' ')));
  return text;
}
