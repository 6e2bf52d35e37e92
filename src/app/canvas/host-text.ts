import { readExternal, type External } from '../commands/add-external';
import { hostRefusal } from '../commands/add-service-entry';

/** What somebody typed where a host is wanted: a host, a URL with one, or an address. */
interface HostText {
  readonly type: 'empty' | 'host' | 'wildcard' | 'url' | 'address' | 'other';
  /** The host or address in it; empty where there is none. */
  readonly host: string;
  /** The port, where the text says or implies one; undefined for a bare host or address. */
  readonly port?: External['port'];
  /** What it means, or why it means nothing. */
  readonly says: string;
}

/** Reads what is typed, sign by sign, so that a form can say what it would write. */
export function readHostText(typed: string): HostText {
  const text = typed.trim();
  if (text === '') return { type: 'empty', host: '', says: 'A host like api.example.com, a URL, or an IP address.' };
  const external = readExternal(text);
  if (!external) return { type: 'other', host: '', says: hostRefusal(text) ?? `${text} is neither a host nor a URL.` };
  const { type, host, port } = external;
  if (text !== host && text.toLowerCase() !== host && text !== `[${host}]`) {
    const what = type === 'ip' ? 'The address' : 'The host';
    return { type: 'url', host, port, says: `${what} ${host} on port ${port.number}, ${port.protocol}.` };
  }
  if (type === 'ip') return { type: 'address', host, says: 'An address: proxies send to it without asking DNS.' };
  if (host.startsWith('*')) {
    const names = host === '*' ? 'every name' : `every name under ${host.replace(/^\*\.?/, '')}`;
    return { type: 'wildcard', host, says: `A wildcard: it covers ${names}, which DNS cannot look up.` };
  }
  const dotless = 'A name without a dot: an app would complete it with its search domains.';
  return { type: 'host', host, says: host.includes('.') ? 'One name, looked up in DNS.' : dotless };
}
