import type { Range } from '../../text';
import { isStandIn } from './stand-in';

/**
 * Where a password stands in a URL: `secret` of `postgres://user:secret@host`; of one for the web `user:secret`, since a token stands there in the place of either
 * (`https://sk_live_x:@api.stripe.com`). Of any other a user before an empty password counts as a token too (`amqp://t0ken:@host`), and in all of them a user alone
 * that looks like one (`https://ghp_x@github.com`). Offsets in the text, in order; none overlaps another.
 */
export function urlPasswordsIn(text: string): readonly Range[] {
  if (!text.includes('@')) return [];
  const found = [...passwordsIn(text), ...webUsersIn(text), ...tokensIn(text)];
  return found.sort((a, b) => a.from - b.from);
}

/**
 * The userinfo of a URL ends at the last `@` before its path, query or fragment (RFC 3986, section 3.2.1; of several `@`, the URL Standard takes the last, section 4.4,
 * "authority state"), so an `@` of a path or a query makes no password. JSON may escape slashes.
 */
const behindUser =
  /(?<=(?<!https?)(?<=[a-z0-9+.-]):(?:\\?\/){2}[^\s/?#:"'<>\\]{0,256}:)([^\s/?#"<>\\]{1,1024})(?=@[^\s@/?#"'<>\\])/gi;

function passwordsIn(text: string): readonly Range[] {
  return [...text.matchAll(behindUser)].flatMap(({ index, 1: password = '' }) =>
    isStandIn(password) ? [] : [{ from: index, to: index + password.length }],
  );
}

/** The same of `http` and `https`, from the user on. */
const webUser = /(?<=https?:(?:\\?\/){2})([^\s/?#:"'<>\\]{0,256}):([^\s/?#"<>\\]{0,1024})(?=@[^\s@/?#"'<>\\])/gi;

/** What stands behind a token that is in the place of a user, as GitHub has it. */
const noPassword = /^(?:x-oauth-basic|x-access-token)?$/i;

function webUsersIn(text: string): readonly Range[] {
  return [...text.matchAll(webUser)].flatMap(({ index, 0: { length }, 1: user = '', 2: password = '' }) => {
    const secret = noPassword.test(password) ? user : password;
    return secret === '' || isStandIn(secret) ? [] : [{ from: index, to: index + length }];
  });
}

/** A user that an empty password follows; of `http` and `https` it is found with the others. */
const withoutPassword = /(?<=(?<!https?)(?<=[a-z0-9+.-]):(?:\\?\/){2})([^\s/?#:"'<>\\]{1,256}):(?=@[^\s@/?#"'<>\\])/gi;

/**
 * How tokens begin that are told from the name of a user, such as that of `ssh://git@host`: those of GitHub, GitLab, Slack, Stripe, DigitalOcean, Docker, Shopify and
 * Vault, and a JSON Web Token.
 */
const tokenStarts = [
  'gh[oprsu]_',
  'github_pat_',
  'gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-',
  'xox[a-z]-',
  '[rs]k_(?:live|test)_',
  'do[opr]_v1_',
  'dckr_(?:pat|oat)_',
  'shp(?:at|ca|pa|ss)_',
  String.raw`hv[bs]\.`,
  String.raw`eyJ[\w-]{8,512}\.`,
];

const tokenAlone = new RegExp(
  String.raw`(?<=[a-z0-9+.-]:(?:\\?\/){2})(?:${tokenStarts.join('|')})[^\s/?#:@"'<>\\]{1,2048}(?=@[^\s@/?#"'<>\\])`,
  'gi',
);

function tokensIn(text: string): readonly Range[] {
  const users = [...text.matchAll(withoutPassword)].filter(({ 1: user = '' }) => !isStandIn(user));
  return [...users, ...text.matchAll(tokenAlone)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));
}
