import { isCidr, isIp, plainAddress } from '../address';
import type { ChainChoice, Connection } from '../proxy/listeners/listener';
import { chainIn } from '../proxy/listeners/listener-choice';
import { listenerFor } from '../proxy/listeners/listeners';
import type { NameAnswer } from '../proxy/names/name-answer';
import type { Scope, ScopedService } from '../proxy/scope/scope';
import type { Journey } from './journey';

/**
 * The address that a call is sent to; undefined where it is not known. Where only DNS outside of the files knows a name, it is taken to answer what the
 * `addresses` of the name's entry say: who writes them says that the host has them. istiod itself makes no DNS record of them.
 */
export function addressDialled(journey: Journey, scope: Scope, answer: NameAnswer): string | undefined {
  const { host, port } = journey.dialled;
  const [service] = answer.from === 'outside' ? scope.covering(host) : [];
  if (service === undefined) return answer.address;
  const addresses = addressesOnPort(service, port);
  journey.dnsAnswer ??= {
    addresses,
    entries: service.definitions.map(({ resource }) => resource),
    isRefusedElsewhere: scope.outbound.mode === 'REGISTRY_ONLY',
  };
  const [address] = addresses;
  if (address === undefined) return answer.address;
  const name = `ServiceEntry ${service.namespace}/${service.resource.name}`;
  journey.caveats.push(`This holds where DNS answers ${address} for ${host}, as the addresses of ${name} say.`);
  return isCidr(address) ? undefined : address;
}

/** Addresses that listeners of the port are bound to, or that a filter chain of them is limited to: none on a port for HTTP. */
function addressesOnPort({ ports, addresses }: ScopedService, number: number): readonly string[] {
  const port = ports.find((each) => each.number === number);
  if (port === undefined || port.class === 'http' || port.class === 'udp') return [];
  return addresses.map(plainAddress);
}

/**
 * Says where an address that the files name for the called host would lead elsewhere. Who calls a host by its name dials what DNS answers, which may well be an
 * endpoint of its entry; and a listener asks for the address before it asks for the server name.
 */
export function noteOtherAddress(
  { caveats, dialled: { host } }: Journey,
  scope: Scope,
  connection: Connection,
  { chain }: ChainChoice,
): void {
  if (connection.address !== undefined || connection.addressOf !== undefined) return;
  const [service] = scope.covering(host);
  const entries = service?.definitions.flatMap(({ entry }) => entry ?? []) ?? [];
  for (const { namespace, resource, endpoints } of entries)
    for (const address of new Set(endpoints.map((each) => each.address).filter(isIp))) {
      const listener = listenerFor(scope, { ...connection, address });
      const other = chainIn(listener, { ...connection, address });
      if (isSameWay(chain, other)) continue;
      const name = `ServiceEntry ${namespace}/${resource.name}`;
      caveats.push(
        `This holds where DNS does not answer ${address} for ${host}, an endpoint of ${name}: Envoy looks at the address first, and on port ${connection.port} a connection there ${fateOf(listener, other)}.`,
      );
      return;
    }
}

function isSameWay(one: ChainChoice['chain'], other: ChainChoice['chain']): boolean {
  if (one === other) return true;
  return one?.to.type === 'tcp' && other?.to.type === 'tcp' && one.to.service.host === other.to.service.host;
}

function fateOf({ fallback, egressProxy }: ChainChoice['listener'], chain: ChainChoice['chain']): string {
  if (chain) return chain.to.type === 'http' ? 'is read as HTTP' : `goes to ${chain.to.service.host}`;
  if (fallback === 'BlackHoleCluster') return 'is closed';
  return egressProxy ? `goes to the egressProxy ${egressProxy.host}` : 'passes by all policy';
}
