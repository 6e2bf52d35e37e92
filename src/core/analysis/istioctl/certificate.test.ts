import { describe, expect, it } from 'vitest';
import { expiredCertificate, lastingCertificate } from '../../testing/certificates';
import { decodeBase64 } from './base64';
import { readCertificates } from './certificate';

const dates = (text: string): readonly string[] | undefined =>
  readCertificates(text)?.flatMap(({ notBefore, notAfter }) =>
    [notBefore, notAfter].map((time) => new Date(time).toISOString()),
  );

/** A value of DER: a tag, one byte for the length, the content. */
const der = (tag: number, ...parts: readonly (readonly number[])[]): number[] => {
  const content = parts.flat();
  return [tag, content.length, ...content];
};

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

const pem = (bytes: readonly number[], header = ''): string =>
  `-----BEGIN CERTIFICATE-----\n${header}${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE-----\n`;

const certificate = (...times: readonly number[][]): number[] => {
  const empty = der(0x30);
  const signed = der(0x30, der(0x02, [1]), empty, empty, der(0x30, ...times), empty, empty);
  return der(0x30, signed, empty, der(0x03, [0]));
};

const from = der(0x17, ascii('500101000000Z'));
const until = der(0x18, ascii('21221231235959Z'));

describe('readCertificates', () => {
  it('reads validity in both forms of a date', () => {
    expect(dates(lastingCertificate)).toEqual(['2026-11-20T22:01:19.000Z', '2126-10-27T22:01:19.000Z']);
    expect(dates(expiredCertificate)).toEqual(['2023-03-14T00:00:00.000Z', '2023-03-15T00:00:00.000Z']);
    expect(dates(pem(certificate(from, until)))).toEqual(['1950-01-01T00:00:00.000Z', '2122-12-31T23:59:59.000Z']);
  });

  it('reads the first block, with text around it, carriage returns and headers', () => {
    expect(dates(`subject=api\r\n${lastingCertificate.replaceAll('\n', '\r\n')}${expiredCertificate}`)).toHaveLength(2);
    expect(dates(pem(certificate(from, until), 'Proc-Type: 4\nDEK-Info: x\n\n'))).toHaveLength(2);
    expect(dates(`-----BEGIN CERTIFICATE-----\n***\n-----END CERTIFICATE-----\n${expiredCertificate}`)).toHaveLength(2);
  });

  it('reads all certificates of one block', () => {
    expect(dates(pem([...certificate(from, until), ...certificate(from, until)]))).toHaveLength(4);
  });

  it.each([
    ['no block', 'hush hush hush\n'],
    ['a block that is not closed', lastingCertificate.slice(0, 200)],
    ['an empty block', pem([])],
    ['another thing than a certificate', pem(der(0x30, der(0x02, [1])))],
    ['a certificate that is cut off', pem(certificate(from, until).slice(0, -3))],
    ['a length that goes past the end', pem([0x30, 0x84, 0xff, 0xff, 0xff, 0xff])],
    ['a length of no form', pem([0x30, 0x80, 0, 0])],
    ['one date', pem(certificate(from))],
    ['a date without Z', pem(certificate(from, der(0x17, ascii('230101000000+0'))))],
    ['a text for a date', pem(certificate(from, der(0x0c, ascii('20300101000000Z'))))],
    ['a key in front', `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${lastingCertificate}`],
  ])('refuses %s', (_, text) => {
    expect(readCertificates(text)).toBeUndefined();
  });
});

describe('decodeBase64', () => {
  it.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar', '\x00\xff\x80'])('reads %j back', (text) => {
    const bytes = decodeBase64(Buffer.from(text, 'latin1').toString('base64'));
    expect(Buffer.from(bytes ?? []).toString('latin1')).toBe(text);
  });

  it('takes line breaks and refuses the rest', () => {
    expect(decodeBase64('Zm9v\r\nYmFy\n')).toHaveLength(6);
    for (const bad of ['Zm9', 'Zm 9v', 'Zm9v=', '====', 'Zm-_']) expect(decodeBase64(bad)).toBeUndefined();
  });
});
