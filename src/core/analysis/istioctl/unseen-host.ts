import { defaultNamespace } from '../../mesh';
import { fqdnOf, type Asker, type HostMap, type KnownHost } from './host-map';
import { callOf, listNames } from './words';

/** Why a host is not known to whoever asks. */
interface Unseen {
  /** One sentence: nobody has the host, or somebody has it for others. */
  readonly fact: string;
  /** The namespaces that somebody has it for; what istioctl does not find, proxies there know all the same. */
  readonly knownIn: readonly string[];
  /** The namespaces of those who have it, whomever they have it for. */
  readonly ownedIn: readonly string[];
  /** What makes it known, as the end of a sentence. */
  readonly remedy: string;
}

/**
 * Why a host was not found. istioctl looks in the namespaces that the asker is exported to, and not in its own unless they include it, so what an
 * entry has for that namespace alone can be missed; and never in those that only the entry is exported to.
 */
export function whyUnseen(map: HostMap, { namespace, exportTo }: Asker, written: string): Unseen {
  if (written === '') return { fact: 'The host is missing.', knownIn: [], ownedIn: [], remedy: 'write it' };
  const host = fqdnOf(written, namespace);
  const elsewhere = elsewhereOf(map, host);
  const [first] = elsewhere;
  const remedy = 'correct the host, or add a ServiceEntry for it';
  if (first === undefined)
    return { fact: `No ServiceEntry or Service in the files has the host ${host}.`, knownIn: [], ownedIn: [], remedy };
  const scopes = elsewhere.map(({ scope }) => scope);
  const knownIn = scopes.filter((scope) => scope !== '~');
  const owners = elsewhere.map(({ resource }) => resource.namespace ?? defaultNamespace);
  return {
    fact: `${callOf(first.resource)} has ${host} for ${whomWords(knownIn, namespace, exportTo)}.`,
    knownIn,
    ownedIn: [...new Set(owners)],
    remedy: `export it to ${namespace}`,
  };
}

function whomWords(knownIn: readonly string[], asking: string, exportTo: readonly string[]): string {
  if (knownIn.length === 0) return 'nobody';
  const only = `${listNames(knownIn)} only`;
  return knownIn.includes(asking)
    ? `${only}, and istioctl analyze looks in the exportTo of this resource, ${listNames(exportTo)}`
    : `${only}, not for ${asking}`;
}

function elsewhereOf(map: HostMap, host: string): readonly KnownHost[] {
  return [...map.byKey.values()].filter((known) => known.host === host);
}
