import { parseCall } from './call';
import { readUnsaid } from './unsaid-url';
import { secretSetting } from './url-secrets';

/** What a URL of a client library says of the call that it leads to. */
export type ClientUrl =
  /** As the url of a call has it: `tcp://db.example.com:5432`. */
  | { readonly type: 'call'; readonly url: string }
  /** It names several servers, each of which is a call of its own. */
  | { readonly type: 'several'; readonly urls: readonly string[] }
  /** It names a server without its scheme or its port: the calls that it may mean, the likeliest first. */
  | { readonly type: 'unsaid'; readonly lacks: 'scheme' | 'port'; readonly urls: readonly string[] }
  /** Its name is not called: DNS has the names of the servers in SRV records below it. */
  | { readonly type: 'looked-up'; readonly host: string };

/** A protocol that proxies see as a TCP connection. */
interface Client {
  /** Where it goes without a written port. */
  readonly port: number;
  /** Whether the first bytes are a TLS handshake: always, or where the query says so. A protocol that asks for TLS in the clear first is TCP. */
  readonly tls?: true | RegExp;
}

const postgres: Client = { port: 5432, tls: /[?&]sslnegotiation=direct(&|$)/i };
const mysql: Client = { port: 3306 };
const redis: Client = { port: 6379 };
const rediss: Client = { port: 6379, tls: true };
const sqlServer: Client = { port: 1433 };

/**
 * By scheme, with the ports of IANA's Service Name and Transport Protocol Port Number Registry; those of Kafka, MongoDB, NATS and Redis over TLS are of
 * their clients.
 */
const clients: Readonly<Record<string, Client>> = {
  postgres,
  postgresql: postgres,
  mysql,
  mariadb: mysql,
  mssql: sqlServer,
  sqlserver: sqlServer,
  redis,
  rediss,
  valkey: redis,
  valkeys: rediss,
  mongodb: { port: 27017, tls: /[?&](tls|ssl)=true(&|$)/i },
  amqp: { port: 5672 },
  amqps: { port: 5671, tls: true },
  kafka: { port: 9092 },
  mqtt: { port: 1883 },
  mqtts: { port: 8883, tls: true },
  nats: { port: 4222 },
  memcached: { port: 11211 },
  ldap: { port: 389 },
  ldaps: { port: 636, tls: true },
  smtp: { port: 25 },
  smtps: { port: 465, tls: true },
  imap: { port: 143 },
  imaps: { port: 993, tls: true },
  pop3: { port: 110 },
  pop3s: { port: 995, tls: true },
  ssh: { port: 22 },
  sftp: { port: 22 },
};

/** Schemes behind which SQLAlchemy names a driver: `postgresql+psycopg`. */
const withDriver = /^(postgres|postgresql|mysql|mariadb|mssql)\+\w+$/;

const form = /^(?:jdbc:)?([a-z][a-z0-9+]*):\/\/(\S+)$/i;

/**
 * The call of a URL as apps have it in their configuration: `postgres://user:password@db/orders` is `tcp://db:5432`. User and password are left out, and
 * of a database's URL also its name and the query: no proxy acts on them, and they are nobody else's business. Undefined for what is a call already, and
 * for what is none.
 */
export function readClientUrl(text: string): ClientUrl | undefined {
  const [, written, rest = ''] = form.exec(text.trim()) ?? [];
  if (written === undefined) return readWithoutScheme(text.trim());
  const scheme = written.toLowerCase();
  const { hosts, tail, hasUser } = authorityOf(rest);
  if (scheme === 'mongodb+srv') return isName(hosts[0]) ? { type: 'looked-up', host: hosts[0] } : undefined;
  const name = withDriver.test(scheme) ? scheme.replace(/\+.*/, '') : scheme;
  const client = Object.hasOwn(clients, name) ? clients[name] : undefined;
  if (client === undefined) return readCallWithSecrets(scheme, hosts, tail, hasUser);
  const encrypts = client.tls === true || client.tls?.test(tail) === true;
  const urls = hosts.map((host) => urlOf(client, host, encrypts));
  if (!isComplete(urls)) return undefined;
  return urls.length === 1 ? { type: 'call', url: urls[0] } : { type: 'several', urls };
}

/** The same in the path of a request, where keys and tokens are what a server asks for. */
const passwordSetting = /(?:pass|pwd|secret)[a-z_]{0,20}\s{0,5}=/i;

/** A text as the url of a call: the call of a client's URL, else the text without what surrounds it. */
export function asCallUrl(text: string): string {
  const client = readClientUrl(text);
  return client?.type === 'call' ? client.url : text.trim();
}

interface Authority {
  readonly hosts: readonly string[];
  readonly tail: string;
  readonly hasUser: boolean;
}

const unreadable: Authority = { hosts: [], tail: '', hasUser: false };

/** A password may have a sign in it that ends the authority; then the name of a user must not be taken for a host. */
function authorityOf(rest: string): Authority {
  const authority = /^[^/?#;]*/.exec(rest)?.[0] ?? '';
  const tail = rest.slice(authority.length);
  const user = authority.lastIndexOf('@');
  if (user < 0 && /^[^=]*@/.test(tail)) return unreadable;
  return { hosts: authority.slice(user + 1).split(','), tail, hasUser: user >= 0 };
}

function urlOf({ port }: Client, host: string, encrypts: boolean): string | undefined {
  const [, name, written] = /^(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(host) ?? [];
  if (name === undefined) return undefined;
  const url = `${encrypts ? 'tls' : 'tcp'}://${name.toLowerCase()}:${written ?? port}`;
  return parseCall(url)?.port === undefined ? undefined : url;
}

/** What is a call but for its user and password, or for settings behind a `;`, where drivers have theirs, or behind a port that takes no path. */
function readCallWithSecrets(
  scheme: string,
  hosts: readonly string[],
  tail: string,
  hasUser: boolean,
): ClientUrl | undefined {
  const from = settingsFrom(scheme, tail);
  if (!hasUser && from < 0) return undefined;
  return readable(`${scheme}://${hosts.join(',')}${from < 0 ? tail : tail.slice(0, from)}`);
}

/** Where settings begin that are no part of the call, or -1. */
function settingsFrom(scheme: string, tail: string): number {
  if (scheme === 'tcp' || scheme === 'tls') return tail.startsWith(';') || secretSetting.test(tail) ? 0 : -1;
  const from = tail.indexOf(';');
  return from === 0 || (from > 0 && passwordSetting.test(tail.slice(from))) ? from : -1;
}

/** A text without a scheme: a call where only one can be meant. */
function readWithoutScheme(text: string): ClientUrl | undefined {
  const unsaid = readUnsaid(text);
  const [only, ...others] = unsaid?.urls ?? [];
  if (!unsaid || only === undefined) return undefined;
  return others.length === 0 ? { type: 'call', url: only } : { type: 'unsaid', ...unsaid };
}

/** What is a call without its user and password. */
function readable(url: string): ClientUrl | undefined {
  return parseCall(url)?.port === undefined ? undefined : { type: 'call', url };
}

function isName(host: string | undefined): host is string {
  return host !== undefined && /^[\w.-]+$/.test(host);
}

function isComplete(urls: readonly (string | undefined)[]): urls is readonly [string, ...string[]] {
  return urls.length > 0 && !urls.includes(undefined);
}
