import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toEnd } from '../../steps';
import { workspaceOf } from '../../testing/mesh-fixture';
import { cpuSeconds } from '../../testing/cpu-time';
import type { Workspace } from '../../workspace';
import { appliedCopy } from './secret-values';
import { clearingSteps, type Cleared } from './secrets';

function withoutSecrets(workspace: Workspace): Cleared {
  return toEnd(clearingSteps(workspace));
}

const key = (name: string, indent = ''): string =>
  [
    '-----BEGIN ' + name + '-----',
    'MIIBIjANBgkqhkiG9w0BAQEFAA',
    'OCAQ8AMIIBCgKCAQEAu1SU1LfV',
    '-----END ' + name + '-----',
  ].join(`\n${indent}`);
const pem = key('PRIVATE KEY');
const putty = [
  'PuTTY-User-Key-File-3: ssh-ed25519',
  'Encryption: none',
  'Private-Lines: 1',
  'AAAAIO0hvjZ0c4Q1',
  'Private-MAC: 0d3c8f',
];
const secret = (fields: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: client, namespace: shop }\n${fields}`;
const configMap = (data: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ca, namespace: shop }\ndata:\n${data}`;
const packed = Buffer.from(`${pem}\n`).toString('base64');

const bareKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
const manifest = '{"apiVersion":"v1","kind":"Secret","data":{"p":"aHVudGVyMg=="}}';
const inMap = 'a private key in ConfigMap shop/ca';

/** A name of Oracle, and what is left of it. */
const oracle = (password: string, server: string): readonly [text: string, kept: string] => [
  `jdbc:oracle:thin:u/${password}${server}`,
  `jdbc:oracle:thin:u/password-left-out${server}`,
];

/** Places to hide a secret in, and what is said of each. */
const hiding: readonly (readonly [name: string, text: string, what: string])[] = [
  ['a misspelt field', secret('stringdata: { password: x }\n'), 'Secret shop/client'],
  ['a Secret whose group is misspelt', secret('data: { a: YQ== }\n').replace('v1', 'core/v1'), 'Secret shop/client'],
  [
    'a kind in small letters',
    secret('data: { a: YQ== }\n').replace('Secret', 'secret'),
    'a secret in secret shop/client',
  ],
  ['a Secret without a kind', 'type: kubernetes.io/tls\nmetadata: { name: a }\ndata: { tls.key: YQ== }\n', 'a Secret'],
  [
    'stringData of another kind',
    'kind: Secrets\nmetadata: { name: a }\nstringData: { p: x }\n',
    'a secret in Secrets a',
  ],
  ['a Secret in a comment behind a value', 'kind: A # {kind: Secret, data: {p: x}}\n', 'a secret in A'],
  ['a Secret in comments with a gap', '# kind: Secret\n\n# data:\n#   p: x\nkind: A\n', 'a secret in A'],
  ['a list in a list', `kind: List\nitems: [{ kind: List, items: [${manifest}] }]\n`, 'a secret in List'],
  ['a SecretList', 'kind: SecretList\nitems: [{ data: { p: YQ== } }]\n', 'a Secret'],
  ['a merge', `x: &d { data: { p: YQ== } }\n<<: *d\n${secret('')}`, 'Secret shop/client'],
  [
    'a Secret in a comment',
    configMap('  # kind: Secret\n  # stringData: { p: x }\n  a: b\n'),
    'a secret in ConfigMap shop/ca',
  ],
  ['values in a comment of a Secret', secret('# data: { p: x }\n'), 'a secret in Secret shop/client'],
  [
    'a Secret in a text',
    configMap('  a.yaml: |\n    kind: Secret\n    data: { p: YQ== }\n'),
    'a secret in ConfigMap shop/ca',
  ],
  [
    'a Secret in an annotation',
    `kind: ConfigMap\nmetadata: { name: ca, annotations: { a: '${manifest}' } }\n`,
    'a secret in ConfigMap ca',
  ],
  [
    'literals of kustomize',
    'kind: Kustomization\nsecretGenerator: [{ name: a, literals: [p=x] }]\n',
    'a secret in Kustomization',
  ],
  ['a private JWK', configMap(`  k: '{"kty":"RSA","d":"AQAB"}'\n`), 'a secret in ConfigMap shop/ca'],
  ['a broken list with escapes', `[{ "kind": "Sec\\u0072et", "data": { "p": "YQ==`, 'a Secret'],
  ['a header with escapes', configMap(`  k: "-----begin\\u0020private key-----\\nMIIE"\n`), inMap],
  ['base64 in a comment', configMap(`  # ${packed}\n  a: b\n`), inMap],
  ['base64 behind a name', configMap(`  a: key/${packed};x\n`), inMap],
  ['base64 of base64', configMap(`  a: ${Buffer.from(packed).toString('base64')}\n`), inMap],
  [
    'base64 in a copy of kubectl',
    `kind: A\nmetadata: { annotations: { ${appliedCopy}: '{"a":"${packed}"}' } }\n`,
    'a private key in A',
  ],
  ['a key of PuTTY in base64', configMap(`  a: ${Buffer.from(putty.join('\n')).toString('base64')}\n`), inMap],
  [
    'a password behind escapes',
    configMap('  a: "https://user:secret\\x40db.example.com"\n'),
    'the password of a URL in ConfigMap shop/ca',
  ],
  [
    'a password of a data source name behind escapes',
    configMap('  a: "app:secret\\x40tcp(db)/x"\n'),
    'the password of a data source name in ConfigMap shop/ca',
  ],
  ['a key without armour', configMap(`  a: ${bareKey}\n`), inMap],
];

function clear(text: string): { text: string | undefined; found: readonly string[] } {
  const { workspace, secrets } = withoutSecrets(workspaceOf({ 'a.yaml': text }));
  return { text: workspace.files[0]?.text, found: secrets.map(({ line, what }) => `${line} ${what}`) };
}

describe('a workspace that is cleared of secrets', () => {
  it.each<[string, string, string | undefined, readonly string[]]>([
    ['data', secret(`data: { tls.key: YQ== }\n`), undefined, ['1 Secret shop/client']],
    [
      'stringData',
      `a: 1\n---\n${secret('stringData: { password: x }\n')}---\nb: 2\n`,
      'a: 1\n---\nb: 2\n',
      ['2 Secret shop/client'],
    ],
    [
      'a copy of kubectl',
      secret('').replace(
        'name: client',
        'annotations: { kubectl.kubernetes.io/last-applied-configuration: x }, name: client',
      ),
      undefined,
      ['1 Secret shop/client'],
    ],
    [
      'a list with a Secret',
      `apiVersion: v1\nkind: List\nitems:\n  - ${secret('data: { a: YQ== }').replaceAll('\n', '\n    ')}\n`,
      undefined,
      ['1 Secret shop/client'],
    ],
    ['a Secret that cannot be read', `${secret('data: { a: "YQ==')}`, undefined, ['1 Secret shop/client']],
    [
      'a Secret of which no value was read',
      `[{ kind: Secret, stringData: { a: never closed\n`,
      undefined,
      ['1 a Secret'],
    ],
    [
      'a key in a block',
      configMap(`  key: |\n    ${key('RSA PRIVATE KEY', '    ')}\n  ca: x # kept\n`),
      configMap('  key: |\n    private-key-left-out\n  ca: x # kept\n'),
      ['6 a private key in ConfigMap shop/ca'],
    ],
    [
      'keys in a comment and in quotes',
      configMap(`  # ${key('EC PRIVATE KEY', '  # ')}\n  b: "${pem.replaceAll('\n', '\\n')}"\n`),
      configMap('  # private-key-left-out\n  b: "private-key-left-out"\n'),
      ['5 a private key in ConfigMap shop/ca', '9 a private key in ConfigMap shop/ca'],
    ],
    [
      'a key of PGP',
      `a: |\n  ${key('PGP PRIVATE KEY BLOCK', '  ')}\n`,
      'a: |\n  private-key-left-out\n',
      ['2 a private key in a document'],
    ],
    [
      'a key of PuTTY',
      configMap(`  key: |\n    ${putty.join('\n    ')}\n  ca: x # kept\n`),
      configMap('  key: |\n    private-key-left-out\n  ca: x # kept\n'),
      ['6 a private key in ConfigMap shop/ca'],
    ],
    [
      'a key of PuTTY without an end',
      configMap(`  key: |\n    ${putty.slice(0, -1).join('\n    ')}\n`),
      undefined,
      ['6 a private key in ConfigMap shop/ca'],
    ],
    [
      'passwords of URLs',
      configMap(
        '  a: https://user:secret@db.example.com/x\n  # was redis://:p@ss@cache\n  b: "http:\\/\\/me@x.org:secret@b.c"\n',
      ),
      configMap(
        '  a: https://password-left-out@db.example.com/x\n  # was redis://:password-left-out@cache\n  b: "http:\\/\\/password-left-out@b.c"\n',
      ),
      [5, 6, 7].map((line) => `${line} the password of a URL in ConfigMap shop/ca`),
    ],
    [
      'tokens in the place of users',
      configMap(
        '  a: https://sk_live_x:@api.stripe.com/v1 https://ghp_x:x-oauth-basic@github.com\n  b: git+https://key:X@b.c https://x-access-token:ghp_x@b.c\n',
      ),
      configMap(
        '  a: https://password-left-out@api.stripe.com/v1 https://password-left-out@github.com\n  b: git+https://password-left-out@b.c https://password-left-out@b.c\n',
      ),
      [5, 5, 6, 6].map((line) => `${line} the password of a URL in ConfigMap shop/ca`),
    ],
    [
      'passwords of data source names',
      configMap(
        "  a: app:s3@cr:et@tcp(db:3306)/x # app:s@unix(/s)/x\n  b: \"--dsn=app:s'x@tcp(db)/x\"\n  c: {d: 'app:s@tcp4(db)'}\n  e: jdbc:oracle:thin:app/s3@//db:1521/x\n",
      ),
      configMap(
        '  a: app:password-left-out@tcp(db:3306)/x # app:password-left-out@unix(/s)/x\n  b: "--dsn=app:password-left-out@tcp(db)/x"\n  c: {d: \'app:password-left-out@tcp4(db)\'}\n  e: jdbc:oracle:thin:app/password-left-out@//db:1521/x\n',
      ),
      [5, 5, 6, 7, 8].map((line) => `${line} the password of a data source name in ConfigMap shop/ca`),
    ],
    [
      'passwords of data source names in a row, and at an address that is filled in elsewhere',
      configMap('  a: a:p@tcp(x:3306)/d,b:q,r@tcp(y:1)/e\n  b: a:p@my-tls($(HOST):3306)/d a:p,q)r@tcp($(HOST):3306)\n'),
      configMap(
        '  a: a:password-left-out@tcp(x:3306)/d,b:password-left-out@tcp(y:1)/e\n  b: a:password-left-out@my-tls($(HOST):3306)/d a:password-left-out@tcp($(HOST):3306)\n',
      ),
      [5, 5, 6, 6].map((line) => `${line} the password of a data source name in ConfigMap shop/ca`),
    ],
    ...(
      [
        [
          'between tags',
          '<dsn>a:p@tcp(x:1)/d</dsn><dsn>b:hunt,er2@tcp(y:1)/e</dsn>',
          '<dsn>a:password-left-out@tcp(x:1)/d</dsn><dsn>b:password-left-out@tcp(y:1)/e</dsn>',
        ],
        [
          'behind a bar',
          'a:p@tcp(x:1)/d|b:hunt,er2@tcp(y:1)/e',
          'a:password-left-out@tcp(x:1)/d|b:password-left-out@tcp(y:1)/e',
        ],
        [
          'behind a setting',
          'a:p@tcp(x:1)/d?tls=true&x=b:hunt,er2@tcp(y:1)/e',
          'a:password-left-out@tcp(x:1)/d?tls=true&x=b:password-left-out@tcp(y:1)/e',
        ],
        [
          'behind a sign that nobody knows, with all before it',
          'a:p@tcp(x:1)/d#b:hunt,e:r2@tcp(y:1)/e',
          'a:password-left-out@tcp(x:password-left-out@tcp(y:1)/e',
        ],
        [
          'behind an address of a template',
          'a:p@my-tls({{ .Values.host }}:3306)/d,b:q,r@tcp(y)',
          'a:password-left-out@my-tls({{ .Values.host }}:3306)/d,b:password-left-out@tcp(y)',
        ],
        ...['cloudsql-mysql({{ .Values.db }})', 'custom({{ .Values.host }}:3306)', 'custom("x")', 'custom((x))'].map(
          (server) => [`before ${server}`, `a:hunter2@${server}/d`, `a:password-left-out@${server}/d`] as const,
        ),
        ['of Oracle before an alias with settings', ...oracle('p', '@orders,mail=ops@corp.com')],
        ['of Oracle before an alias and a URL', ...oracle('p', '@orders,redis://u:${Q}@h:6379')],
        ['of Oracle before a server and a URL', ...oracle('p', '@//h:1521/x,redis://u:${Q}@h:6379')],
        ['of Oracle before TLS', ...oracle('p', '@tcps://h:2484/x')],
        ['of Oracle with a comma behind an @', ...oracle('p@ss,w', '@orders')],
        ...["p',q", "p'}q", 'p</q', 'p,http://q', 'p@ss://x'].map(
          (password) => [`of Oracle like ${password}`, ...oracle(password, '@//h:1521/x')] as const,
        ),
      ] as const
    ).map(([where, text, kept]): [string, string, string, string[]] => [
      `passwords of data source names ${where}`,
      configMap(`  a: ${text}\n`),
      configMap(`  a: ${kept}\n`),
      kept
        .split('left-out')
        .slice(1)
        .map(() => '5 the password of a data source name in ConfigMap shop/ca'),
    ]),
    [
      'tokens without a password',
      configMap(
        '  a: https://ghp_x@github.com/a git+https://github_pat_x@b.c https://glpat-x@b.c\n  b: https://xoxb-x@b.c amqp://t0ken:@mq.example.com\n',
      ),
      configMap(
        '  a: https://password-left-out@github.com/a git+https://password-left-out@b.c https://password-left-out@b.c\n  b: https://password-left-out@b.c amqp://password-left-out@mq.example.com\n',
      ),
      [5, 5, 5, 6, 6].map((line) => `${line} the password of a URL in ConfigMap shop/ca`),
    ],
    ...(
      [
        ['before //', 'u/p@ss@//h:1521/x', 'u/password-left-out@//h:1521/x'],
        ['before a server', 'u/p@ss@h.corp:1521:x?mail=a@b', 'u/password-left-out@h.corp:1521:x?mail=a@b'],
        ['before a description', 'u/p@ss@(DESCRIPTION=(A=b))', 'u/password-left-out@(DESCRIPTION=(A=b))'],
        ['before an alias', 'u/p@ss@orders', 'u/password-left-out@orders'],
        ['between quotes', 'u/"p@ss"@//h:1521/x', 'u/"password-left-out"@//h:1521/x'],
        ['of a user between quotes', '"u"/p@//h:1521/x', '"u"/password-left-out@//h:1521/x'],
        [
          'beside another',
          'u/p@//h:1/x,jdbc:oracle:thin:v/q@i:1:y',
          'u/password-left-out@//h:1/x,jdbc:oracle:thin:v/password-left-out@i:1:y',
        ],
      ] as const
    ).map(([where, text, kept]): [string, string, string, string[]] => [
      `passwords of Oracle with an @ ${where}`,
      configMap(`  a: jdbc:oracle:thin:${text}\n`),
      configMap(`  a: jdbc:oracle:thin:${kept}\n`),
      kept
        .split('left-out')
        .slice(1)
        .map(() => '5 the password of a data source name in ConfigMap shop/ca'),
    ]),
    [
      'passwords of Oracle behind escapes',
      configMap('  a: "jdbc:oracle:thin:u/\\"p@ss\\"@\\/\\/h:1/x"\n'),
      configMap('  a: "jdbc:oracle:thin:u/\\"password-left-out\\"@\\/\\/h:1/x"\n'),
      ['5 the password of a data source name in ConfigMap shop/ca'],
    ],
    [
      'passwords with percent signs, and one of a data source name behind a scheme',
      configMap('  a: postgres://u:p%40ss%2Fw@h/x\n  b: mysql://u:p@tcp(h:3306)/x\n'),
      configMap('  a: postgres://u:password-left-out@h/x\n  b: mysql://u:password-left-out@tcp(h:3306)/x\n'),
      [5, 6].map((line) => `${line} the password of a URL in ConfigMap shop/ca`),
    ],
    [
      'a password and a key',
      configMap(`  a: ftp://u:p@h\n  b: |\n    ${key('PRIVATE KEY', '    ')}\n`),
      configMap('  a: ftp://u:password-left-out@h\n  b: |\n    private-key-left-out\n'),
      ['5 the password of a URL in ConfigMap shop/ca', '7 a private key in ConfigMap shop/ca'],
    ],
    [
      'a key without an end',
      configMap(`  key: |\n    -----BEGIN PRIVATE KEY-----\n    MIIE\n`),
      undefined,
      ['6 a private key in ConfigMap shop/ca'],
    ],
    [
      'a key behind escapes',
      configMap(`  key: "-----BEGIN\\x20PRIVATE KEY-----\\nMIIE"\n`),
      undefined,
      ['1 a private key in ConfigMap shop/ca'],
    ],
    ['a key in base64', configMap(`  key: ${packed}\n`), undefined, ['1 a private key in ConfigMap shop/ca']],
    [
      'a key in base64 over lines',
      configMap(`  key: |\n    ${packed.slice(0, 60)}\n    ${packed.slice(60)}\n`),
      undefined,
      ['1 a private key in ConfigMap shop/ca'],
    ],
    ...hiding.map(([name, text, what]): [string, string, undefined, string[]] => [
      name,
      text,
      undefined,
      [`1 ${what}`],
    ]),
  ])('leaves out %s', (_, text, expected, found) => {
    expect(clear(text)).toEqual({ text: expected, found });
  });

  it.each([
    ['a Secret without values', secret('type: Opaque\ndata: {}\n')],
    ['a Secret of another group', 'apiVersion: example.com/v1\nkind: Secret\ndata: { a: 1 }\n'],
    ['a public key', configMap(`  ca: |\n    ${key('PUBLIC KEY', '    ')}\n    ${key('CERTIFICATE', '    ')}\n`)],
    ['base64 of something else', configMap(`  ca: ${Buffer.from('x'.repeat(200)).toString('base64')}\n`)],
    ['a name of a Secret', 'kind: DestinationRule\nspec: { trafficPolicy: { tls: { credentialName: client } } }\n'],
    ['an address of mail', configMap('  a: user:b@example.com, mailto:a@b.c, ssh://git@github.com:22/x\n')],
    [
      'what is no data source name',
      configMap(
        '  a: [repo:1@sha256:abc, "outbound|443||a.b", spiffe://td/ns/a/sa/b, user@tcp(db), "user:@tcp(db)", a:b@c.d(e), "x: y @tcp(z)"]\n  b: app:${P}@tcp(db)/x jdbc:oracle:thin:@db:1521/x\n',
      ),
    ],
    [
      'style sheets and queries',
      configMap(
        '  a: |\n    a{color:red}@media(min-width:640px){b{c:d}}@supports(e:f) and (g:h){i{j:k}}@media(l:m)/*n*/{o{p:q}}\n    query{user(id:1)@include(if:$all){name}pet(id:2)@skip(if:false)}\n',
      ),
    ],
    ['an @ of a path', configMap('  a: http://b:80/@c:d@e http://b:80?x=a:b@c "http://b:80" c@d\n')],
    [
      'a password that is filled in elsewhere',
      configMap(
        '  a: http://u:${P}@h http://u:$(P)@h http://u:***@h redis://u:${P}@h\n  b: https://${T}:@h https://${T}:x-oauth-basic@h https://:@h https://u:password-left-out@h\n',
      ),
    ],
    [
      'a password of Oracle that is filled in elsewhere',
      configMap(
        '  a: jdbc:oracle:thin:u/${P}@//h:1521/x,redis://u:${Q}@h:6379\n  b: jdbc:oracle:thin:u/${P}@//h:1521/x;mail=ops@corp.com:25\n  c: jdbc:oracle:thin:u/@//h:1521/x\n',
      ),
    ],
    [
      'users without a password',
      configMap('  a: https://git@github.com/a https://user@b.c amqp://${T}:@b.c redis://:@b.c\n'),
    ],
    ['broken text', 'kind: ServiceEntry\nspec: { hosts: [\n'],
  ])('keeps %s', (_, text) => {
    const workspace = workspaceOf({ 'a.yaml': text });
    expect(withoutSecrets(workspace)).toEqual({ workspace, secrets: [] });
    expect(withoutSecrets(workspace).workspace.files[0]).toBe(workspace.files[0]);
  });

  it('takes no longer than the text is long, whatever is meant to make it', () => {
    const texts = [
      '-----BEGIN PRIVATE KEY-----',
      '-----BEGIN A ',
      '\\\\',
      '"kty":',
      '# kind: Secret\n',
      '-',
      'MII',
      '://',
      'a://b:',
      'a://b:c@',
      'http://b:',
      'http://b:c@',
      'a:b@c(',
      '@c(',
      'a:b@c(d)/',
      '@c($(',
      'jdbc:oracle:thin:a/',
      'jdbc:oracle:thin:a/@b.',
      'jdbc:oracle:thin:a/"b',
      '/"@b',
      'jdbc:oracle:thin:',
      "jdbc:oracle:thin:a/',",
      'jdbc:oracle:thin:a/b@c,d=',
      'jdbc:oracle:thin:a/b,c://',
      '@c({{',
      '@c({{a}}',
      '{{@c(}}',
      '@c((d)',
      'a:b@tcp(c)/d|',
      'a:b@tcp(c)/d,e',
      'a://b:@',
      'https://ghp_',
      'https://eyJabcdefgh.',
    ];
    for (const text of texts)
      expect(
        cpuSeconds(() => withoutSecrets(workspaceOf({ 'a.yaml': `a: 1\n# ${text.repeat(200_000 / text.length)}\n` }))),
      ).toBeLessThan(2);
  });
});
