import { hostCovers, parseCall } from '../../core/mesh';
import type { ServiceEntryNode } from '../../core/topology';
import { urlOfEntry } from './add-call';

/**
 * The URL of a call after its end was moved to an entry: a name that the entry has already is kept, and so is the port where the entry has it
 * and none was pointed at; the scheme is the port's. The path stays where the scheme has one. `pattern` is set where a name under it is to be chosen.
 */
export function retargetedUrl(
  before: string,
  entry: ServiceEntryNode,
  port: number | undefined,
): { readonly url: string; readonly pattern: string | undefined } {
  const dialled = parseCall(before);
  const kept = entry.ports.find((each) => each.number === dialled?.port)?.number;
  const { url } = urlOfEntry(entry, port ?? kept);
  const [pattern = ''] = entry.hosts;
  const known = dialled && entry.hosts.some((host) => hostCovers(host.toLowerCase(), dialled.host));
  const host = known ? dialled.host : pattern;
  const named = url.replace(/:\/\/(?:\[[^\]]*\]|[^/:]+)/, `://${host.includes(':') ? `[${host}]` : host}`);
  const path = /^(http|https|grpc):/.test(named) ? pathOf(before) : '';
  return { url: named + path, pattern: host.includes('*') ? host : undefined };
}

/** Path and query as written, with nothing where only the root is meant. */
function pathOf(url: string): string {
  const rest = /^[a-z]+:\/\/[^/?#]+([/?#].*)?$/i.exec(url.trim())?.[1] ?? '';
  return rest === '/' ? '' : rest;
}
