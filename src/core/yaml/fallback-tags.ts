import type { CollectionTag, ScalarTag, Tags } from 'yaml';
import { parseBinary } from './scalars';

const ownTags: (ScalarTag | CollectionTag)[] = [
  { tag: 'tag:yaml.org,2002:binary', resolve: readBinary },
  { tag: 'tag:yaml.org,2002:timestamp', resolve: (text) => text },
  { tag: 'tag:yaml.org,2002:omap', collection: 'seq', resolve: (list) => list },
  { tag: 'tag:yaml.org,2002:pairs', collection: 'seq', resolve: (list) => list },
  { tag: 'tag:yaml.org,2002:set', collection: 'map', resolve: (map) => map },
];

/** Asked before the core schema's own integers, which are decimal. */
const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0[0-7]+$/,
  resolve: (text) => parseInt(text, 8),
};

/** Text to the core schema. */
const binary: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0[bB][01]+$/,
  resolve: parseBinary,
};

/**
 * Tags beyond the core schema as kubectl and istioctl read them (sigs.k8s.io/yaml, with go-yaml v2: resolve.go and decode.go): binary data becomes the
 * text that it encodes, digits behind a zero are octal and those behind `0b` binary, a time stays the text that was written, and other collections are lists and mappings like any.
 */
export function kubernetesTags(core: Tags): Tags {
  return [octal, binary, ...core, ...ownTags];
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function readBinary(written: string, refuse: (message: string) => void): string {
  const text = written.replace(/[\r\n]/g, '');
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    refuse('Unresolved tag: tag:yaml.org,2002:binary');
    return written;
  }
  const bits = [...text.replace(/=+$/, '')].map((digit) => digits.indexOf(digit).toString(2).padStart(6, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return decodeUtf8(bytes.map((byte) => parseInt(byte, 2)));
}

/** What is no UTF-8 becomes replacement characters, as JSON has them. */
function decodeUtf8(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\uFFFD')).join('');
  }
}
