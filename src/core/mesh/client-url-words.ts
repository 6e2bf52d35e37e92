import { parseCall } from './call';
import { readClientUrl, type ClientUrl } from './client-url';
import { saysMore } from './unsaid-url';
import { mayHoldSecret } from './url-secrets';

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
