import { hostCovers, isWildcard, listIn, recordIn, textIn, textsIn, type RoutePlace, type RouteUse } from '../../mesh';

/** A call that a rule is written for. */
interface CallTaken {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

const schemes = { http: 'http', tls: 'https', tcp: 'tcp' } as const;

/** Calls that the matches of a rule for sidecars ask for, one for each; conditions that no text can be made for are left out. */
export function callsTaken({ virtualService, route }: RouteUse, { host, port }: RoutePlace): readonly CallTaken[] {
  const called = concreteHost(host, virtualService.hosts);
  const written = listIn(route.rule, 'match').filter((match) => isForSidecars(match));
  const matches = written.length > 0 || route.matchGateways.length > 0 ? written : [{}];
  return matches.map((match) => {
    const name = route.protocol === 'tls' ? sniOf(match, called) : called;
    const path = route.protocol === 'http' ? pathOf(recordIn(match, 'uri')) : '';
    return {
      url: `${schemes[route.protocol]}://${name}:${port}${path}`,
      method: textIn(recordIn(match, 'method'), 'exact') ?? 'GET',
      headers: headersOf(recordIn(match, 'headers')),
    };
  });
}

function isForSidecars(match: unknown): boolean {
  const gateways = textsIn(match, 'gateways');
  return gateways.length === 0 || gateways.includes('mesh');
}

/** A name below a pattern, as narrow as the hosts of the VirtualService have it. */
function concreteHost(host: string, hosts: readonly string[]): string {
  const narrow = isWildcard(host) ? (hosts.find((each) => hostCovers(host, each)) ?? host) : host;
  return below(narrow);
}

function below(host: string): string {
  return host === '*' ? 'any.example.com' : host.replace(/^\*/, 'any');
}

function sniOf(match: unknown, host: string): string {
  const names = textsIn(match, 'sniHosts');
  const [first] = names;
  return first === undefined || names.some((each) => hostCovers(each, host)) ? host : below(first);
}

function pathOf(uri: unknown): string {
  const path = textIn(uri, 'exact') ?? textIn(uri, 'prefix') ?? '/';
  return path.startsWith('/') ? path : '/';
}

function headersOf(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, match]) => [name, textIn(match, 'exact') ?? textIn(match, 'prefix') ?? 'x']),
  );
}
