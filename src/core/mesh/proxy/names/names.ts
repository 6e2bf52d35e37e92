import { isCidr, isIp } from '../../address';
import type { Loser } from '../listeners/listener';
import type { NameAnswer } from './name-answer';
import { clusterAnswer } from './names-cluster';
import { allocatedService, tableAnswer, wordsFor } from './names-table';
import type { Scope, ScopedService } from '../scope/scope';
import { allocatedForSidecar } from '../services/allocated-address';

const answers = new WeakMap<Scope, Map<string, NameAnswer>>();

/** The address that an application gets for a host, in lower case and without a dot at its end. */
export function answerName(scope: Scope, host: string): NameAnswer {
  let known = answers.get(scope);
  if (known === undefined) answers.set(scope, (known = new Map()));
  let answer = known.get(host);
  if (answer === undefined) known.set(host, (answer = findAnswer(scope, host)));
  return answer;
}

function findAnswer(scope: Scope, host: string): NameAnswer {
  if (isIp(host)) return ofAddress(scope, host);
  if (host === 'localhost') return { ...literal('127.0.0.1'), because: 'localhost is the pod itself.' };
  return (
    tableAnswer(scope, host) ?? clusterAnswer(scope, host, (name) => answerName(scope, name)) ?? outside(scope, host)
  );
}

/** The status of an entry tells which addresses istiod has allocated, so that calls to them can be followed too. No listener stands at those of IPv6. */
function ofAddress(scope: Scope, host: string): NameAnswer {
  const service = allocatedService(scope, host);
  if (service === undefined) return literal(host);
  const told = `istiod has allocated it to ${service.host}, as the status of ${wordsFor(service)} says`;
  const answer = { ...literal(host), resource: service.resource, path: ['status', 'addresses'] };
  if (host.includes(':'))
    return { ...answer, because: `${told}. A sidecar with IPv4 addresses does not use it${insteadOf(service)}.` };
  return { ...answer, addressOf: service, because: `${told}.` };
}

function insteadOf(service: ScopedService): string {
  const used = allocatedForSidecar(service);
  return used === undefined ? '' : `, it uses ${used}`;
}

function literal(host: string): NameAnswer {
  return { ...unknown, from: 'literal', address: host, what: `It dials ${host}.`, because: 'The host is an address.' };
}

const unknown = { address: undefined, addressOf: undefined, within: [], resource: undefined, path: [], losers: [] };

/** What no file tells: the entry of the name may still say in which ranges the address is. */
function outside(scope: Scope, host: string): NameAnswer {
  const service = scope.covering(host)[0];
  const within = service?.addresses.filter(isCidr) ?? [];
  return {
    ...unknown,
    from: 'outside',
    within,
    what: `The app gets what DNS outside of the mesh answers for ${host}.`,
    because: outsideReason(scope, service),
    losers: service === undefined ? [] : unansweredBy(scope, service),
  };
}

function outsideReason({ proxy }: Scope, service: ScopedService | undefined): string {
  if (service === undefined) return 'No Service has this name, and a ServiceEntry alone makes no DNS record.';
  if (!proxy.dnsCapture)
    return `The proxy answers no names without DNS capture, so ${service.host} makes no DNS record.`;
  const family = service.allocated.length > 0 ? ' of IPv4' : '';
  return `The proxy answers for hosts with an address, and ${service.host} has none${family}.`;
}

/** Addresses of an entry that nobody learns by name. */
function unansweredBy({ proxy }: Scope, { addresses, resource, host }: ScopedService): readonly Loser[] {
  if (proxy.dnsCapture || !addresses.some((address) => !isCidr(address))) return [];
  const because = `The addresses of ${host} are answered for its name only by proxies with DNS capture.`;
  return [{ resource, path: ['spec', 'addresses'], because, tied: false }];
}
