import { fqdnOf, type Asker, type HostMap, type KnownHost } from './host-map';
import { callOf, listNames } from './words';

/** Why a host is not known to whoever asks. */
interface Unseen {
  /** One sentence: nobody has the host, or somebody has it for others. */
  readonly fact: string;
  /** The namespaces that somebody has it for; what istioctl does not find, proxies there know all the same. */
  readonly knownIn: readonly string[];
  /** What makes it known, as the end of a sentence. */
  readonly remedy: string;
}

/**
 * Why a host was not found. istioctl looks in the namespaces that the asker is exported to, and not in its own unless they include it, so what an
 * entry has for that namespace alone can be missed; and never in those that only the entry is exported to.
 */
export function whyUnseen(map: HostMap, { namespace, exportTo }: Asker, written: string): Unseen {
  if (written === '') return { fact: 'The host is missing.', knownIn: [], remedy: 'write it' };
  const host = fqdnOf(written, namespace);
  const elsewhere = elsewhereOf(map, host);
  const [first] = elsewhere;
  const remedy = 'correct the host, or add a ServiceEntry for it';
  if (first === undefined)
    return { fact: `No ServiceEntry or Service in the files has the host ${host}.`, knownIn: [], remedy };
  const scopes = elsewhere.map(({ scope }) => scope);
  const known = `${callOf(first.resource)} has ${host} for ${listNames(scopes)} only`;
  const fact = scopes.includes(namespace)
    ? `${known}, and istioctl analyze looks in the exportTo of this resource, ${listNames(exportTo)}.`
    : `${known}, not for ${namespace}.`;
  return { fact, knownIn: scopes.filter((scope) => scope !== '~'), remedy: `export it to ${namespace}` };
}

function elsewhereOf(map: HostMap, host: string): readonly KnownHost[] {
  return [...map.byKey.values()].filter((known) => known.host === host);
}
