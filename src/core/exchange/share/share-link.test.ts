import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../testing/mesh-fixture';
import type { Workspace } from '../../workspace';
import { fromBase64, toBase64Url } from './base64';
import { readShareLink } from './read-share-link';
import { checksum, longestRead, mostLinkBytes, type SharedView } from './shared-workspace';
import { linkFor, shareLinkSteps, writeShareLink } from './write-share-link';

const nowhere: SharedView = { openFile: null, selected: null };
const small = workspaceOf({ 'egress.yaml': '# größe\r\nkind: ServiceEntry\r\n', 'more/b.yaml': '\uFEFFb: 2' });

function link(workspace: Workspace, view = nowhere, readOnly = false): string {
  const fragment = writeShareLink({ workspace, view, readOnly });
  if (fragment === undefined) throw new Error('The workspace is too large');
  return fragment;
}

/** A link around any bytes, as somebody could write it by hand. */
function around(packed: Uint8Array, length = packed.length): string {
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, length);
  head.setUint32(4, checksum(packed));
  return `#share.1.${toBase64Url(new Uint8Array([...new Uint8Array(head.buffer), ...packed]))}`;
}

function aroundJson(value: unknown): string {
  return around(deflateSync(strToU8(JSON.stringify(value))));
}

function problemOf(fragment: string): string {
  const read = readShareLink(fragment);
  return read === undefined ? 'no link' : read.ok ? 'ok' : `${read.reason}: ${read.problem}`;
}

/** A link of version 1 as it was once written: it must be readable by whatever comes. */
const versionOne =
  '#view.1.AAAA5rQ7JtNtkM1Nw0AQhVsZDVfLhFyQ9kxoAImL7cPIO3FG2LPW7saWZbkJGkgRSDSQhiiBdVAQAo7z9755b8a9tBzQFAVy4zmEfKKuxQxvgFLNFo4apYXtZntfKvXyzD6IUwPKcXT-RbTJJURxubjb4a7U1LEGntgPUvNOo59K7TiSpUgGZlDq2EBSgqVUrLICLQdp9Ar-ydiT-JGm3PKQtKntD_RN2F3efbjc_kdo_Pn9fGL4OL2-faGqDAfhEc2Mrmd9TM7R_LIduOU6sl2X1mj-LFhXHzvWiGaTYU_xkLLDKz3NVzhWy7J8Ag';

describe('a share link', () => {
  it('brings the same files, byte for byte, and where one was', () => {
    const view: SharedView = {
      openFile: 'more/b.yaml',
      selected: { file: 'egress.yaml', document: 0, path: ['spec', 'ports', 0] },
    };
    const fragment = link(small, view);
    expect(fragment).toMatch(/^#share\.1\.[\w-]+$/);
    expect(readShareLink(fragment)).toEqual({ ok: true, shared: { workspace: small, view, readOnly: false } });
  });

  it('is given up as soon as it gets longer than it may be', () => {
    const steps = (text: string, most: number): readonly [link: string | undefined, steps: number] => {
      const made = shareLinkSteps({ workspace: workspaceOf({ 'a.yaml': text }), view: nowhere, readOnly: false }, most);
      for (let count = 1; ; count++) {
        const step = made.next();
        if (step.done === true) return [step.value, count];
      }
    };
    const text = Array.from({ length: 60_000 }, (_, line) => `a${(line * 48271) % 2147483647}: 1\n`).join('');
    const [whole = '', all] = steps(text, Infinity);
    expect(readShareLink(whole)).toMatchObject({ shared: { workspace: workspaceOf({ 'a.yaml': text }) } });
    expect(steps(text, whole.length)).toEqual([whole, all]);
    expect(steps(text, whole.length - 1)[0]).toBeUndefined();
    const [none, few] = steps(text, whole.length / 10);
    expect(none).toBeUndefined();
    expect(few).toBeLessThan(all / 2);
  });

  it('says whether it is for looking only', () => {
    const fragment = linkFor(true, link(small));
    expect(fragment).toBe(link(small, nowhere, true));
    expect(readShareLink(fragment)).toMatchObject({ ok: true, shared: { readOnly: true } });
    expect(linkFor(false, fragment)).toBe(link(small));
  });

  it('reads what version 1 wrote', () => {
    expect(readShareLink(versionOne)).toEqual({
      ok: true,
      shared: {
        workspace: workspaceOf({
          'egress.yaml':
            '# agreed until 2027\napiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api }\n',
          'design.yaml': 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: größe 💳 }\n',
        }),
        view: { openFile: 'egress.yaml', selected: { file: 'egress.yaml', document: 0, path: ['metadata', 'name'] } },
        readOnly: true,
      },
    });
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\uD800', '\uDC00a', '\0', '\uFEFF'),
  );
  const path = fc.stringMatching(/^[a-zA-Zäö日 .()-]{1,12}\.yaml$/);
  const workspaces = fc.uniqueArray(fc.tuple(path, text), { selector: ([name]) => name, maxLength: 6 });

  it('brings any workspace back as it was', () => {
    fc.assert(
      fc.property(workspaces, (files) => {
        const workspace = workspaceOf(Object.fromEntries(files));
        expect(readShareLink(link(workspace))).toEqual({
          ok: true,
          shared: { workspace, view: nowhere, readOnly: false },
        });
      }),
      { numRuns: 200 },
    );
  });

  it('survives what mail and chat put into and behind it', () => {
    const fragment = link(small);
    const broken = `${fragment.slice(0, 40)}\r\n${fragment.slice(40)}).&utm_source=mail`;
    expect(readShareLink(broken)).toEqual(readShareLink(fragment));
    expect(readShareLink(fragment.slice(1))).toEqual(readShareLink(fragment));
  });

  it.each(['', '#', '#pane-canvas', '#shared', '#viewport', '#share-x'])('takes %j for no link', (fragment) => {
    expect(readShareLink(fragment)).toBeUndefined();
  });

  it('says how much of a cut link arrived', () => {
    const fragment = link(small);
    const whole = fragment.length - '#share.1.'.length;
    const half = fragment.slice(0, Math.floor(fragment.length / 2));
    expect(problemOf(half)).toBe(
      `cut: This link was cut: ${half.length - 9} of its ${whole} characters arrived. Copy it again as a whole, or ask for the exported files instead.`,
    );
    for (let length = '#share'.length; length < fragment.length; length++)
      expect(problemOf(fragment.slice(0, length))).toMatch(/^cut: /);
  });

  it('notices every changed character', () => {
    const fragment = link(small);
    for (let at = '#share.1.'.length; at < fragment.length - 1; at++) {
      const other = fragment[at] === 'A' ? 'B' : 'A';
      expect(problemOf(fragment.slice(0, at) + other + fragment.slice(at + 1))).toMatch(/^(cut|changed|no-design): /);
    }
  });

  it('says that a link is from a newer Fairway', () => {
    expect(problemOf('#share.2.abc')).toBe(
      'newer: This link was made by a newer Fairway: it has version 2, and this page reads version 1. Reload the page, or ask for the exported files instead.',
    );
  });

  it('says that a version which no Fairway has was not written by one', () => {
    expect(problemOf('#share.999999.abc')).toBe(
      'changed: This link says that it has version 999999, which no Fairway writes, so it was changed on its way. Copy it again as a whole, or ask for the exported files instead.',
    );
    expect(problemOf(`#view.${'9'.repeat(400)}.`)).toContain('version 99999999…, which');
  });

  it('stops at a bomb without unpacking it', () => {
    const bomb = deflateSync(new Uint8Array(100 * 1024 * 1024), { level: 9 });
    expect(around(bomb).length).toBeLessThan(longestRead);
    const before = process.memoryUsage().arrayBuffers;
    expect(problemOf(around(bomb))).toBe(
      'too-large: This link unpacks to more than 10 MB, which Fairway does not open. Ask for the exported files instead.',
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * 1024 * 1024);
  });

  it('refuses by its length what no Fairway made, before anything is decoded', () => {
    const long = `#share.1.${'A'.repeat(3_000_000)}`;
    const begun = performance.now();
    expect(problemOf(long)).toBe(
      'too-large: This link has 3,000,009 characters, and Fairway makes none of more than 64,000, so it was not made by it or was changed on its way. Copy it again as a whole, or ask for the exported files instead.',
    );
    expect(performance.now() - begun).toBeLessThan(400);
    const broken = link(small).padEnd(longestRead, '\n');
    expect(readShareLink(broken)).toMatchObject({ ok: true });
    expect(problemOf(`${broken}\n`)).toMatch(/^too-large: /);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'kind: A'],
    ['a list', [['a.yaml', 'a: 1']]],
    ['no files', { view: nowhere }],
    ['files by name', { files: { 'a.yaml': 'a: 1' } }],
    ['a file that is a text', { files: ['a.yaml'] }],
    ['a file without a text', { files: [['a.yaml']] }],
    ['a text that is a number', { files: [['a.yaml', 7]] }],
    ['too many files', { files: Array.from({ length: 2_001 }, (_, index) => [`${index}.yaml`, '']) }],
  ])('refuses %s', (_, value) => {
    expect(problemOf(aroundJson(value))).toBe(
      'no-design: This link holds no design that Fairway can read. Ask for the exported files instead.',
    );
  });

  it.each([
    ['no deflate stream', around(new Uint8Array([0xff, 0xff, 0xff, 0xff]))],
    ['a deflate stream that does not end', around(deflateSync(strToU8('{"files":[]}'.repeat(50))).subarray(0, 12))],
    ['no UTF-8', around(deflateSync(new Uint8Array([0x22, 0xff, 0x22])))],
    ['no JSON', around(deflateSync(strToU8('kind: A')))],
    ['deep JSON', around(deflateSync(strToU8('['.repeat(1_000_000))))],
    ['nothing', around(new Uint8Array())],
  ])('refuses what is %s', (_, fragment) => {
    expect(problemOf(fragment)).toMatch(/^no-design: /);
  });

  it('refuses a length that no link has', () => {
    expect(problemOf(around(deflateSync(strToU8('{}')), 0xffffffff))).toMatch(/^changed: /);
  });

  it('reads any text without failing', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((data) => `#share.1.${data}`),
    );
    fc.assert(
      fc.property(any, (fragment) => void readShareLink(fragment)),
      { numRuns: 500 },
    );
    const bytes = fc.uint8Array({ maxLength: 64 });
    fc.assert(
      fc.property(bytes, (packed) => void expect(problemOf(around(packed))).not.toBe('no link')),
      { numRuns: 300 },
    );
  });

  it('lets no file out of the workspace, and keeps each under a name of its own', () => {
    const files = [
      ['../../etc/a.yaml', '1'],
      ['C:\\x\\a.yaml', '2'],
      ['/etc/a.yaml', '3'],
      ['', '4'],
      ['__proto__', '5'],
    ];
    const read = readShareLink(aroundJson({ files, view: 'x' }));
    expect(read).toMatchObject({ ok: true, shared: { view: nowhere } });
    expect(read?.ok && read.shared.workspace.files.map(({ path }) => path)).toEqual([
      'etc/a.yaml',
      'x/a.yaml',
      'etc/a-2.yaml',
      'file.yaml',
      'file-2.yaml',
    ]);
  });

  it.each<[string, unknown]>([
    ['a place in no file', { selected: { file: 1, document: 0, path: [] } }],
    ['a path of objects', { selected: { file: 'a', document: 0, path: [{}] } }],
    ['a list', []],
  ])('opens a design whose view is %s', (_, view) => {
    expect(readShareLink(aroundJson({ files: [], view }))).toMatchObject({
      ok: true,
      shared: { view: { selected: null } },
    });
  });

  it('is not written for more than it may unpack to', () => {
    const workspace = workspaceOf({ 'a.yaml': 'x'.repeat(mostLinkBytes) });
    expect(writeShareLink({ workspace, view: nowhere, readOnly: false })).toBeUndefined();
  });
});

describe('base64url', () => {
  it('keeps any bytes, with characters that no URL escapes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
        expect(fromBase64(text)).toEqual(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });
});
