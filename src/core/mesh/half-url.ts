import { readClientUrl } from './client-url';

/**
 * Whether a text may come to hold a password as it is typed on: behind a colon stands no port, or digits with which the text ends, and the `@` may be still to
 * come. Behind the scheme of a call, or a name with a dot, digits are a port: `https://api:8443`, `postgres://db.example.com:5432`. `isUrl`: it stands where a
 * URL belongs, so that one without a scheme is meant, too: `app:s3c`.
 */
export function mayBeginSecret(text: string, isUrl = false): boolean {
  if (isUrl && !text.includes('://')) return beginsWithUser(text);
  if (!/:\/\/[^\s/?#@:[\]]*:(?!\d{0,5}[,/?#;])/.test(text)) return false;
  const [, scheme, name] = /^(?:jdbc:)?([^\s/?#@:[\]]*):\/\/([^\s/?#@:[\]]*):\d{0,5}$/.exec(text) ?? [];
  return name === undefined || !(name.includes('.') || /^(?:https?|tcp|tls|grpc)$/i.test(scheme ?? ''));
}

/** The same of a text without a scheme, which may be an IPv6 address as well. */
function beginsWithUser(text: string): boolean {
  const [, name, rest = ''] = /^\s*([^\s/?#@:[\]=,;]+):(.*)$/.exec(text) ?? [];
  if (name === undefined || /^\d{0,5}[,/?#;]/.test(rest) || isAddress(name, rest)) return false;
  return !(name.includes('.') && /^\d{0,5}$/.test(rest));
}

/** Whether a text is an IPv6 address, a range of them or one with a zone, of which `first` stands before the first colon: `2001:db8::/32`, `fe80::1%eth0`. */
function isAddress(first: string, rest: string): boolean {
  const isGroup = /^[\da-f]{1,4}$/i.test(first) && /^[\da-f]{0,4}:/i.test(rest);
  return isGroup && /^[\da-f:.]*(?:%[\w.~-]*)?(?:\/\d{0,3})?\s*$/i.test(rest);
}

/**
 * Why a URL that somebody has typed is not taken as it stands: it may end in a password whose `@` is still to come, and would become a host and a port, or stay.
 * Undefined where nothing speaks for that: the port that such clients use is no password, and neither are digits behind a host without a scheme. What was typed
 * behind the colon is not repeated.
 */
export function halfUrlWords(text: string): string | undefined {
  const wanted = text.trim();
  if (wanted.includes('@') || withoutUser.test(wanted) || !mayBeginSecret(wanted, true)) return undefined;
  const scheme = wanted.indexOf('://');
  const head = wanted.slice(0, wanted.indexOf(':', scheme < 0 ? 0 : scheme + '://'.length) + 1);
  const port = wanted.slice(head.length);
  if (!/^\d{0,5}$/.test(port)) return `What stands behind ${head} is no port. After a password, go on with @HOST.`;
  const usual = readClientUrl(head.slice(0, -1));
  if (usual?.type !== 'call' || usual.url.endsWith(`:${port}`) || withoutPassword.test(wanted)) return undefined;
  const meant = usual.url.replace(/\d+$/, 'PORT');
  return `What stands behind ${head} may be a port or a password. For a port, write ${meant}; after a password, go on with @HOST.`;
}

/** Drivers for Java have users and passwords among the settings. */
const withoutPassword = /^jdbc:/i;

/** Those that name their server otherwise than behind `://`; only Oracle's form has a user and a password before it: `jdbc:oracle:thin:app/s3cret@db`. */
const withoutUser = /^jdbc:(?!oracle:)(?!.*:\/\/)/i;
