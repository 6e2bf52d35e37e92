import { compareText } from '../../base';
import type { OtherResource } from '../../build';
import { kubernetesService, type KubernetesService } from './kubernetes-service';
import type { MeshService } from './service';

type Alias = Extract<KubernetesService, { type: 'alias' }>;

/** The aliases of each host that is one's end, sorted. */
type AliasesByHost = ReadonlyMap<string, readonly string[]>;

interface Read {
  readonly services: readonly MeshService[];
  readonly aliases: AliasesByHost;
}

const known = new WeakMap<readonly OtherResource[], Read>();

/** The Services among the other kinds of a mesh. */
export function kubernetesServices(others: readonly OtherResource[]): readonly MeshService[] {
  return readOthers(others).services;
}

/** A service with the names that stand for it; the same object as long as neither changes. */
export function withAliases(service: MeshService, others: readonly OtherResource[]): MeshService {
  const aliases = readOthers(others).aliases.get(service.host);
  if (aliases === undefined) return service;
  const last = named.get(service);
  if (last && sameTexts(last.aliases, aliases)) return last;
  const made = { ...service, aliases };
  named.set(service, made);
  return made;
}

const named = new WeakMap<MeshService, MeshService>();

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

function readOthers(others: readonly OtherResource[]): Read {
  let read = known.get(others);
  if (read === undefined) {
    const all = others.flatMap((each) => kubernetesService(each) ?? []);
    const services = all.flatMap((each) => (each.type === 'service' ? [each.service] : []));
    read = { services, aliases: aliasesIn(all.flatMap((each) => (each.type === 'alias' ? [each] : []))) };
    known.set(others, read);
  }
  return read;
}

/** Names by the host that they stand for in the end; those in a ring stand for nothing (pilot/pkg/model/push_context.go, resolveServiceAliases). */
function aliasesIn(aliases: readonly Alias[]): AliasesByHost {
  const next = new Map(aliases.map((alias) => [alias.host, alias.of]));
  const found = new Map<string, string[]>();
  const sorted = [...aliases].sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.host, b.host));
  for (const { host } of sorted) {
    const end = endOf(host, next);
    if (end !== undefined) found.set(end, [...(found.get(end) ?? []), host]);
  }
  return found;
}

function endOf(host: string, next: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set([host]);
  let at = host;
  for (let to = next.get(at); to !== undefined; to = next.get(at)) {
    if (seen.has(to)) return undefined;
    seen.add(to);
    at = to;
  }
  return at;
}
