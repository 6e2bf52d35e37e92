import { isClusterLocal, isWildcard, parseCall, type Dialled } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { addExternal, readExternal, type External } from '../add-external';
import { refused } from '../change-steps';
import { addEntryWords } from '../words/patterns';
import { patternTitles } from '../words/titles';
import type { Chosen, Pattern, PatternAim } from './pattern';

/** Makes a host known that a rule, a route or a call names and no ServiceEntry has. It is asked for with the host, so that no menu lists it. */
export const addEntryForHost: Pattern = {
  id: 'add-entry-for-host',
  title: patternTitles['add-entry-for-host'],
  about: addEntryWords.about,
  offered: (snapshot, _key, aim) => refusalFor(snapshot, aim) ?? true,
  choices: (_snapshot, _key, aim) => {
    const named = namedIn(aim);
    if (named === undefined || named.port !== undefined) return [];
    const options = ways.map((value) => ({ value, label: addEntryWords[value](named.host) }));
    return [{ type: 'one', id: 'call', label: addEntryWords.howCalled, options }];
  },
  change: (snapshot, key, chosen, aim) => {
    const refusal = refusalFor(snapshot, aim);
    const external = externalFor(chosen, aim);
    if (refusal !== undefined || external === undefined) return refused(refusal ?? addEntryWords.noHost);
    const about = snapshot.resources.find((each) => each.key === key);
    const namespace = aim?.namespace ?? about?.namespace ?? null;
    return addExternal(snapshot, { external, namespace, file: about?.place.file ?? null });
  },
};

const ways = ['https', 'http'] as const;

/** A host alone has no port: how apps call it is asked. */
function namedIn(aim: PatternAim | undefined): Pick<Dialled, 'host' | 'port'> | undefined {
  const { host } = aim ?? {};
  if (host === undefined) return undefined;
  return host.includes('://') ? parseCall(host) : { host, port: undefined };
}

function refusalFor({ mesh }: Snapshot, aim: PatternAim | undefined): string | undefined {
  const host = namedIn(aim)?.host;
  if (host === undefined || isWildcard(host) || isClusterLocal(host) || !host.includes('.'))
    return addEntryWords.noHost;
  return mesh.registry.patternsFor(host).includes(host) ? addEntryWords.known(host) : undefined;
}

function externalFor(chosen: Chosen, aim: PatternAim | undefined): External | undefined {
  const named = namedIn(aim);
  if (named === undefined) return undefined;
  if (named.port !== undefined) return readExternal(aim?.host ?? '');
  return readExternal(`${chosen['call'] === 'http' ? 'http' : 'https'}://${named.host}`);
}
