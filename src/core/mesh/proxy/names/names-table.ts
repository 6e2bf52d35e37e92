import { isIp, isSameIp, plainAddress } from '../../address';
import { addressesSelected } from '../../workload-entry';
import type { NameAnswer } from './name-answer';
import { searchedNames } from './names-search';
import type { Imported, Scope, ScopedService } from '../scope/scope';
import { allocatedForSidecar, usesHiddenAddress } from '../services/allocated-address';
import type { MeshService } from '../services/service';

/**
 * What a proxy with DNS capture answers: the names of all services that it imports and that have an address, those of Kubernetes with their short forms first
 * (pkg/dns/server/name_table.go, BuildNameTable; pkg/dns/client/dns.go, lookupHost). Undefined where it asks the pod's own resolver.
 */
export function tableAnswer(scope: Scope, host: string): NameAnswer | undefined {
  if (!scope.proxy.dnsCapture) return undefined;
  const parts: readonly Imported[] = [...scope.ownListeners, scope];
  const named = searchedNames(host, scope.proxy.namespace).filter((name) => name !== host);
  for (const name of named) {
    const service = inParts(parts, name).find((each) => each.host === name && each.registry === 'Kubernetes');
    const answer = service && answerOf(scope, service, host);
    if (answer !== undefined) return answer;
  }
  for (const service of inParts(parts, host)) {
    const answer = answerOf(scope, service, host);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** The services for a name: the exact one of any part before patterns, and longer patterns before shorter ones. */
function inParts(parts: readonly Imported[], name: string): readonly ScopedService[] {
  const found = parts.flatMap((part) => part.covering(name));
  return parts.length === 1 ? found : found.sort((a, b) => rank(b, name) - rank(a, name));
}

function rank({ host }: ScopedService, name: string): number {
  return host.toLowerCase() === name ? Infinity : host.length;
}

function answerOf(scope: Scope, service: ScopedService, host: string): NameAnswer | undefined {
  const { resource, registry } = service;
  const base = { from: 'proxy' as const, within: [], resource, losers: [] };
  const because = `The proxy has DNS capture and knows ${wordsFor(service)}${service.host === host ? '' : ` for ${host}`}.`;
  const [address] = writtenAddresses(scope, service);
  if (address !== undefined) {
    const path = ['spec', registry === 'Kubernetes' ? 'clusterIP' : 'addresses'];
    return { ...base, address, addressOf: undefined, path, what: `The proxy answers ${address}.`, because };
  }
  const isHidden = service.definitions.some((each) => usesHiddenAddress(scope.proxy, each));
  if (!isHidden && registry !== 'Kubernetes') return undefined;
  const what = `The proxy answers ${hiddenWords(service)}.`;
  const allocated = allocatedForSidecar(service);
  const path = allocated === undefined ? ['spec'] : ['status', 'addresses'];
  return { ...base, address: allocated, addressOf: service, path, what, because };
}

/** The service that an address is allocated to, which only proxies with DNS capture use (pilot/pkg/model/service.go, nodeUsesAutoallocatedIPs). */
export function allocatedService({ proxy, ownListeners, services }: Scope, address: string): ScopedService | undefined {
  if (!proxy.dnsCapture) return undefined;
  return [...ownListeners.flatMap((part) => part.services), ...services].find(({ allocated }) =>
    allocated.some((each) => isSameIp(each, address)),
  );
}

/** The addresses of all definitions, since the table joins them; those of a Kubernetes Service stand alone. Ranges are no answers. */
function writtenAddresses({ mesh }: Scope, service: ScopedService): readonly string[] {
  const definitions =
    service.registry === 'Kubernetes'
      ? service.definitions.filter((each) => each.registry === 'Kubernetes')
      : service.definitions;
  return definitions.flatMap(({ addresses, resolution, entry }) => {
    const written = addresses.map(plainAddress).filter(isIp);
    if (addresses.length > 0 || resolution !== 'NONE' || entry?.selector === undefined) return written;
    return addressesSelected(mesh, entry);
  });
}

/** What a service is called in a sentence. */
export function wordsFor({ registry, resource, namespace }: MeshService): string {
  return `${registry === 'Kubernetes' ? 'Service' : 'ServiceEntry'} ${namespace}/${resource.name}`;
}

/** An address that no spec tells, in words. */
export function hiddenWords(service: MeshService): string {
  const { registry, hiddenAddress, host } = service;
  const address = allocatedForSidecar(service);
  if (address !== undefined) return `${address}, which istiod has allocated to ${host}`;
  if (hiddenAddress === 'allocated') return `the address that istiod allocates to ${host}`;
  return registry === 'Kubernetes' && hiddenAddress === undefined
    ? `the address of a pod of ${host}`
    : `the clusterIP of ${host}`;
}
