import type { Mesh } from '../../build';
import { hasKey, listIn, recordIn, textIn, textsIn } from '../../read';
import type { AuthorizedCall } from './authorization';
import { identityOf, takesAccount, takesNamespace, takesPrincipal, type Identity } from './authorization-identity';
import type { AuthorizationPolicy } from './authorization-policies';
import { takesHost, takesPath, takesText } from './authorization-text';
import { allOf, anyOf, notOf, type Certainty } from '../certainty';

/** What a rule is held against. */
interface Held {
  readonly mesh: Mesh;
  readonly call: AuthorizedCall;
  readonly identity: Identity | undefined;
  readonly policy: AuthorizationPolicy;
}

/**
 * Whether a rule takes a call. For bytes, conditions on HTTP cannot hold: a rule that allows is left out with any of them, and one that denies loses them and
 * so takes more (pilot/pkg/security/authz/model/model.go, checkError).
 */
export function ruleTakes(mesh: Mesh, policy: AuthorizationPolicy, rule: unknown, call: AuthorizedCall): Certainty {
  const held: Held = { mesh, call, policy, identity: identityOf(mesh, call.client) };
  const whens = listIn(rule, 'when');
  if (whens.some((when) => !isKnownKey(textIn(when, 'key') ?? ''))) return false;
  if (call.request === undefined && policy.action !== 'DENY' && asksHttp(rule)) return false;
  const from = listIn(rule, 'from').map((each) => sourceTakes(held, recordIn(each, 'source')));
  const to = listIn(rule, 'to').map((each) => operationTakes(held, recordIn(each, 'operation')));
  return allOf([
    from.length === 0 ? true : anyOf(from),
    to.length === 0 ? true : anyOf(to),
    ...whens.map((when) => conditionHolds(held, when)),
  ]);
}

type Test = (value: string) => Certainty;

/** A list and the one with `not` before it: any of the first, none of the second. */
function listsTake(of: unknown, key: string, test: Test): Certainty {
  const not = `not${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return valuesTake(textsIn(of, key), textsIn(of, not), test);
}

function valuesTake(values: readonly string[], notValues: readonly string[], test: Test): Certainty {
  const wanted = values.length === 0 ? true : anyOf(values.map(test));
  return allOf([wanted, notOf(anyOf(notValues.map(test)))]);
}

function sourceTakes(held: Held, source: unknown): Certainty {
  const { identity, policy, call } = held;
  return allOf([
    listsTake(source, 'principals', (value) => takesPrincipal(value, identity)),
    listsTake(source, 'namespaces', (value) => takesNamespace(value, identity)),
    listsTake(source, 'serviceAccounts', (value) => takesAccount(value, identity, policy.namespace)),
    listsTake(source, 'trustDomains', (value) => takesText(value, identity?.trustDomain)),
    listsTake(source, 'ipBlocks', takesAddress),
    listsTake(source, 'remoteIpBlocks', takesAddress),
    call.request === undefined ? true : listsTake(source, 'requestPrincipals', () => takesToken(held)),
  ]);
}

/** The IPs of pods stand in no file. */
function takesAddress(value: string): Certainty {
  return value === '0.0.0.0/0' || value === '::/0' ? true : undefined;
}

/** Without a RequestAuthentication no request has a verified token. */
function takesToken({ mesh }: Held): Certainty {
  return mesh.others.some(({ kind, group }) => kind === 'RequestAuthentication' && group === 'security.istio.io')
    ? undefined
    : false;
}

function operationTakes({ call }: Held, operation: unknown): Certainty {
  const ports = listsTake(operation, 'ports', (value) => value === String(call.port));
  const { request } = call;
  if (request === undefined) return ports;
  return allOf([
    ports,
    listsTake(operation, 'hosts', (value) => takesHost(value, request.host)),
    listsTake(operation, 'methods', (value) => takesText(value, request.method)),
    listsTake(operation, 'paths', (value) => takesPath(value, request.path)),
  ]);
}

const plainKeys: readonly string[] = [
  'source.ip',
  'remote.ip',
  'source.namespace',
  'source.principal',
  'request.auth.principal',
  'request.auth.audiences',
  'request.auth.presenter',
  'destination.ip',
  'destination.port',
  'connection.sni',
];

/** istiod leaves out a rule with another key (authz/model/model.go, New). */
function isKnownKey(key: string): boolean {
  return (
    plainKeys.includes(key) || /^(request\.headers|request\.auth\.claims|experimental\.envoy\.filters\.)/.test(key)
  );
}

function conditionHolds(held: Held, when: unknown): Certainty {
  const key = textIn(when, 'key') ?? '';
  if (held.call.request === undefined && isHttpKey(key)) return true;
  return valuesTake(textsIn(when, 'values'), textsIn(when, 'notValues'), testOf(held, key));
}

function testOf(held: Held, key: string): Test {
  const { call, identity } = held;
  const header = /^request\.headers\[(.+)\]$/.exec(key)?.[1];
  if (header !== undefined) return (value) => takesText(value, headerOf(call, header.toLowerCase()));
  switch (key) {
    case 'source.principal':
      return (value) => takesPrincipal(value, identity);
    case 'source.namespace':
      return (value) => takesNamespace(value, identity);
    case 'source.ip':
    case 'remote.ip':
      return takesAddress;
    case 'destination.port':
      return (value) => value === String(call.port);
    case 'connection.sni':
      return (value) => takesText(value, call.sni);
    default:
      return key.startsWith('request.auth.') ? () => takesToken(held) : () => undefined;
  }
}

function headerOf({ request }: AuthorizedCall, name: string): string | undefined {
  if (request === undefined) return undefined;
  if (name === 'host' || name === ':authority') return request.host;
  if (name === ':method') return request.method;
  if (name === ':path') return request.path;
  return Object.hasOwn(request.headers, name) ? request.headers[name] : undefined;
}

function isHttpKey(key: string): boolean {
  return key.startsWith('request.');
}

/** Whether a rule has a condition that only HTTP can answer. */
function asksHttp(rule: unknown): boolean {
  const asks = (of: unknown, keys: readonly string[]): boolean =>
    keys.some((key) => hasKey(of, key) && listIn(of, key).length > 0);
  return (
    listIn(rule, 'to').some((each) =>
      asks(recordIn(each, 'operation'), ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths']),
    ) ||
    listIn(rule, 'from').some((each) =>
      asks(recordIn(each, 'source'), ['requestPrincipals', 'notRequestPrincipals']),
    ) ||
    listIn(rule, 'when').some((when) => isHttpKey(textIn(when, 'key') ?? ''))
  );
}
