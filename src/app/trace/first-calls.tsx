import { useMemo } from 'react';
import { postureOf, shownUrl, type Mesh, type PostureColumn, type ServiceEntry, type Workload } from '../../core/mesh';
import { firstCaller, firstNamespace, selectedEntry } from '../first-caller';
import { useApp } from '../store';
import type { FreeCall } from '../traced-call';
import { Offers, type Offer } from './offers';
import { firstWords } from './words';

/** Of more calls nobody looks for one among buttons. */
const mostOffered = 6;

/** While nothing is traced: what to ask for, with calls to begin with. */
export function FirstCalls({ chosen }: { readonly chosen?: Caller }): React.JSX.Element {
  const mesh = useApp((state) => state.snapshot.mesh);
  const usual = useUsualCaller();
  const { name, namespace } = chosen ?? usual;
  const isChosen = chosen !== undefined;
  const entry = useApp(selectedEntry);
  const offered = useMemo(
    () => offersOf(mesh, { name, namespace }, isChosen, entry),
    [mesh, name, namespace, isChosen, entry],
  );
  return (
    <div className="trace-empty">
      <p>{firstWords.choose}</p>
      <Offers offers={offered} />
    </div>
  );
}

/** Who calls; a pod without a name is any of the namespace. */
type Caller = Pick<FreeCall, 'namespace' | 'name'>;

/** Who calls while somebody types without choosing a pod. */
export function useUsualCaller(): Caller {
  const first = useApp(firstCaller);
  const usual = useApp((state) => firstNamespace(state));
  return { namespace: first?.namespace ?? usual, name: first?.name ?? null };
}

/** Calls that are drawn, first those of who calls; of a caller that was chosen no others. Without any, what entries make known, the selected one first. */
function offersOf(mesh: Mesh, caller: Caller, isChosen: boolean, entry: ServiceEntry | undefined): readonly Offer[] {
  const callers = mesh.workloads.filter(({ calls }) => calls.length > 0);
  const own = callers.filter((each) => each.name === caller.name && each.namespace === caller.namespace);
  const others = isChosen ? [] : callers.filter((each) => !own.includes(each));
  const drawn = [...own, ...others].slice(0, mostOffered).flatMap(drawnOffers);
  return drawn.length > 0 ? drawn.slice(0, mostOffered) : knownOffers(mesh, caller, entry);
}

function drawnOffers({ namespace, name, calls }: Workload): readonly Offer[] {
  return calls.slice(0, mostOffered).map(({ method, url, place }) => ({
    key: JSON.stringify(place),
    words: firstWords.drawn(`${namespace}/${name}`, method, shownUrl(url)),
    asked: { type: 'drawn', place },
  }));
}

/** Hosts of the selected entry, then those of entries of the caller's namespace; all others only where there are none of these. */
function knownOffers(mesh: Mesh, { name, namespace }: Caller, entry: ServiceEntry | undefined): readonly Offer[] {
  const known = postureOf(mesh).columns.filter(({ host }) => host !== undefined);
  const near = [...(entry ? [entry] : []), ...mesh.entries.filter((each) => each.namespace === namespace)];
  const hosts = new Map([...new Set(near.flatMap((each) => each.hosts))].map((host, index) => [host, index]));
  const rank = ({ host = '' }: PostureColumn): number => hosts.get(host) ?? hosts.size;
  const own = known.filter(({ host = '' }) => hosts.has(host)).sort((a, b) => rank(a) - rank(b));
  return (own.length > 0 ? own : known).slice(0, mostOffered).map(({ key, url }) => ({
    key,
    words: firstWords.known(name, namespace, url),
    asked: { type: 'free', call: { namespace, name, url, method: 'GET', headers: {} } },
  }));
}
