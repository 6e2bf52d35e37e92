import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../yaml';
import { importFiles } from './import-files';
import { findYamlBlocks, joinBlocks } from './markdown';
import { readUpload } from './read-upload';
import { decodeUtf8, lineOfByte } from './utf8';
import { cpuSeconds } from '../../testing/cpu-time';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function problemOf(name: string, bytes: Uint8Array): string {
  const read = readUpload(name, bytes);
  return read.ok ? read.problems.join(' ') : read.problem;
}

describe('decodeUtf8', () => {
  it('decodes what any encoder writes, byte order marks included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(encode(`\uFEFF${text}`))).toEqual({ ok: true, text: `\uFEFF${text}` });
      }),
    );
  });

  it('accepts exactly what a strict decoder does', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.integer({ min: 0, max: 255 }),
            fc.constantFrom(0xc0, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0, 0xbf),
          ),
          { maxLength: 12 },
        ),
        (list) => {
          const bytes = Uint8Array.from(list);
          let expected: string | undefined;
          try {
            expected = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
          } catch {
            expected = undefined;
          }
          const decoded = decodeUtf8(bytes);
          expect(decoded.ok ? decoded.text : undefined).toBe(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('counts lines of bytes', () => {
    expect(lineOfByte(encode('a\r\nb\rc\nd'), 7)).toBe(4);
  });
});

describe('readUpload', () => {
  it('keeps YAML and JSON byte for byte', () => {
    for (const text of ['\uFEFFa: 1\r\nb: 2', '{"kind": "X"}', 'a: {{ .Values.x }}\n', 'a: \u0001', '']) {
      expect(readUpload('x.yaml', encode(text))).toMatchObject({ ok: true, files: [{ path: 'x.yaml', text }] });
    }
  });

  it.each<[string, string, Uint8Array, string]>([
    ['binary', 'a.yaml', Uint8Array.from([97, 10, 0, 1]), 'a.yaml is a binary file: line 2 holds a NUL byte.'],
    [
      'control bytes',
      'a.yaml',
      Uint8Array.from([1, 2, 3, 4, 5, 6]),
      'a.yaml is a binary file: it is full of control bytes.',
    ],
    [
      'Latin-1',
      'a.yaml',
      Uint8Array.from([97, 10, 98, 10, 0xe4, 10]),
      'a.yaml is not UTF-8: line 3 holds a byte that is no character. Save it as UTF-8.',
    ],
    ['UTF-16', 'a.yaml', Uint8Array.from([0xff, 0xfe, 97, 0]), 'a.yaml is UTF-16. Save it as UTF-8.'],
    [
      'a picture',
      'a.png',
      Uint8Array.from([0x89, 80, 78, 71]),
      'a.png was not opened. Fairway reads YAML, JSON and Markdown with fenced YAML.',
    ],
    [
      'a large file',
      'a.yaml',
      new Uint8Array(50 * 1024 * 1024),
      'a.yaml has 50 MB; Fairway opens files of up to 20 MB.',
    ],
    [
      'Markdown without YAML',
      'a.md',
      encode('# Title\n```sh\nls\n```\n'),
      'No YAML was found in a.md. Fairway reads YAML, JSON and Markdown with fenced YAML.',
    ],
    ['a damaged archive', 'a.zip', encode('PK nothing'), 'a.zip is not a zip archive that can be read.'],
  ])('refuses %s in one sentence', (_, name, bytes, sentence) => {
    const read = readUpload(name, bytes);
    expect(read.ok).toBe(false);
    expect(problemOf(name, bytes)).toContain(sentence);
  });

  it('opens an empty file and says that it is empty', () => {
    expect(problemOf('a.yaml', encode('\n'))).toBe('a.yaml is empty.');
  });

  it('is quick with large files', () => {
    const bytes = encode('a: 1\n'.repeat(1_000_000));
    expect(cpuSeconds(() => expect(readUpload('a.yaml', bytes).ok).toBe(true))).toBeLessThan(3);
  });

  it('unpacks archives, and leaves out what leads out of them', () => {
    const bytes = zipSync({
      'b/egress.yaml': strToU8('a: 1\n'),
      'a.md': strToU8('# T\n```yaml\nb: 2\n```\n'),
      '../evil.yaml': strToU8('x: 1\n'),
      '/root.yaml': strToU8('x: 1\n'),
      'c\\d.yaml': strToU8('x: 1\n'),
      '__MACOSX/._a': strToU8('x'),
      'logo.png': strToU8('png'),
    });
    const read = readUpload('all.zip', bytes);
    expect(read).toMatchObject({
      ok: true,
      files: [
        { path: 'a.yaml', text: '# T\nb: 2\n' },
        { path: 'b/egress.yaml', text: 'a: 1\n' },
      ],
      blocks: 1,
    });
    expect(read.ok && read.problems).toHaveLength(3);
  });

  it('takes of an archive what it would take of a folder', () => {
    const bytes = zipSync({
      'repo/.git/config': strToU8('[core]\n'),
      'repo/LICENSE': strToU8('Apache License\n'),
      'repo/node_modules/x/package.json': strToU8('{}\n'),
      'repo/main.go': strToU8('package main\n'),
      'repo/egress.yaml': strToU8('a: 1\n'),
    });
    const read = readUpload('repo.zip', bytes);
    expect(read).toEqual({ ok: true, files: [{ path: 'repo/egress.yaml', text: 'a: 1\n' }], blocks: 0, problems: [] });
    expect(problemOf('code.zip', zipSync({ 'main.go': strToU8('package main\n') }))).toContain(
      'No YAML was found in code.zip.',
    );
  });

  it('refuses archives that unpack to too much', () => {
    const bomb = zipSync({ 'a.yaml': new Uint8Array(120 * 1024 * 1024) }, { level: 1 });
    expect(problemOf('bomb.zip', bomb)).toContain('unpacks to more than 100 MB');
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}.yaml`, new Uint8Array(0)])),
    );
    expect(problemOf('many.zip', many)).toContain('more than 2000 files');
  });
});

describe('findYamlBlocks', () => {
  it.each<[string, string, { heading?: string; text: string }[]]>([
    ['a block under its heading', '# One\n\n```yaml\na: 1\n```\n', [{ heading: 'One', text: 'a: 1\n' }]],
    [
      'yml, tildes and longer fences',
      '~~~yml\na: 1\n~~~\n````yaml\n```\nb\n```\n````\n',
      [{ text: 'a: 1\n' }, { text: '```\nb\n```\n' }],
    ],
    ['other languages and their comments', '```bash\n# not a heading\n```\n```yaml\na: 1\n```\n', [{ text: 'a: 1\n' }]],
    ['a fence in a list', '- item\n\n  ```yaml\n  a:\n    b: 1\n  ```\n', [{ text: 'a:\n  b: 1\n' }]],
    ['an open fence', '```yaml\na: 1\n', [{ text: 'a: 1\n' }]],
    [
      'attributes',
      '```{.yaml title="x"}\na: 1\n```\n``` YAML linenums\nb: 2\n```\n',
      [{ text: 'a: 1\n' }, { text: 'b: 2\n' }],
    ],
    ['underlined headings', 'Title\n=====\n```yaml\na: 1\n```\n', [{ heading: 'Title', text: 'a: 1\n' }]],
    ['CRLF', '# T\r\n```yaml\r\na: 1\r\n```\r\n', [{ heading: 'T', text: 'a: 1\r\n' }]],
  ])('finds %s', (_, markdown, blocks) => {
    expect(findYamlBlocks(markdown)).toEqual(blocks.map((block) => ({ heading: undefined, ...block })));
  });

  it('keeps blocks apart', () => {
    const blocks = findYamlBlocks(
      '# A\n```yaml\na: 1\n---\nb: 2\n```\n## B\n```yaml\n---\nc: 3\n```\n```yaml\n%YAML 1.2\n---\nd: 4\n```\n',
    );
    const text = joinBlocks(blocks, '\n');
    expect(text).toBe('# A\na: 1\n---\nb: 2\n# B\n---\nc: 3\n...\n# B\n%YAML 1.2\n---\nd: 4\n');
    expect(
      readDocuments(text)
        .documents.map((document) => document.value)
        .filter(Boolean),
    ).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }, { d: 4 }]);
  });
});

describe('importFiles', () => {
  const entry = 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: a }\n';

  it('adds files as one step and says what came', () => {
    const result = importFiles({ files: [] }, [
      { path: './x/egress.yaml', bytes: encode(`${entry}---\n${entry}---\nkind: DestinationRule\n`) },
      { path: 'bad.png', bytes: encode('x') },
    ]);
    expect(result.change).toMatchObject({
      origin: 'import',
      label: 'Open x/egress.yaml',
      files: [{ type: 'create', path: 'x/egress.yaml' }],
    });
    expect(result.summary).toBe('3 resources from x/egress.yaml: 2 ServiceEntry, 1 DestinationRule.');
    expect(result.problems).toHaveLength(1);
  });

  it('gives a taken name a number, and skips what is there already', () => {
    const first = importFiles({ files: [{ path: 'egress.yaml', text: 'a: 1\n' }] }, [
      { path: 'egress.yaml', bytes: encode(entry) },
      { path: 'egress.yaml', bytes: encode(entry) },
      { path: 'egress.yaml', bytes: encode('a: 1\n') },
    ]);
    expect(first.change?.files.map((file) => file.path)).toEqual(['egress-2.yaml']);
    expect(first.summary).toContain('2 files are here already and were skipped.');
    const again = importFiles({ files: [{ path: 'egress.yaml', text: entry }] }, [
      { path: 'egress.yaml', bytes: encode(entry) },
    ]);
    expect(again).toMatchObject({ change: null, summary: '1 file is here already and was skipped.', problems: [] });
  });

  it('says nothing was added when nothing could be read', () => {
    expect(importFiles({ files: [] }, [{ path: 'a.md', bytes: encode('text') }])).toMatchObject({
      change: null,
      summary: '',
      problems: [{}],
    });
  });

  const seed = join(import.meta.dirname, '../../../../../shared/seed');

  it.skipIf(!existsSync(seed))('picks all blocks out of an article byte for byte', () => {
    const name = readdirSync(seed).find((file) => file.endsWith('.md')) as string;
    const result = importFiles({ files: [] }, [{ path: name, bytes: new Uint8Array(readFileSync(join(seed, name))) }]);
    expect(result.summary).toBe('24 resources from 14 blocks: 12 ServiceEntry, 9 DestinationRule, 3 VirtualService.');
    const [created] = result.change?.files ?? [];
    const text = created?.type === 'create' ? created.text : '';
    for (const block of readdirSync(join(seed, 'blocks'))) {
      expect(text).toContain(readFileSync(join(seed, 'blocks', block), 'utf8').trimEnd());
    }
  });
});
