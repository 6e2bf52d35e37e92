import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipFiles } from './zip-files';

interface Entry {
  readonly name: string;
  readonly text: string;
  /** Bit 11 of the general purpose flags: the name is UTF-8. */
  readonly isUtf8: boolean;
}

/** Reads an archive by its central directory, as APPNOTE.TXT 4.3.12 says, with the inflater of Node.js. */
function readArchive(archive: Uint8Array): readonly Entry[] {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < bytes.readUInt16LE(end + 10); index++) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    expect(crc32(content)).toBe(bytes.readUInt32LE(at + 16));
    expect(content.length).toBe(bytes.readUInt32LE(at + 24));
    entries.push({ name, text: content.toString('utf8'), isUtf8: (bytes.readUInt16LE(at + 8) & 0x800) !== 0 });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

describe('zipFiles', () => {
  it('writes what another reader of zip archives reads', () => {
    const files = [
      { path: 'egress.yaml', text: 'a: 1\r\n# größe 💳\n'.repeat(200) },
      { path: 'more/日本.yaml', text: '\uFEFFb: 2' },
      { path: 'empty.yaml', text: '' },
    ];
    expect(readArchive(zipFiles(files))).toEqual([
      { name: 'egress.yaml', text: files[0]?.text, isUtf8: false },
      { name: 'more/日本.yaml', text: files[1]?.text, isUtf8: true },
      { name: 'empty.yaml', text: '', isUtf8: false },
    ]);
  });

  it('writes an archive without files', () => {
    expect(readArchive(zipFiles([]))).toEqual([]);
  });
});
