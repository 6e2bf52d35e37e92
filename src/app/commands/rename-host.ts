import { editAt, type ChangeResult } from '../../core/edit-at';
import { expandHost, parseCall } from '../../core/mesh';
import { defaultNamespace, isRecord, type Place, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, samePath, type Path } from '../../core/text';
import { valueAt, type Op } from '../../core/yaml';
import { hostRefusal } from './add-service-entry';
import { changeInSteps, refused, type ChangeStep } from './change-steps';
import { renameWords } from './words/rename';

/** One place that names a host. */
interface HostPlace {
  readonly id: string;
  /** Where it stands: "ServiceEntry shop/api · spec.hosts[0]". */
  readonly label: string;
  readonly place: Place;
  /** The whole text there, and what it becomes when the host is called `to`. */
  readonly text: string;
  readonly renamed: (to: string) => string;
  /** The key at the place is what names it, not its value: a pin. */
  readonly isKey: boolean;
  /** False where the text may mean something else than the host, for example a comment in words. */
  readonly ticked: boolean;
}

/**
 * Every place that names a host: hosts of entries, rules and routes, server names, lines of Sidecars, URLs of calls, endpoints that are
 * the host itself, pins, and notes that mention it. Wildcards that cover it are other hosts.
 */
export function placesOfHost(snapshot: Snapshot, host: string): readonly HostPlace[] {
  const wanted = host.toLowerCase();
  return snapshot.resources.flatMap((resource) => {
    const found: HostPlace[] = [];
    visit(resource.value, [], (text, path, isKey) => {
      const mention = mentionOf(resource, path, text, wanted, isKey);
      if (mention) found.push(placeIn(resource, path, text, isKey, mention));
    });
    return found;
  });
}

/** The change that gives a host another name in the places whose ids are given, or in all that surely mean it. */
export function renameHost(snapshot: Snapshot, host: string, to: string, ids?: ReadonlySet<string>): ChangeResult {
  const refusal = hostRefusal(to);
  if (refusal !== null) return refused(refusal);
  if (to === host) return refused(renameWords.isCalled(host));
  if (host.includes('*') !== to.includes('*')) return refused(renameWords.wildcardOrOne(host, to));
  const places = placesOfHost(snapshot, host).filter((each) => (ids ? ids.has(each.id) : each.ticked));
  if (places.length === 0) return refused(renameWords.noneTicked(host));
  return changeInSteps(snapshot, renameWords.renameHost(host, to, places.length), 'command', stepsOf(places, to));
}

function stepsOf(places: readonly HostPlace[], to: string): ChangeStep[] {
  const documents = new Map<string, HostPlace[]>();
  for (const each of places) {
    const key = `${each.place.file}\n${each.place.document}`;
    documents.set(key, [...(documents.get(key) ?? []), each]);
  }
  return [...documents.values()].map((here): ChangeStep => {
    const [first] = here;
    const ops = here.map(({ place: { path }, isKey, renamed }): Op =>
      isKey ? { type: 'rename', path, name: renamed(to) } : { type: 'set', path, value: renamed(to) },
    );
    return (snapshot) =>
      first
        ? editAt(snapshot, { ...first.place, path: [] }, ops, { label: '', origin: 'command' })
        : refused(renameWords.nothing);
  });
}

interface Mention {
  readonly renamed: (to: string) => string;
  readonly ticked: boolean;
}

/** How a text means the host; undefined when it does not. */
function mentionOf(resource: Resource, path: Path, text: string, host: string, isKey: boolean): Mention | undefined {
  const lower = text.toLowerCase();
  if (isKey) return pinMention(path, text, host);
  if (lower === host) return { renamed: (to) => to, ticked: !isProse(path) };
  if (!lower.includes(host)) return shortMention(resource, path, text, host);
  const dialled = text.includes('://') ? parseCall(text) : undefined;
  if (dialled?.host === host) return { renamed: (to) => replaced(text, host, to), ticked: true };
  // A line of a Sidecar or of a Gateway's server is `namespace/host`.
  if (path.includes('hosts') && lower.endsWith(`/${host}`))
    return { renamed: (to) => text.slice(0, -host.length) + to, ticked: true };
  if (!isProse(path) || !wholeWord(host).test(text)) return undefined;
  return { renamed: (to) => text.replace(wholeWord(host), to), ticked: path[1] === 'notes' };
}

/** A short name of a service, as a rule's host, which is expanded in its namespace. */
function shortMention({ namespace }: Resource, path: Path, text: string, host: string): Mention | undefined {
  const isHost = path.at(-1) === 'host';
  if (!isHost || text.includes('.') || expandHost(text, namespace ?? defaultNamespace) !== host) return undefined;
  return { renamed: (to) => to, ticked: true };
}

function pinMention(path: Path, key: string, host: string): Mention | undefined {
  const isPin = samePath(path.slice(0, -1), ['spec', 'layout', 'pins']) && key.toLowerCase().endsWith(`/${host}`);
  return isPin ? { renamed: (to) => key.slice(0, -host.length) + to, ticked: true } : undefined;
}

/** Words for people: notes, annotations, reasons. */
function isProse(path: Path): boolean {
  return path[0] === 'metadata' || path.at(-1) === 'text' || path.at(-1) === 'reason';
}

function wholeWord(host: string): RegExp {
  return new RegExp(`(?<![\\w.*-])${host.replace(/[.*]/g, '\\$&')}(?![\\w-]|\\.\\w)`, 'gi');
}

function replaced(url: string, host: string, to: string): string {
  const at = url.toLowerCase().indexOf(host, url.indexOf('://'));
  return url.slice(0, at) + to + url.slice(at + host.length);
}

function placeIn(resource: Resource, path: Path, text: string, isKey: boolean, mention: Mention): HostPlace {
  const owner = `${resource.kind} ${resource.namespace === null ? '' : `${resource.namespace}/`}${resource.name}`;
  const shown = isKey ? formatPath(path.slice(0, -1)) : formatPath(path);
  return {
    id: `${resource.key} ${formatPath(path)}`,
    label: `${owner} · ${shown}${text.length > 80 || isKey ? '' : ` · ${text}`}`,
    place: { ...resource.place, path: [...resource.place.path, ...path] },
    text,
    isKey,
    ...mention,
  };
}

/** All texts of a value, and the keys of its mappings. Names of resources are no hosts. */
function visit(value: unknown, path: Path, see: (text: string, path: Path, isKey: boolean) => void): void {
  if (typeof value === 'string') {
    if (!samePath(path, ['metadata', 'name']) && !samePath(path, ['metadata', 'namespace'])) see(value, path, false);
  } else if (Array.isArray(value)) value.forEach((item: unknown, index) => visit(item, [...path, index], see));
  else if (isRecord(value))
    for (const key of Object.keys(value)) {
      see(key, [...path, key], true);
      visit(value[key], [...path, key], see);
    }
}

/** The host that a place stands in or names: of an entry its first one; undefined where it is none. */
export function hostAt(snapshot: Snapshot, place: Place): string | undefined {
  const resource = snapshot.resources.find(
    (each) =>
      each.place.file === place.file &&
      each.place.document === place.document &&
      each.place.path.every((step, index) => step === place.path[index]),
  );
  if (!resource) return undefined;
  const inside = place.path.slice(resource.place.path.length);
  const text = valueAt(resource.value, inside);
  if (typeof text === 'string') return hostIn(text);
  const url = isRecord(text) ? text['url'] : undefined;
  if (typeof url === 'string') return hostIn(url);
  const first = valueAt(resource.value, ['spec', 'hosts', 0]) ?? valueAt(resource.value, ['spec', 'host']);
  return typeof first === 'string' && resource.kind !== 'Gateway' ? first : undefined;
}

function hostIn(text: string): string | undefined {
  const host = text.includes('://') ? parseCall(text)?.host : text.slice(text.indexOf('/') + 1);
  return host !== undefined && hostRefusal(host) === null ? host : undefined;
}
