import { fqdnOf, type Asker, type HostMap, type KnownHost } from './host-map';
import { callOf, listNames } from './words';

/** Why a host is not known to whoever asks. */
interface Unseen {
  /** One sentence: nobody has the host, or somebody has it for others. */
  readonly fact: string;
  /** The host can be called from there all the same: istioctl alone does not find it. */
  readonly isVisible: boolean;
  /** What makes it known, as the end of a sentence. */
  readonly remedy: string;
}

/**
 * Why a host was not found. istioctl looks in the namespaces that the asker is exported to, and not in its own unless they include it, so what an
 * entry has for that namespace alone can be missed.
 */
export function whyUnseen(map: HostMap, { namespace, exportTo }: Asker, written: string): Unseen {
  if (written === '') return { fact: 'The host is missing.', isVisible: false, remedy: 'write it' };
  const host = fqdnOf(written, namespace);
  const elsewhere = elsewhereOf(map, host);
  const [first] = elsewhere;
  const remedy = 'correct the host, or add a ServiceEntry for it';
  if (first === undefined)
    return { fact: `No ServiceEntry or Service in the files has the host ${host}.`, isVisible: false, remedy };
  const scopes = listNames(elsewhere.map(({ scope }) => scope));
  const owner = callOf(first.resource);
  return elsewhere.some(({ scope }) => scope === namespace)
    ? {
        fact: `${owner} has ${host} for ${scopes} only, and istioctl analyze looks in the exportTo of this resource, ${listNames(exportTo)}.`,
        isVisible: true,
        remedy,
      }
    : {
        fact: `${owner} has ${host} for ${scopes} only, not for ${namespace}.`,
        isVisible: false,
        remedy: `export it to ${namespace}`,
      };
}

function elsewhereOf(map: HostMap, host: string): readonly KnownHost[] {
  return [...map.byKey.values()].filter((known) => known.host === host);
}
