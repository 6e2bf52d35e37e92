import { testRule } from '../../testing/rule-tester';
import { lookAlikeCharacter } from './look-alike-character';

const entry = (host: string, number = '443', more = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
  spec:
    hosts:
    - ${host}
    ports:
    - {number: ${number}, name: https, protocol: TLS}
  ${more}
`;

const nbsp = '\u00A0';

testRule(lookAlikeCharacter, {
  valid: [
    entry('api.example.com'),
    entry('api.example.com', '443', '# don’t “quote” me'),
    entry('api.example.com', '443', `# a${nbsp}comment${nbsp}`),
    entry('"“api”"'),
    `\uFEFF# saved with a byte order mark\n${'apiVersion: v1\\nkind: Namespace\\nmetadata: {name: a}\\n'}`.replaceAll(
      '\\n',
      '\n',
    ),
    `a: Attention:${nbsp}call me\nb: see [${nbsp}1${nbsp}]\n`,
    `a: b\t# a${nbsp}note:${nbsp}x\n`,
    // Marks within a text are letters that somebody may have meant.
    entry('the “api” host'),
    `a: 10${nbsp}000 requests\n`,
    `a: "${nbsp}b:${nbsp}c"\n"d:${nbsp}e": 1\nf: |\n  ${nbsp}g\nh: '- ${nbsp}'\n`,
  ],
  invalid: [
    {
      code: entry('“api.example.com”'),
      findings: [
        {
          message: '“ and ” are letters to YAML, no quotes, and belong to what stands here. Write "api.example.com".',
          at: '“api.example.com”',
          path: 'spec.hosts[0]',
        },
      ],
      output: entry('"api.example.com"'),
    },
    {
      code: entry('api.example.com', '‘443’'),
      findings: [{ message: '‘ and ’ are letters to YAML, no quotes, and belong to what stands here. Write 443.' }],
      output: entry('api.example.com'),
    },
    {
      code: entry('api.example.com', '“4 43”'),
      findings: [{ message: '“ and ” are letters to YAML, no quotes, and belong to what stands here. Correct it.' }],
    },
    {
      code: entry('api.exa\u200Bmple.com'),
      findings: [
        {
          message:
            'A blank U+200B stands in this document where nobody sees it. YAML takes such for letters of the key or value beside them. Remove what has no width.',
        },
      ],
      output: entry('api.example.com'),
    },
    {
      code: '’a’: 1\n',
      findings: [
        { message: '’ is a letter to YAML, no quote, and belongs to what stands here. Write "a".', at: '’a’' },
      ],
      output: '"a": 1\n',
    },
    {
      code: `metadata:\n${nbsp}${nbsp}name: a\nlist:\n -${nbsp}b\nkind:${nbsp}Service\u200BEntry\nend: c${nbsp}\r\n`,
      findings: [
        {
          message:
            '6 blanks U+00A0 and U+200B stand in this document where a space is meant. YAML takes such for letters of the key or value beside them. Write ordinary spaces.',
          at: nbsp,
        },
      ],
      output: 'metadata:\n  name: a\nlist:\n - b\nkind: ServiceEntry\nend: c \r\n',
    },
    {
      // What stands before a comment and within brackets is mended with the rest.
      code: entry(`api.example.com${nbsp} # b${nbsp}`, `${nbsp}443`).replace('TLS}', `TLS${nbsp}}`),
      findings: [
        {
          message:
            '3 blanks U+00A0 stand in this document where a space is meant. YAML takes such for letters of the key or value beside them. Write ordinary spaces.',
        },
      ],
      output: entry(`api.example.com  # b${nbsp}`, ' 443').replace('TLS}', 'TLS }'),
    },
    {
      code: entry('api.example.com').replace('- api', '-\u3000api'),
      findings: [
        {
          message:
            'A blank U+3000 stands in this document where a space is meant. YAML takes such for letters of the key or value beside them. Write ordinary spaces.',
        },
      ],
      output: entry('api.example.com'),
    },
  ],
});
