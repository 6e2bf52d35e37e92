import { decodeBase64 } from './base64';

/** When a certificate is valid, in milliseconds since 1970. */
interface Validity {
  readonly notBefore: number;
  readonly notAfter: number;
}

/**
 * The certificates in the first block of PEM in a text; undefined when there is no such block, or it holds something else. Read as far as
 * validity and the outer shape go: names, keys and signatures are not looked into (istio/istio pilot/pkg/xds/sds.go, ValidateCertificate, does
 * by crypto/x509).
 */
export function readCertificates(text: string): readonly Validity[] | undefined {
  const bytes = firstBlock(text);
  if (bytes === undefined || bytes.length === 0) return undefined;
  const found: Validity[] = [];
  for (let at = 0; at < bytes.length;) {
    const certificate = readValue(bytes, at, bytes.length);
    const validity = certificate?.tag === sequence ? readCertificate(bytes, certificate) : undefined;
    if (certificate === undefined || validity === undefined) return undefined;
    found.push(validity);
    at = certificate.to;
  }
  return found;
}

/** A block whose base64 cannot be read is passed over (encoding/pem of Go, Decode). */
function firstBlock(text: string): Uint8Array | undefined {
  for (const [, , body = ''] of text.matchAll(/^-----BEGIN (.*?)-----[ \t\r]*\n([\s\S]*?)^-----END \1-----/gm)) {
    const bytes = decodeBase64(withoutHeaders(body).replace(/[ \t]/g, ''));
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

/** `Proc-Type: …` and the like stand in front, with an empty line behind them. */
function withoutHeaders(body: string): string {
  return body.replace(/^(?:[\w-]+:.*\n)+\s*\n/, '');
}

/** A value of DER: its tag, and where its content lies. */
interface Value {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

const integer = 0x02;
const bitString = 0x03;
const utcTime = 0x17;
const generalizedTime = 0x18;
const sequence = 0x30;
const version = 0xa0;

function readValue(bytes: Uint8Array, at: number, end: number): Value | undefined {
  const tag = bytes[at];
  const short = bytes[at + 1];
  if (tag === undefined || short === undefined || at + 2 > end) return undefined;
  const count = short < 0x80 ? 0 : short - 0x80;
  if (count > 4 || short === 0x80) return undefined;
  let length = count === 0 ? short : 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  const from = at + 2 + count;
  return from + length <= end ? { tag, from, to: from + length } : undefined;
}

/** The values inside a value, one behind the other; undefined when they do not fill it. */
function valuesIn(bytes: Uint8Array, { from, to }: Value): readonly Value[] | undefined {
  const values: Value[] = [];
  for (let at = from; at < to;) {
    const value = readValue(bytes, at, to);
    if (value === undefined) return undefined;
    values.push(value);
    at = value.to;
  }
  return values;
}

/** Certificate ::= SEQUENCE { what is signed, algorithm, signature } (RFC 5280, 4.1). */
function readCertificate(bytes: Uint8Array, certificate: Value): Validity | undefined {
  const parts = valuesIn(bytes, certificate) ?? [];
  if (parts.map(({ tag }) => tag).join() !== [sequence, sequence, bitString].join()) return undefined;
  const signed = valuesIn(bytes, parts[0] as Value) ?? [];
  const fields = signed[0]?.tag === version ? signed.slice(1) : signed;
  const [serial, ...blocks] = fields.slice(0, 6);
  // Algorithm, issuer, validity, subject, key.
  if (serial?.tag !== integer || blocks.length < 5 || blocks.some(({ tag }) => tag !== sequence)) return undefined;
  return readValidity(bytes, blocks[2] as Value);
}

function readValidity(bytes: Uint8Array, validity: Value): Validity | undefined {
  const [notBefore, notAfter, ...more] = (valuesIn(bytes, validity) ?? []).map((value) => readTime(bytes, value));
  if (notBefore === undefined || notAfter === undefined || more.length > 0) return undefined;
  return { notBefore, notAfter };
}

/** `YYMMDDHHMMSSZ`, where 50 and more is the last century, or with four digits for the year. */
function readTime(bytes: Uint8Array, { tag, from, to }: Value): number | undefined {
  const text = String.fromCharCode(...bytes.subarray(from, to));
  const digits = tag === utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  if (parts.length === 0 || (tag !== utcTime && tag !== generalizedTime)) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
