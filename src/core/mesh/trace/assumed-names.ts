import { assumesNoCapture } from '../proxy/clients/data-plane';
import type { NameAnswer } from '../proxy/names/name-answer';
import type { Scope } from '../proxy/scope/scope';
import { valueWords } from '../settings';
import type { Journey } from './journey';

/** Why the application gets an answer for a name. That its proxy gives none may be no more than Istio’s default, and then it is said so. */
export function namedBecause(journey: Journey, scope: Scope, { from, because }: NameAnswer): string {
  const { mesh, call, dialled } = journey;
  const [service] = scope.covering(dialled.host);
  if (from !== 'outside' || service === undefined || !assumesNoCapture(mesh, call.client)) return because;
  const hasAddress = service.addresses.length > 0 || service.hiddenAddress !== undefined;
  // Requests and server names are told apart by what they name; bytes are by the address alone.
  if (dialled.scheme === 'tcp' && hasAddress)
    journey.caveats.push(
      `Nothing among these files decides DNS capture, so it is taken to be off, Istio’s default; with it the connection would go to the address of ${service.host} that istiod knows.`,
    );
  return `DNS capture is ${valueWords(mesh.settings, 'dnsCapture', 'off')}: the proxy answers no names, so ${service.host} makes no DNS record.`;
}
