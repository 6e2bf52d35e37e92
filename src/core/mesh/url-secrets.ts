import { hiddenMark } from '../text';
import { parseCall } from './call';

/** A setting that is a secret by its name, up to its value. */
export const secretSetting = /(?:pass|pwd|secret|token|key)[a-z_]{0,20}\s{0,5}=/i;

/** What begins the URL of a driver that names no user before its `@`. */
const withoutUser = /^jdbc:oracle:thin:@/i;

/** Whether a text has a user with a password in it, or a setting that is a secret by its name: then it is nothing to keep. */
export function mayHoldSecret(text: string): boolean {
  if (withoutUser.test(text)) return secretSetting.test(text);
  const scheme = text.indexOf('://');
  const user = text.slice(scheme < 0 ? 0 : scheme + '://'.length, Math.max(0, text.lastIndexOf('@')));
  return user.includes(':') || secretSetting.test(text);
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
