import { deflateSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { leastCpuSeconds } from '../../testing/cpu-time';
import { unpackZip } from './archive';

const decoder = new TextDecoder();

/** An archive with numbers written over those that the packer gave: `at` counts from the record that the offset is of. */
function altered(bytes: Uint8Array, record: number, at: number, value: number, size: 2 | 4 = 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let start = copy.length - 4;
  while (view.getUint32(start, true) !== record) start--;
  if (size === 4) view.setUint32(start + at, value, true);
  else view.setUint16(start + at, value, true);
  return copy;
}

const directoryHeader = 0x02014b50;

function told(bytes: Uint8Array): unknown {
  const unpacked = unpackZip('a.zip', bytes);
  if (!unpacked.ok) return unpacked.problem;
  const files = [...unpacked.members].map((member) => `${member.path}: ${decoder.decode(member.bytes)}`);
  return [...files, ...unpacked.problems];
}

describe('an archive', () => {
  it('gives its files by their paths', () => {
    const bytes = zipSync({ 'b.yaml': strToU8('b: 2'), 'größe/a.yaml': [strToU8('a: 1'), { level: 0 }] });
    expect(told(bytes)).toEqual(['b.yaml: b: 2', 'größe/a.yaml: a: 1']);
  });

  it('costs no more than it says, however much its bytes unpack to', () => {
    const packed = zipSync({ 'a.yaml': new Uint8Array(40e6) }, { level: 9 });
    const lying = altered(packed, directoryHeader, 24, 10);
    let says: unknown;
    expect(leastCpuSeconds(() => (says = told(lying)))).toBeLessThan(0.05);
    expect(says).toEqual(['a.yaml in a.zip was left out: its bytes are damaged. Pack the archive again.']);
  });

  it('has no more files than there is room for, whatever it counts', () => {
    const large = new Uint8Array(22 + 20 + 56);
    const view = new DataView(large.buffer);
    view.setUint32(0, 0x06064b50, true);
    view.setUint32(32, 4e9, true);
    view.setUint32(56, 0x07064b50, true);
    view.setUint32(76, 0x06054b50, true);
    view.setUint16(86, 0xffff, true);
    let says: unknown;
    expect(leastCpuSeconds(() => (says = told(large)))).toBeLessThan(0.05);
    expect(says).toBe('a.zip is not a zip archive that can be read. Pack it again, or open its files.');
  });

  it('loses no file to another of the same name, nor to a name that objects have', () => {
    const bytes = zipSync({ 'a.yaml': strToU8('a: 1'), 'b.yaml': strToU8('b: 2') });
    const same = bytes.map((byte, at) => (byte === 0x62 && bytes[at + 1] === 0x2e ? 0x61 : byte));
    expect(told(same)).toEqual(['a.yaml: a: 1', 'a.yaml: b: 2']);
    const named = zipSync(Object.fromEntries([['__proto__/constructor.yaml', strToU8('a: 1')]]));
    expect(told(named)).toEqual(['__proto__/constructor.yaml: a: 1']);
  });

  it('says that it does not open an archive within it', () => {
    const bytes = zipSync({ 'in/b.zip': zipSync({ 'c.yaml': strToU8('c: 3') }), 'a.yaml': strToU8('a: 1') });
    expect(told(bytes)).toEqual([
      'a.yaml: a: 1',
      'in/b.zip in a.zip was left out: an archive within an archive is not opened. Open it by itself.',
    ]);
  });

  it('says which files it cannot give, and gives the others', () => {
    const bytes = zipSync({ 'a.yaml': strToU8('a: 1'), 'b.yaml': strToU8('b: 2') });
    const damaged = altered(bytes, directoryHeader, 16, 7);
    expect(told(damaged)).toEqual([
      'a.yaml: a: 1',
      'b.yaml in a.zip was left out: its bytes are damaged. Pack the archive again.',
    ]);
    expect(told(altered(bytes, directoryHeader, 8, 1, 2))).toContain(
      'b.yaml in a.zip was left out: it is encrypted. Pack it without a password.',
    );
    expect(told(altered(bytes, directoryHeader, 10, 93, 2))).toContain(
      'b.yaml in a.zip was left out: it is packed in a way that Fairway does not read. Pack it with deflate.',
    );
    expect(told(altered(bytes, directoryHeader, 42, 1e6))).toContain(
      'b.yaml in a.zip was left out: its bytes are damaged. Pack the archive again.',
    );
  });

  it('is read where its sizes stand in the field for large files', () => {
    const text = strToU8('a: 1');
    expect(told(largeArchive(text))).toEqual(['a.yaml: a: 1']);
  });
});

/** An archive of one deflated file whose sizes and place are written with 64 bits. */
function largeArchive(text: Uint8Array): Uint8Array {
  const plain = zipSync({ 'a.yaml': text });
  const packed = deflateSync(text);
  const local = plain.subarray(0, 30 + 6 + packed.length);
  const full = altered(altered(plain, directoryHeader, 20, 0xffffffff), directoryHeader, 24, 0xffffffff);
  const header = altered(altered(full, directoryHeader, 42, 0xffffffff), directoryHeader, 30, 28, 2);
  const extra = new DataView(new ArrayBuffer(28));
  extra.setUint16(0, 1, true);
  extra.setUint16(2, 24, true);
  extra.setUint32(4, text.length, true);
  extra.setUint32(12, packed.length, true);
  const middle = local.length + 46 + 6;
  return new Uint8Array([...header.subarray(0, middle), ...new Uint8Array(extra.buffer), ...header.subarray(middle)]);
}
