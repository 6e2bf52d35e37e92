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

/**
 * What stands between the brackets of an address, with the variables of Kubernetes, `$(DB_HOST):3306`, and the templates of Helm, `{{ .Values.host }}:3306`. Each text
 * is read in one way only, since a pattern that may try others takes a time that doubles with every template.
 */
const address = String.raw`(?:[^()\s{]|\{(?!\{[^{}]{0,128}\}\})|\{\{[^{}]{0,128}\}\}|\([^()\s]{0,64}\)){0,256}`;

/**
 * Where an address begins. Those of protocols that drivers have themselves are told by their names; another one, which an app has registered, by the database behind
 * it, since CSS (`@media(min-width:640px){`) and GraphQL (`@include(if:$all)`) write the same.
 */
const addressStart = new RegExp(
  String.raw`@(?:(?:tcp[46]?|unix|cloudsql[\w-]{0,30})\(|[a-z][a-z0-9+_-]{0,30}\((?=${address}\)\\?\/(?!\*)))`,
  'gi',
);

/**
 * The rest of a name behind the bracket of its address, up to the sign behind which another one begins. A colon before that sign may be the one of the next user, and
 * one must be left behind it: else the sign may be of a password, and the name is looked for from the address on, which hides too much rather than too little.
 */
const toNextName = new RegExp(String.raw`^${address}\)[^\s",;|&<>:]{0,512}[,;|&<>](?=[^:]*:)`);

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

/** A user, and what follows it: a password between quotes, which may have an `@` in it, or a text without white space that has one in it. */
const oracleForm = new RegExp(
  [
    String.raw`(jdbc:oracle:thin:(?:[^\s/@"':]{1,128}|\\?"[^"\n]{1,128}")\/)`,
    String.raw`(?=(\\?")([^"\n]{1,1024}?)\2@|([^\s"]{1,${longest}}))`,
  ].join(''),
  'gi',
);

function behindOracleUser(text: string): readonly Range[] {
  return [...text.matchAll(oracleForm)].flatMap(({ index, 1: head = '', 2: quote = '', 3: quoted, 4: rest = '' }) => {
    const from = index + head.length + quote.length;
    const password = quoted ?? bareIn(rest);
    return password === '' || isStandIn(password) ? [] : [{ from, to: from + password.length }];
  });
}

/** Where the text of a name is over: at another name or URL, the quote behind the text, or its closing tag. */
const endOfName = /jdbc:|'[,\]}]|<\/|[,;|&=?([{<>][a-z][\w+.-]{0,30}:(?:\\?\/){2}/i;

/** The `@` before a server: `@//db:1521/orders`, `@tcps://db:2484/orders`, `@(DESCRIPTION=…)`, `@db:1521:orders`. */
const beforeServer = /@(?:(?:tcps?:)?(?:\\?\/){2}|\(|[\w.-]{1,253}:\d)/i;

/** The `@` before the alias of a server that settings follow: `@orders,mail=`. */
const beforeAlias = /@[\w.$#-]{1,128}[,;?&|][\w.-]{1,64}=/;

/**
 * A password without quotes may have an `@` in it too: it ends at the first one before a server, else before an alias with settings, else at the last one. One that has
 * what looks like the end of the text in it goes to the first `@` behind that.
 */
function bareIn(rest: string): string {
  const [first = ''] = /^(?:(?!jdbc:)[^@])*(?=@)/i.exec(rest) ?? [];
  if (isStandIn(first)) return first;
  const end = rest.search(endOfName);
  const name = end < 0 ? rest : rest.slice(0, end);
  if (!name.includes('@')) return first;
  const ends = [name.search(beforeServer), name.search(beforeAlias), name.lastIndexOf('@')];
  return name.slice(
    0,
    ends.find((at) => at >= 0),
  );
}
