import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../testing/mesh-fixture';
import { toBase64Url } from './base64';
import { readShareLink } from './read-share-link';
import { checksum, mostLinkBytes, type SharedBaseline } from './shared-workspace';
import { writeShareLink } from './write-share-link';

const view = { openFile: null, selected: null };
const workspace = workspaceOf({ 'egress.yaml': 'kind: ServiceEntry', 'design.yaml': 'kind: EgressDesign' });

function link(baseline: SharedBaseline): string {
  return writeShareLink({ workspace, view, baseline, readOnly: false }) ?? 'none';
}

/** What is read of a link around any JSON. */
function readJson(value: unknown): ReturnType<typeof readShareLink> {
  const packed = deflateSync(strToU8(JSON.stringify(value)));
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, packed.length);
  head.setUint32(4, checksum(packed));
  return readShareLink(`#share.1.${toBase64Url(new Uint8Array([...new Uint8Array(head.buffer), ...packed]))}`);
}

const files = [['a.yaml', 'a: 1']];
const against = (baseline: unknown): unknown => ({ files, view, baseline });

describe('a share link with a baseline', () => {
  it('brings both sides, what the baseline is called, and its gaps', () => {
    const baseline: SharedBaseline = {
      name: '2 files',
      workspace: workspaceOf({ 'egress.yaml': 'kind: Gateway', 'design.yaml': 'kind: EgressDesign' }),
      problems: ['logo.png is no text.'],
    };
    expect(readShareLink(link(baseline))).toEqual({ ok: true, shared: { workspace, view, baseline, readOnly: false } });
  });

  it('holds once what is alike on both sides', () => {
    const text = Array.from({ length: 9_000 }, (_, index) => `key${(index * 48_271) % 65_537}: ${index}`).join('\n');
    const large = workspaceOf({ 'egress.yaml': text });
    const alone = writeShareLink({ workspace: large, view, readOnly: false })?.length ?? 0;
    const baseline = { name: 'before', workspace: large, problems: [] };
    expect(writeShareLink({ workspace: large, view, baseline, readOnly: false })?.length).toBeLessThan(alone + 100);
  });

  it('brings any two sides back as they were', () => {
    const name = fc.stringMatching(/^[a-d]\.yaml$/);
    const side = fc.uniqueArray(fc.tuple(name, fc.string({ unit: 'grapheme' })), { selector: ([path]) => path });
    fc.assert(
      fc.property(side, side, (before, after) => {
        const baseline = { name: 'b', workspace: workspaceOf(Object.fromEntries(before)), problems: [] };
        const design = workspaceOf(Object.fromEntries(after));
        const fragment = writeShareLink({ workspace: design, view, baseline, readOnly: true }) ?? '';
        expect(readShareLink(fragment)).toEqual({
          ok: true,
          shared: { workspace: design, view, baseline, readOnly: true },
        });
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['without a name', { files }],
    ['without files', { name: 'b' }],
    ['with a file that the design does not have', { name: 'b', files: [['other.yaml']] }],
    ['with a text that is a number', { name: 'b', files: [['a.yaml', 7]] }],
    ['with too many files', { name: 'b', files: Array.from({ length: 2_001 }, () => ['a.yaml']) }],
  ])('is refused where that is %s', (_, baseline) => {
    expect(readJson(against(baseline))).toMatchObject({ ok: false, reason: 'no-design' });
  });

  it('takes a text as often as it is named into account', () => {
    const text = 'x'.repeat(mostLinkBytes / 100);
    const repeated = { name: 'b', files: Array.from({ length: 100 }, () => ['a.yaml']) };
    const value = { files: [['a.yaml', text]], view, baseline: repeated };
    expect(readJson(value)).toMatchObject({ ok: false, reason: 'too-large' });
  });

  it('bounds what is shown of it, and lets no file out of the workspace', () => {
    const read = readJson(
      against({ name: 'n'.repeat(9_000), files: [['../x.yaml', '1']], problems: [1, ...Array(900).fill('p')] }),
    );
    const baseline = read?.ok ? read.shared.baseline : undefined;
    expect(baseline?.name).toHaveLength(500);
    expect(baseline?.problems).toHaveLength(99);
    expect(baseline?.workspace.files[0]?.path).toBe('x.yaml');
  });

  it('is not written for more than it may unpack to', () => {
    const half = workspaceOf({ 'a.yaml': 'x'.repeat(mostLinkBytes * 0.6) });
    const baseline = { name: 'b', workspace: half, problems: [] };
    expect(writeShareLink({ workspace: half, view, baseline, readOnly: false })).toBeUndefined();
  });
});
