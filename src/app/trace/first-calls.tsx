import { useMemo } from 'react';
import { postureOf, urlWithoutSecrets, type Mesh, type Workload } from '../../core/mesh';
import { firstCaller, firstNamespace } from '../first-caller';
import { useApp } from '../store';
import { ask, type Asked, type FreeCall } from '../traced-call';
import { firstWords } from './words';

/** Of more calls nobody looks for one among buttons. */
const mostOffered = 6;

/** While nothing is traced: what to ask for, with calls to begin with. */
export function FirstCalls({ chosen }: { readonly chosen?: Caller }): React.JSX.Element {
  const mesh = useApp((state) => state.snapshot.mesh);
  const usual = useUsualCaller();
  const { name, namespace } = chosen ?? usual;
  const isChosen = chosen !== undefined;
  const offered = useMemo(() => offersOf(mesh, { name, namespace }, isChosen), [mesh, name, namespace, isChosen]);
  return (
    <div className="trace-empty">
      <p>{firstWords.choose}</p>
      {offered.length > 0 && (
        <div className="trace-offers">
          {offered.map(({ words, asked }) => (
            <button key={words} type="button" className="button button-small button-outline" onClick={() => ask(asked)}>
              {words}
            </button>
          ))}
        </div>
      )}
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

interface Offer {
  /** Unique among the offers. */
  readonly words: string;
  readonly asked: Asked;
}

/** Calls that are drawn, first those of who calls; of a caller that was chosen no others. Without any, what entries make known. */
function offersOf(mesh: Mesh, caller: Caller, isChosen: boolean): readonly Offer[] {
  const callers = mesh.workloads.filter(({ calls }) => calls.length > 0);
  const own = callers.filter((each) => each.name === caller.name && each.namespace === caller.namespace);
  const others = isChosen ? [] : callers.filter((each) => !own.includes(each));
  const drawn = [...own, ...others].slice(0, mostOffered).flatMap(drawnOffers);
  const offers = drawn.length > 0 ? drawn : knownOffers(mesh, caller);
  return [...new Map(offers.map((each) => [each.words, each])).values()].slice(0, mostOffered);
}

function drawnOffers({ name, calls }: Workload): readonly Offer[] {
  return calls.slice(0, mostOffered).map(({ method, url, place }) => ({
    words: firstWords.drawn(name, method, urlWithoutSecrets(url)),
    asked: { type: 'drawn', place },
  }));
}

function knownOffers(mesh: Mesh, { name, namespace }: Caller): readonly Offer[] {
  const known = postureOf(mesh).columns.filter(({ host }) => host !== undefined);
  return known.slice(0, mostOffered).map(({ url }) => ({
    words: firstWords.known(name, namespace, url),
    asked: { type: 'free', call: { namespace, name, url, method: 'GET', headers: {} } },
  }));
}
