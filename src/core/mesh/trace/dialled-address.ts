import { isCidr, plainAddress } from '../address';
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
  const address = service && addressOnPort(service, port);
  if (service === undefined || address === undefined) return answer.address;
  const name = `ServiceEntry ${service.namespace}/${service.resource.name}`;
  journey.caveats.push(`This holds where DNS answers ${address} for ${host}, as the addresses of ${name} say.`);
  return isCidr(address) ? undefined : address;
}

/** An address that a listener of the port is bound to, or that a filter chain of it is limited to: not on a port for HTTP. */
function addressOnPort({ ports, addresses }: ScopedService, number: number): string | undefined {
  const port = ports.find((each) => each.number === number);
  if (port === undefined || port.class === 'http' || port.class === 'udp') return undefined;
  const [first] = addresses;
  return first === undefined ? undefined : plainAddress(first);
}
