import type { Snapshot } from '../../core/snapshot';
import { addWords } from './words/add';

/** Why a name cannot be used, in one sentence; null when it can. Kubernetes takes DNS-1123 names for these. */
export function nameRefusal(name: string, what: 'name' | 'namespace' = 'name'): string | null {
  if (name === '') return addWords.empty(what);
  const most = what === 'namespace' ? 63 : 253;
  if (name.length > most) return addWords.tooLong(what, name.length, most);
  const pattern =
    what === 'namespace'
      ? /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
      : /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  if (pattern.test(name)) return null;
  return addWords.notKubernetes(name, what);
}

const taken = new WeakMap<Snapshot['resources'], ReadonlySet<string>>();

/** Whether a resource of this kind, namespace and name is in the workspace. */
export function isNameTaken({ resources }: Snapshot, kind: string, namespace: string | null, name: string): boolean {
  let names = taken.get(resources);
  if (names === undefined)
    taken.set(resources, (names = new Set(resources.map((each) => idOf(each.kind, each.namespace, each.name)))));
  return names.has(idOf(kind, namespace, name));
}

function idOf(kind: string, namespace: string | null, name: string): string {
  return JSON.stringify([kind, namespace, name]);
}

/** `base`, else `base-2`, `base-3` …, whichever is free. */
export function freeName(snapshot: Snapshot, kind: string, namespace: string | null, base: string): string {
  if (!isNameTaken(snapshot, kind, namespace, base)) return base;
  for (let count = 2; ; count++)
    if (!isNameTaken(snapshot, kind, namespace, `${base}-${count}`)) return `${base}-${count}`;
}

/** A resource name made from a host: `api.example.com` gives `api-example-com`, `*.example.com` gives `wildcard-example-com`. */
export function nameFromHost(host: string): string {
  const name = host
    .toLowerCase()
    .replace(/^\*\.?/, 'wildcard-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name.slice(0, 253) || 'external';
}
