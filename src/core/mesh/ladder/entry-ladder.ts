import { joinNames } from '../../text';
import type { JoinedService, Scope, ScopedService, Unseen } from '../proxy/scope/scope';
import type { MeshService } from '../proxy/services/service';
import { labelOf, type Step } from './ladder';

/**
 * The definitions of a host for a proxy: exact hosts before patterns, longer patterns before shorter ones; of one host those of the chosen namespace, joined,
 * then those that it does not use (pilot/pkg/model/sidecar.go, selectServices and appendSidecarServices).
 */
export function entrySteps(scope: Scope, host: string): readonly Step[] {
  const used = usedFor(scope, host);
  const definitions = new Set(used.flatMap(({ service }) => service.definitions));
  const unseen = scope
    .unseen(host)
    .filter(({ service }) => !definitions.has(service))
    .sort((a, b) => whyOrder.indexOf(a.why) - whyOrder.indexOf(b.why));
  return scope.mesh.registry
    .patternsFor(host)
    .flatMap((pattern) => [
      ...used.flatMap((each, index) => (each.service.host === pattern ? stepsOf(each, used.slice(0, index)) : [])),
      ...unseen.filter(({ service }) => service.host === pattern).map((each) => unseenStep(scope, each)),
    ]);
}

interface Used {
  readonly service: ScopedService;
  /** Of a Sidecar's listener that alone imports it. */
  readonly ownPort: number | undefined;
}

function usedFor(scope: Scope, host: string): readonly Used[] {
  const main = scope.covering(host).map((service) => ({ service, ownPort: undefined }));
  const seen = new Set(main.map(({ service }) => service.host));
  const own = scope.ownListeners.flatMap((part) =>
    part.covering(host).flatMap((service): readonly Used[] => {
      if (seen.has(service.host)) return [];
      seen.add(service.host);
      return [{ service, ownPort: part.listener.port }];
    }),
  );
  const routed = scope.service(host);
  const alone = routed && !seen.has(routed.host) ? [{ service: routed, ownPort: undefined }] : [];
  return [...main, ...own, ...alone].sort((a, b) => lengthOf(b.service, host) - lengthOf(a.service, host));
}

function lengthOf(service: ScopedService, host: string): number {
  return service.host === host ? Infinity : service.host.length;
}

function stepsOf(used: Used, before: readonly Used[]): readonly Step[] {
  const { service } = used;
  const base = service.definitions.find((each) => service.joined.every((joined) => joined.service !== each)) ?? service;
  return [firstStep(used, base, before), ...service.joined.map((each) => joinedStep(each, base))];
}

function firstStep(used: Used, base: MeshService, before: readonly Used[]): Step {
  const [winner] = before;
  const { service, ownPort } = used;
  if (winner === undefined) return { ...stepAt(base, hostPath(base)), ...winning(used, base) };
  const taken = new Set(before.flatMap((each) => each.service.ports.map(({ number }) => number)));
  const left = service.ports.map(({ number }) => number).filter((number) => !taken.has(number));
  const by = `${labelOf(winner.service.resource)} has the more exact host ${winner.service.host}`;
  const step = stepAt(base, hostPath(base));
  if (left.length === 0 || service.onlyRouted || ownPort !== undefined)
    return { ...step, standing: 'loses', verdict: 'more exact host first', because: `${by}, and all of these ports.` };
  return {
    ...step,
    standing: 'joins',
    verdict: portWords(left),
    because: `${by}. It has no port ${joinNames(left.map(String), 'or')}, which ${base.host} keeps.`,
  };
}

function winning({ service, ownPort }: Used, base: MeshService): Pick<Step, 'standing' | 'verdict' | 'because'> {
  if (service.onlyRouted)
    return {
      standing: 'joins',
      verdict: 'only as a destination',
      because:
        'The proxy imports no definition. An imported VirtualService sends to the host, so that it has a cluster and no listener.',
    };
  if (ownPort !== undefined)
    return {
      standing: 'wins',
      verdict: `wins on port ${ownPort}`,
      because: `Only the Sidecar’s egress listener for port ${ownPort} imports it.`,
    };
  return { standing: 'wins', verdict: 'wins', because: whyFirst(service, base) };
}

function whyFirst(service: ScopedService, base: MeshService): string {
  if (service.definitions.length === 1) return 'It is the definition that the proxy takes for the host.';
  if (base.registry === 'Kubernetes') return 'Of several definitions that of Kubernetes makes the cluster.';
  return 'Of several definitions in its namespace it comes first in istiod’s order, and makes the cluster.';
}

function portWords(ports: readonly number[]): string {
  return ports.length === 1 ? `port ${ports[0]} only` : `ports ${joinNames(ports.map(String), 'and')} only`;
}

function joinedStep({ service, how }: JoinedService, first: MeshService): Step {
  const isAge = first.registry === service.registry && rankOf(first) === rankOf(service);
  return { ...stepAt(service, ['spec', 'ports']), ...joinedWords[how](labelOf(first.resource)), tied: isAge };
}

function rankOf({ exportTo }: MeshService): boolean {
  return exportTo.includes('*') || exportTo.length === 0;
}

type Words = Pick<Step, 'standing' | 'verdict' | 'because'>;

/** What becomes of a second definition in one namespace (model/sidecar.go, canMergeServices). */
const joinedWords: Readonly<Record<JoinedService['how'], (first: string) => Words>> = {
  endpoints: (first) => ({
    standing: 'joins',
    verdict: 'merged: endpoints only',
    because: `It has the same ports as ${first}, so only its endpoints join. Resolution and everything else are those of ${first}.`,
  }),
  merged: (first) => ({
    standing: 'joins',
    verdict: 'merged: ports and endpoints',
    because: `istiod adds its other ports to those of ${first}. Of a port that both have, that one’s stays.`,
  }),
  apart: (first) => ({
    standing: 'loses',
    verdict: 'cannot be merged',
    because: `Its resolution, labels, selector or exportTo are not those of ${first}. Ports that it alone has get listeners and no cluster: calls get 503 NC.`,
  }),
};

/** What is nearer to being used comes first. */
const whyOrder: readonly Unseen['why'][] = ['other-namespace', 'not-imported', 'exportTo'];

const unseenWords: Readonly<Record<Unseen['why'], string>> = {
  exportTo: 'not exported here',
  'not-imported': 'not imported',
  'other-namespace': 'other namespace first',
};

function unseenStep({ proxy }: Scope, { service, why, because, path, by, tied }: Unseen): Step {
  const step = { ...stepAt(service, why === 'exportTo' ? path : hostPath(service)), standing: 'loses' as const, tied };
  if (proxy.kind === 'none')
    return {
      ...step,
      verdict: 'no proxy',
      because: 'This pod has no proxy, so no definition is used.',
    };
  const verdict = why === 'other-namespace' && by?.kind === 'Service' ? 'Kubernetes first' : unseenWords[why];
  return { ...step, verdict, because };
}

function stepAt({ resource }: MeshService, path: Step['path']): Pick<Step, 'resource' | 'path' | 'tied'> {
  return { resource, path, tied: false };
}

function hostPath({ entry, host }: MeshService): Step['path'] {
  const index = entry?.hosts.indexOf(host) ?? -1;
  return index < 0 ? ['spec'] : ['spec', 'hosts', index];
}
