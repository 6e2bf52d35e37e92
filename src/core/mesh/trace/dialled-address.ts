import { isCidr, plainAddress } from '../address';
import type { NameAnswer } from '../proxy/name-answer';
import type { Scope, ScopedService } from '../proxy/scope';
import type { Journey } from './journey';

/**
 * The address that a call is sent to; undefined where it is not known. Where only DNS outside of the files knows a name, the `addresses` of its entry may say what it answers: with resolution NONE, and where an endpoint has
 * the same address, they are real ones, since Envoy connects to them. Elsewhere they are virtual, and DNS knows nothing of them.
 */
export function addressDialled(journey: Journey, scope: Scope, answer: NameAnswer): string | undefined {
  const { host, port } = journey.dialled;
  const [service] = answer.from === 'outside' ? scope.covering(host) : [];
  const address = service && addressOnPort(service, port);
  if (service === undefined || address === undefined) return answer.address;
  const name = `ServiceEntry ${service.namespace}/${service.resource.name}`;
  if (!isCidr(address) && !isReal(service)) {
    journey.caveats.push(`Where DNS answers ${address} for ${host}, the listener of ${name} takes the call instead.`);
    return undefined;
  }
  journey.caveats.push(`This holds where DNS answers an address of ${name} for ${host}.`);
  return isCidr(address) ? undefined : address;
}

/** An address that a listener of the port is bound to, or that a filter chain of it is limited to: not on a port for HTTP. */
function addressOnPort({ ports, addresses }: ScopedService, number: number): string | undefined {
  const port = ports.find((each) => each.number === number);
  if (port === undefined || port.class === 'http' || port.class === 'udp') return undefined;
  const [first] = addresses;
  return first === undefined ? undefined : plainAddress(first);
}

function isReal({ resolution, entry, addresses }: ScopedService): boolean {
  if (resolution === 'NONE') return true;
  const plain = new Set(addresses.map(plainAddress));
  return entry?.endpoints.some((endpoint) => plain.has(endpoint.address)) ?? false;
}
