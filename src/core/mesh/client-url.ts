import { hiddenMark } from '../text';
import { parseCall } from './call';
import { readUnsaid, saysMore } from './unsaid-url';

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
  return urls.length === 1 ? { type: 'call', url: urls[0] as string } : { type: 'several', urls };
}

/** A setting that is a secret by its name, up to its value. */
const secretSetting = /(?:pass|pwd|secret|token|key)[a-z_]{0,20}\s{0,5}=/i;

/** The same in the path of a request, where keys and tokens are what a server asks for. */
const passwordSetting = /(?:pass|pwd|secret)[a-z_]{0,20}\s{0,5}=/i;

/** What begins the URL of a driver that names no user before its `@`. */
const withoutUser = /^jdbc:oracle:thin:@/i;

/** Whether a text has a user with a password in it, or a setting that is a secret by its name: then it is nothing to keep. */
export function mayHoldSecret(text: string): boolean {
  if (withoutUser.test(text)) return secretSetting.test(text);
  const scheme = text.indexOf('://');
  const user = text.slice(scheme < 0 ? 0 : scheme + '://'.length, Math.max(0, text.lastIndexOf('@')));
  return user.includes(':') || secretSetting.test(text);
}

/** A text as the url of a call: the call of a client's URL, else the text without what surrounds it. */
export function asCallUrl(text: string): string {
  const client = readClientUrl(text);
  return client?.type === 'call' ? client.url : text.trim();
}

/**
 * How a text was read that is not written as the url of its call, in one sentence; undefined where nothing was read into it. What proxies do not see is left out,
 * and that a password was among it is said.
 */
export function readingWords(text: string): string | undefined {
  const client = readClientUrl(text);
  const dialled = client?.type === 'call' ? parseCall(client.url) : undefined;
  if (dialled?.port === undefined) return undefined;
  const { scheme, host, port, path } = dialled;
  const read = `Read as ${scheme} to ${host}, port ${port}`;
  if (mayHoldSecret(text)) return `${read}; the password is left out.`;
  return isCut(text.trim(), path) ? `${read}; the rest is left out.` : `${read}.`;
}

/** Whether a text says more than its call, of which the path is given. */
function isCut(text: string, path: string): boolean {
  if (!text.includes('://')) return saysMore(text);
  return text.includes('@') || (path === '/' && !/^[^/]*:\/\/[^/?#;]*\/?$/.test(text));
}

/** Of more servers than these the others are counted. */
const mostNamed = 10;

/** What a client URL is to proxies, and what to write, as sentences. */
export function clientUrlWords(client: ClientUrl): string {
  switch (client.type) {
    case 'call':
      return `To proxies this call is ${client.url}. Write that.`;
    case 'several':
      return `${choiceWords(client)} Write one of them: ${namedOf(client.urls)}.`;
    case 'unsaid':
      return `${choiceWords(client)} Write one of these: ${client.urls.join(', ')}.`;
    case 'looked-up':
      return `${client.host} is not called itself: its SRV records in DNS name the servers. Write one of them, tls://SERVER:27017.`;
  }
}

/** Why there are several calls to choose from, as a sentence, for where they are shown themselves. */
export function choiceWords(client: Extract<ClientUrl, { readonly type: 'several' | 'unsaid' }>): string {
  if (client.type === 'several') return `It names ${client.urls.length} servers, each a call of its own.`;
  return client.lacks === 'scheme' ? 'It does not say what is spoken.' : 'It does not say its port.';
}

function namedOf(urls: readonly string[]): string {
  const more = urls.length - mostNamed;
  return urls.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/**
 * A text that is no call, as it may be shown: `(hidden)` stands for what is before the last `@`, of which only the user of a database or broker is kept, where a
 * password follows. What stands behind a `?` or `;`, where clients have passwords too, is left out.
 */
export function urlWithoutSecrets(text: string): string {
  // In settings an `@` ends no user: it is of the password itself.
  const end = text.includes('://') ? -1 : text.search(secretSetting);
  const shown = withoutPassword(end < 0 ? text : text.slice(0, end)) + (end < 0 ? '' : text.slice(end));
  const options = shown.search(/[?;]/);
  const cut = options < 0 ? shown : `${shown.slice(0, options + 1)}…`;
  const secret = secretSetting.exec(cut);
  return secret === null ? cut : `${cut.slice(0, secret.index + secret[0].length)}${hiddenMark}`;
}

/** The url of a call as it may be shown: what can be called holds no user; of anything else its secrets are left out. */
export function shownUrl(url: string): string {
  const mayHide = url.includes('@') || mayHoldSecret(url);
  return mayHide && parseCall(url) === undefined ? urlWithoutSecrets(url) : url;
}

function withoutPassword(text: string): string {
  // No pattern: one that looks for the last sign from each possible first takes a square of the length of a hostile text.
  const scheme = text.indexOf('://');
  const user = text.lastIndexOf('@');
  const from = scheme >= 0 && scheme < user ? scheme + '://'.length : 0;
  const head = text.slice(0, from);
  return user < 0 ? text : head + userIn(head, text.slice(from, user)) + hiddenMark + text.slice(user);
}

/** Schemes of databases and brokers, which know their users by names; elsewhere a token may stand in the place of a user: `https://sk_live_x:@api.stripe.com`. */
const withUsers =
  /^(?:postgres|postgresql|mysql|mariadb|mssql|sqlserver|rediss?|valkeys?|mongodb|amqps?)(?:\+\w+)?:\/\/$/i;

/** `app:` of `app:s3cret`. */
function userIn(scheme: string, userinfo: string): string {
  return withUsers.test(scheme) ? (/^[\w.%+-]{0,64}:(?=.)/.exec(userinfo)?.[0] ?? '') : '';
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

function isComplete(urls: readonly (string | undefined)[]): urls is readonly string[] {
  return urls.length > 0 && !urls.includes(undefined);
}
