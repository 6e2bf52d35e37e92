import type { OutlierSettings, PoolSettings } from '../proxy/clusters/cluster';
import type { Origin, PolicyInForce, TlsInForce, Trace } from './trace';

/** One value of the policy in force, as a reader sees it. */
export interface PolicyRow {
  /** By which `origins` names it: `outlierDetection.interval`. */
  readonly name: string;
  readonly value: string;
  /** Undefined where the trace does not say. */
  readonly origin: Origin | undefined;
}

/** The policy that a call meets at the last proxy; undefined where it is refused, and where that is ztunnel, which has none of what Envoy does by default. */
export function appliedPolicy({ policy, outcome, via }: Pick<Trace, 'policy' | 'outcome' | 'via'>): Trace['policy'] {
  return outcome === 'blackhole' || via === 'ztunnel' ? undefined : policy;
}

/** All values of a policy, what the call needs first: routes, TLS, balancing, ejection, limits. */
export function policyRows(policy: PolicyInForce): readonly PolicyRow[] {
  const row = (name: string, value: string): PolicyRow => ({ name, value, origin: originOf(policy.origins, name) });
  return [
    ...(policy.isHttp ? routeRows(policy, row) : []),
    row('tls', policy.tls ? tlsWords(policy.tls) : 'none added'),
    ...(policy.tunnel === null ? [] : [row('tunnel', policy.tunnel)]),
    row('loadBalancer', balancerWords(policy)),
    ...ejectionRows(policy.outlierDetection, row),
    ...poolRows(policy, row),
  ];
}

type Row = (name: string, value: string) => PolicyRow;

/** A value's own origin, else that of the block that it stands in. */
function originOf(origins: PolicyInForce['origins'], name: string): Origin | undefined {
  const dot = name.lastIndexOf('.');
  return origins.get(name) ?? (dot < 0 ? undefined : originOf(origins, name.slice(0, dot)));
}

function routeRows({ timeout, retries, fault }: PolicyInForce, row: Row): readonly PolicyRow[] {
  const on = retries?.retryOn
    .filter((each) => each !== 'retriable-status-codes')
    .concat(retries.statusCodes.map(String));
  const tries = retries && [
    `${retries.attempts} more ${retries.attempts === 1 ? 'try' : 'tries'}`,
    on && on.length > 0 ? `on ${on.join(', ')}` : '',
    retries.perTryTimeout === null ? '' : `${retries.perTryTimeout} each`,
  ];
  return [
    row('timeout', timeout ?? 'none'),
    row('retries', tries ? tries.filter((each) => each !== '').join('; ') : 'off'),
    ...(fault ? [row('fault', faultWords(fault))] : []),
  ];
}

function faultWords({ delay, delayPercent, abort, abortPercent }: NonNullable<PolicyInForce['fault']>): string {
  const parts = [
    delay === null ? '' : `${delayPercent ?? 0} % wait ${delay}`,
    abort === null ? '' : `${abortPercent ?? 0} % get ${abort}`,
  ];
  return parts.filter((each) => each !== '').join('; ');
}

function tlsWords({ mode, sni, sanCheck, subjectAltNames, ca }: TlsInForce): string {
  const names = subjectAltNames.join(', ');
  return [
    mode,
    sni === null ? 'no server name sent' : `server name ${sni}`,
    sanCheck ? `name checked${names === '' ? '' : ` against ${names}`}` : 'name not checked',
    ca === null ? 'certificate not verified' : `trusts ${ca === 'system' ? 'the system’s CAs' : ca}`,
  ].join('; ');
}

function balancerWords({ loadBalancer: { policy, hash, locality } }: PolicyInForce): string {
  const key =
    hash && Object.entries(hash).map(([name, value]) => `${name} ${typeof value === 'string' ? value : ''}`.trim());
  return [policy, key ? `by ${key.join(', ')}` : '', locality === null ? '' : `localities: ${locality}`]
    .filter((each) => each !== '')
    .join('; ');
}

function ejectionRows(settings: OutlierSettings | null, row: Row): readonly PolicyRow[] {
  if (settings === null) return [row('outlierDetection', 'off')];
  const count = (value: number): string => (value === 0 ? 'off' : String(value));
  const of = (name: string, value: string): PolicyRow => row(`outlierDetection.${name}`, value);
  return [
    of('consecutive5xxErrors', count(settings.consecutive5xxErrors)),
    of('consecutiveGatewayErrors', count(settings.consecutiveGatewayErrors)),
    ...(settings.splitExternalLocalOriginErrors
      ? [of('consecutiveLocalOriginFailures', count(settings.consecutiveLocalOriginFailures))]
      : []),
    of('interval', milliseconds(settings.interval)),
    of('baseEjectionTime', milliseconds(settings.baseEjectionTime)),
    of('maxEjectionPercent', `${settings.maxEjectionPercent} %`),
    of('minHealthPercent', `${settings.minHealthPercent} %`),
  ];
}

/** What a limit comes to that nobody sets (istio/api networking/v1alpha3, ConnectionPoolSettings; Envoy's idle timeout is an hour). */
const unset: Readonly<Partial<Record<keyof PoolSettings, string>>> = { tcpIdleTimeout: '1h', httpIdleTimeout: '1h' };

const tcpLimits: readonly (readonly [string, keyof PoolSettings])[] = [
  ['tcp.maxConnections', 'maxConnections'],
  ['tcp.connectTimeout', 'connectTimeout'],
  ['tcp.idleTimeout', 'tcpIdleTimeout'],
  ['tcp.maxConnectionDuration', 'maxConnectionDuration'],
];

const httpLimits: typeof tcpLimits = [
  ['http.http1MaxPendingRequests', 'http1MaxPendingRequests'],
  ['http.http2MaxRequests', 'http2MaxRequests'],
  ['http.maxRequestsPerConnection', 'maxRequestsPerConnection'],
  ['http.maxRetries', 'maxRetries'],
  ['http.idleTimeout', 'httpIdleTimeout'],
];

function poolRows({ connectionPool, isHttp }: PolicyInForce, row: Row): readonly PolicyRow[] {
  return [...tcpLimits, ...(isHttp ? httpLimits : [])].map(([name, key]) =>
    row(`connectionPool.${name}`, String(connectionPool[key] ?? unset[key] ?? 'no limit')),
  );
}

/** Milliseconds as Istio's durations are written: `1m30s`, `100ms`. */
function milliseconds(value: number): string {
  if (value % 1000 !== 0) return `${value}ms`;
  const [hours, minutes, seconds] = [
    Math.floor(value / 3_600_000),
    Math.floor(value / 60_000) % 60,
    (value / 1000) % 60,
  ];
  const said = `${hours ? `${hours}h` : ''}${minutes ? `${minutes}m` : ''}${seconds ? `${seconds}s` : ''}`;
  return said === '' ? '0s' : said;
}
