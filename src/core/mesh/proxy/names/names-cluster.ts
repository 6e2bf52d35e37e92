import type { Mesh, OtherResource } from '../../build';
import { kubernetesService, type KubernetesService } from '../services/kubernetes-service';
import type { NameAnswer } from './name-answer';
import { isClusterName, searchedNames } from './names-search';
import { hiddenWords, wordsFor } from './names-table';
import type { Scope } from '../scope/scope';
import type { MeshService } from '../services/service';

type Alias = Extract<KubernetesService, { type: 'alias' }>;

/**
 * What the DNS of the cluster answers: it knows every Service, whoever may see it, by its full name and by the short ones that the pod's search domains make of
 * it. A name of the cluster without a Service has no address at all. Undefined for every other name. What an ExternalName leads to is looked up by `lookUp`.
 */
export function clusterAnswer(scope: Scope, host: string, lookUp: LookUp): NameAnswer | undefined {
  const services = servicesByName(scope.mesh);
  const target = targetOf(services, scope, host);
  if (target === undefined) return isClusterName(host) || host.endsWith('.svc') ? nobody(scope, host) : undefined;
  const { found, alias } = target;
  if (found?.type === 'alias') return nobody(scope, host);
  const answer = found === undefined ? lookUp(target.name) : answerOf(scope, found.service);
  if (alias === undefined) return answer;
  const because = `The DNS of the cluster answers ${alias.host} with the name ${alias.of}. ${answer.because}`;
  return { ...answer, because };
}

type LookUp = (host: string) => NameAnswer;

interface Target {
  /** Undefined where the name is none of a Service; an alias where names lead in a ring. */
  readonly found: KubernetesService | undefined;
  readonly name: string;
  /** The first ExternalName on the way. */
  readonly alias: Alias | undefined;
}

/** The Service of a name, through ExternalNames; undefined where the name itself is none of a Service. */
function targetOf(services: Services, scope: Scope, host: string): Target | undefined {
  const seen = new Set<string>();
  let found = serviceAt(services, scope, host);
  const alias = found?.type === 'alias' ? found : undefined;
  let name = host;
  while (found?.type === 'alias' && !seen.has(found.host)) {
    seen.add(found.host);
    name = found.of.toLowerCase().replace(/\.$/, '');
    found = serviceAt(services, scope, name);
  }
  return found === undefined && alias === undefined ? undefined : { found, name, alias };
}

function serviceAt(services: Services, scope: Scope, host: string): KubernetesService | undefined {
  for (const name of searchedNames(host, scope.proxy.namespace)) {
    const found = services.get(name) ?? headlessOf(services, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Services = ReadonlyMap<string, KubernetesService>;

const byName = new WeakMap<Mesh['others'], Services>();

function servicesByName({ others }: Mesh): Services {
  let found = byName.get(others);
  if (found === undefined) byName.set(others, (found = new Map(others.flatMap(named))));
  return found;
}

function named(other: OtherResource): [string, KubernetesService][] {
  const read = kubernetesService(other);
  if (read === undefined) return [];
  return [[read.type === 'alias' ? read.host : read.service.host, read]];
}

/** Pods of a headless Service have names below it. */
function headlessOf(services: Services, name: string): KubernetesService | undefined {
  const found = isClusterName(name) ? services.get(name.slice(name.indexOf('.') + 1)) : undefined;
  return found?.type === 'service' && found.service.resolution === 'NONE' ? found : undefined;
}

function answerOf(scope: Scope, service: MeshService): NameAnswer {
  const scoped = scope.service(service.host);
  const known = scoped?.registry === 'Kubernetes' && scoped.namespace === service.namespace ? scoped : undefined;
  const address = service.addresses[0];
  return {
    from: 'cluster',
    address,
    addressOf: address === undefined ? known : undefined,
    within: [],
    what: `The DNS of the cluster answers ${address ?? hiddenWords(known ?? service)}.`,
    because: `${wordsFor(service)} has the name ${service.host}.`,
    resource: service.resource,
    path: ['spec'],
    losers: [],
  };
}

function nobody(scope: Scope, host: string): NameAnswer {
  const entry = scope.covering(host)[0];
  const advice = entry && !scope.proxy.dnsCapture ? ` ${wordsFor(entry)} makes no DNS record without DNS capture.` : '';
  return {
    from: 'nobody',
    address: undefined,
    addressOf: undefined,
    within: [],
    what: `The name ${host} has no address, so the call fails before it is made.`,
    because: `Only the DNS of the cluster has names below svc.cluster.local, and no Service has this one.${advice}`,
    resource: undefined,
    path: [],
    losers: [],
  };
}
