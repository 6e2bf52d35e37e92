import { isGatewayPod, type Mesh } from '../../core/mesh';
import type { FreeCall } from '../traced-call';
import { callWords } from './words';

/** Who calls: a pod, or any pod of a namespace. */
export type Caller = Pick<FreeCall, 'namespace' | 'name'>;

/** How many of those who were chosen last stand first. */
const mostRecent = 5;

/** Who was chosen in this tab, the last one first. */
let recent: readonly Caller[] = [];

/** Notes that somebody was chosen, so that they are offered first the next time. */
export function noteCaller(caller: Caller): void {
  recent = [caller, ...recent.filter((each) => !isSameCaller(each, caller))].slice(0, mostRecent);
}

/** Everybody who may call: who was chosen last, the other pods, those of gateways behind them, and any pod of each namespace. */
export function callersIn(mesh: Mesh): readonly Caller[] {
  const { workloads, entries, rules, virtualServices } = mesh;
  const pods = workloads.filter(({ name }) => name !== '');
  const gateways = pods.filter((pod) => isGatewayPod(mesh, pod));
  const behind = new Set(gateways);
  const named = [...workloads, ...entries, ...rules, ...virtualServices].map(({ namespace }) => namespace);
  const all: readonly Caller[] = [
    ...pods.filter((pod) => !behind.has(pod)).map(callerOf),
    ...gateways.map(callerOf),
    ...[...new Set(['default', ...named])].sort().map((namespace) => ({ namespace, name: null })),
  ];
  const first = recent.filter((each) => all.some((caller) => isSameCaller(caller, each)));
  return [...first, ...all.filter((caller) => !first.some((each) => isSameCaller(each, caller)))];
}

function callerOf({ namespace, name }: { readonly namespace: string; readonly name: string }): Caller {
  return { namespace, name };
}

/** Those whose name has all words of a text, wherever they stand in it. */
export function findCallers(callers: readonly Caller[], text: string): readonly Caller[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return callers.filter((caller) => {
    const name = callerName(caller).toLowerCase();
    return words.every((word) => name.includes(word));
  });
}

/** `namespace/name`, or that it is any pod of the namespace. */
export function callerName({ namespace, name }: Caller): string {
  return name === null ? callWords.anyPodIn(namespace) : `${namespace}/${name}`;
}

/** Whether two choices are the same pod, or any of the same namespace. */
export function isSameCaller(a: Caller, b: Caller): boolean {
  return a.namespace === b.namespace && a.name === b.name;
}
