import type { Range } from '../../text';
import { isStandIn } from './stand-in';

/**
 * Where a password stands in a data source name as drivers have it that write no URL: `secret` of `user:secret@tcp(db:3306)/orders`, that of Go's driver of MySQL
 * (go-sql-driver/mysql dsn.go, ParseDSN), and of Oracle's `jdbc:oracle:thin:user/secret@//db:1521/orders`. Offsets in the text, in order; none overlaps another.
 */
export function dsnPasswordsIn(text: string): readonly Range[] {
  const found = [...beforeAddress(text), ...behindOracleUser(text)];
  return found.sort((a, b) => a.from - b.from);
}

/** How long a user with a password may be. */
const longest = 1280;

/** What stands between the brackets of an address, with the variables of Kubernetes: `$(DB_HOST):3306`. */
const address = String.raw`(?:[^()\s"]|\$\([^()\s"]{0,64}\)){0,256}`;

/**
 * Where an address begins. Those of protocols that drivers have themselves are told by their names; another one, which an app has registered, by the database behind
 * it, since CSS (`@media(min-width:640px){`) and GraphQL (`@include(if:$all)`) write the same.
 */
const addressStart = new RegExp(
  String.raw`@(?:(?:tcp[46]?|unix|cloudsql)\(|[a-z][a-z0-9+_-]{0,30}\((?=${address}\)\\?\/(?!\*)))`,
  'gi',
);

/** The rest of a name behind the bracket of its address, up to the sign behind which another one begins. */
const toNextName = new RegExp(String.raw`^${address}\)[^\s",;]{0,512}[,;]`);

/** From the address backwards to where the text of the name begins: no character is looked at for more than one address. */
function beforeAddress(text: string): readonly Range[] {
  const found: Range[] = [];
  let done = 0;
  for (const { index, 0: opening } of text.matchAll(addressStart)) {
    const from = Math.max(done, index - longest);
    // A password may have such a sign in it as well, so that only what follows another name is looked at for it.
    const next = done > 0 && from === done ? toNextName.exec(text.slice(done, index)) : null;
    const start = beginOf(text, from + (next?.[0].length ?? 0), index);
    const [user = '', ...rest] = text.slice(start, index).split(':');
    const password = rest.join(':');
    if (password !== '' && !isStandIn(password)) found.push({ from: start + user.length + 1, to: index });
    done = index + opening.length;
  }
  return found;
}

/** A name begins behind white space, a quote that opens one, the sign of a setting, or the scheme that some tools write before it. */
function beginOf(text: string, from: number, to: number): number {
  const before = text.slice(from, to);
  let begins = 0;
  for (const { index } of before.matchAll(/[\s"]|(?<=^|[\s:=,[{(])'/g)) begins = index + 1;
  const ahead = /^(?:[\w-]+=|[a-z][\w+.-]*:\/\/){0,2}/i.exec(before.slice(begins));
  return from + begins + (ahead?.[0].length ?? 0);
}

/** A password without quotes: up to white space, the quote behind the text, its closing tag, or another such name. */
const bare = String.raw`(?:(?!jdbc:|'[,\]}]|<\/)[^\s"]){1,1024}`;

/** A password may have an `@` in it, between quotes or not: without them it ends at the last one before a server, else at the last one. */
const oracleForm = new RegExp(
  [
    String.raw`(jdbc:oracle:thin:(?:[^\s/@"':]{1,128}|\\?"[^"\n]{1,128}")\/)`,
    String.raw`(?:(\\?")([^"\n]{1,1024}?)(?=\2@)|(${bare}(?=@(?:(?:\\?\/){2}|\(|[\w.-]{1,253}:\d))|${bare}(?=@)))`,
  ].join(''),
  'gi',
);

function behindOracleUser(text: string): readonly Range[] {
  return [...text.matchAll(oracleForm)].flatMap(({ index, 1: head = '', 2: quote = '', 3: quoted, 4: plain }) => {
    const from = index + head.length + quote.length;
    const password = quoted ?? plain ?? '';
    return isStandIn(password) ? [] : [{ from, to: from + password.length }];
  });
}
