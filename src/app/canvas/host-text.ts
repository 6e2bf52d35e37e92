import { halfUrlWords } from '../../core/mesh';
import { readExternal, type External } from '../commands/add-external';
import { hostRefusal } from '../commands/add-service-entry';
import { hostTextWords } from './words/forms';

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
  if (text === '') return { type: 'empty', host: '', says: hostTextWords.empty };
  const external = readExternal(text);
  if (!external) return { type: 'other', host: '', says: whyOther(text) };
  const { type, host, port } = external;
  if (text !== host && text.toLowerCase() !== host && text !== `[${host}]`) {
    const says = type === 'ip' ? hostTextWords.urlOfAddress : hostTextWords.urlOfHost;
    return { type: 'url', host, port, says: says(host, port.number, port.protocol) };
  }
  if (type === 'ip') return { type: 'address', host, says: hostTextWords.address };
  if (host.startsWith('*')) {
    const says = host === '*' ? hostTextWords.anyHost : hostTextWords.wildcard(host.replace(/^\*\.?/, ''));
    return { type: 'wildcard', host, says };
  }
  return { type: 'host', host, says: host.includes('.') ? hostTextWords.host : hostTextWords.dotless };
}

function whyOther(text: string): string {
  return halfUrlWords(text) ?? hostRefusal(text) ?? hostTextWords.other(text);
}
