import { parseCall } from './call';

/** What a text without a scheme says of a call. */
interface Unsaid {
  /** What the text does not say. */
  readonly lacks: 'scheme' | 'port';
  /** The calls that it may mean, the likeliest first; one where nothing else can be meant. */
  readonly urls: readonly string[];
}

/** `user:password@tcp(db:3306)/orders`, as Go's driver of MySQL takes it, and Oracle's `jdbc:oracle:thin:user/password@//db:1521/orders`. */
const driverForms = [/@tcp\(([\w.-]+:\d{1,5})\)/i, /^jdbc:oracle:thin:.*@(?:\/\/)?([\w.-]+:\d{1,5})(?:[/:]|$)/i];

/**
 * The calls that a text without a scheme may mean: a host with or without a port, perhaps behind a user and a password; or settings with their names, as
 * ADO.NET, libpq and StackExchange.Redis take them. Undefined for what names no host.
 */
export function readUnsaid(text: string): Unsaid | undefined {
  const driven = driverForms.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined);
  if (driven !== undefined) return known([`tcp://${driven.toLowerCase()}`], 'scheme');
  if (text.includes('://')) return undefined;
  return readSettings(text) ?? readBare(text);
}

/** Oracle's form with nothing but its server. */
const onlyServer = /^jdbc:oracle:thin:@(?:\/\/)?[\w.-]+:\d{1,5}$/i;

/** Whether a text of which `readUnsaid` gives one call says more than what is spoken with which server: a user, a database, another setting. */
export function saysMore(text: string): boolean {
  if (driverForms.some((form) => form.test(text))) return !onlyServer.test(text);
  const server = serverIn(text);
  if (server === undefined) return text.split(',').some((each, index) => index > 0 && !/^\s*ssl\s*=/i.test(each));
  const parts = settingParts(text).filter((each) => each.trim() !== '');
  return server.hasInstance || parts.length > (server.port === undefined ? 2 : 1);
}

const bare = /^(\[[0-9a-f:.]+\]|[\w-]+(?:\.[\w-]+)*\.?)(?::(\d{1,5}))?$/i;

function readBare(text: string): Unsaid | undefined {
  const authority = /^[^/?#;]*/.exec(text)?.[0] ?? '';
  const tail = text.slice(authority.length);
  const user = authority.lastIndexOf('@');
  // A password may have a sign in it that ends the authority; then a user must not be taken for a host.
  if (tail.includes('@')) return undefined;
  const [, host, written] = bare.exec(authority.slice(user + 1)) ?? [];
  // Of a text with a user the path is a database's name as likely as not.
  const path = user < 0 ? (/^\/[^\s;?#]*/.exec(tail)?.[0] ?? '') : '';
  if (host === undefined || (written === undefined && user < 0 && !/[.[]/.test(host))) return undefined;
  const name = host.toLowerCase();
  return written === undefined
    ? known([`https://${name}${path}`, `http://${name}${path}`], 'scheme')
    : known(atPort(name, Number(written), path), 'scheme');
}

/** Ports behind which a scheme is likely, by how they are used most. */
const tlsPorts = [443, 8443, 9443];
const httpPorts = [80, 8000, 8080, 8888, 3000];
/** Ports of the clients in `client-url.ts`: those that begin with TLS, and the others. */
const encrypted = [465, 636, 993, 995, 5671, 6380, 8883];
const plain = [22, 25, 110, 143, 389, 587, 1433, 1521, 1883, 3306, 4222, 5432, 5672, 6379, 9042, 9092, 11211, 27017];

function atPort(host: string, port: number, path: string): readonly string[] {
  const at = `${host}:${port}`;
  const http = port === 80 ? `http://${host}${path}` : `http://${at}${path}`;
  const https = port === 443 ? `https://${host}${path}` : `https://${at}${path}`;
  const [tcp, tls] = [`tcp://${at}`, `tls://${at}`];
  if (tlsPorts.includes(port)) return [https, tls];
  if (httpPorts.includes(port)) return [http, tcp];
  if (encrypted.includes(port)) return [tls, tcp];
  return plain.includes(port) ? [tcp, tls] : [https, http, tcp];
}

const serverNames = new Set(['server', 'data source', 'addr', 'address', 'network address', 'host', 'hostname']);
const serverForm = /^(?:tcp:)?(\[[0-9a-f:.]+\]|[\w.-]+)(\\[\w$]+)?(?:[:,](\d{1,5}))?$/i;

/** ADO.NET: Microsoft.Data.SqlClient, Npgsql and MySqlConnector; libpq's keywords stand between spaces; StackExchange.Redis begins with its server. */
function readSettings(text: string): Unsaid | undefined {
  const server = serverIn(text);
  if (server === undefined) return readRedis(text);
  const { key, host, port = settingsOf(text).find(([each]) => each === 'port')?.[1] } = server;
  const at = (number: number | string): string => `tcp://${host.toLowerCase()}:${number}`;
  if (port !== undefined) return known([at(port)], 'scheme');
  const guesses = key.startsWith('host') ? [5432, 3306] : [1433, 3306];
  return known(guesses.map(at), 'port');
}

/** What the setting says that names the server: `port` is undefined where it stands in a setting of its own, or in none. */
interface Server {
  readonly key: string;
  readonly host: string;
  readonly port: string | undefined;
  readonly hasInstance: boolean;
}

function serverIn(text: string): Server | undefined {
  const [key, value] = settingsOf(text).find(([each]) => serverNames.has(each)) ?? [];
  const [, host, instance, port] = serverForm.exec(value ?? '') ?? [];
  return key === undefined || host === undefined ? undefined : { key, host, port, hasInstance: instance !== undefined };
}

function settingParts(text: string): readonly string[] {
  return text.includes(';') ? text.split(';') : text.split(/\s+/);
}

function settingsOf(text: string): readonly (readonly [key: string, value: string])[] {
  return settingParts(text).flatMap((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const];
  });
}

function readRedis(text: string): Unsaid | undefined {
  const [server = '', ...options] = text.split(',');
  const [, host, port] = /^([\w.-]+)(?::(\d{1,5}))?$/.exec(server) ?? [];
  if (host === undefined || options.length === 0 || !options.every((each) => each.includes('='))) return undefined;
  const encrypts = options.some((each) => /^\s*ssl\s*=\s*true\s*$/i.test(each));
  return known([`${encrypts ? 'tls' : 'tcp'}://${host.toLowerCase()}:${port ?? (encrypts ? 6380 : 6379)}`], 'scheme');
}

function known(urls: readonly string[], lacks: Unsaid['lacks']): Unsaid | undefined {
  return urls.every((url) => parseCall(url)?.port !== undefined) ? { lacks, urls } : undefined;
}
