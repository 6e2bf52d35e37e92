import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { completeAt, hoverAt } from './index';

const head = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
`;
const rule = head.replace('ServiceEntry', 'DestinationRule');
const names = { hosts: ['a.example.com', '*.b.example.com'], namespaces: ['one', 'two'] };

/** The completions at `|`. */
function complete(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeAt({ text }, offset, names).map(({ label, insert, range }) => ({
    label,
    after: text.slice(0, range.from) + insert + text.slice(range.to),
  }));
}

function labels(marked: string): string[] {
  return complete(marked).map(({ label }) => label);
}

describe('completeAt', () => {
  it('offers the keys that are not there yet', () => {
    const found = labels(`${head}spec:\n  hosts:\n  - a\n  |\n  location: MESH_EXTERNAL\n`);
    expect(found).toContain('resolution');
    expect(found).not.toContain('hosts');
    expect(found).not.toContain('location');
  });

  it('knows items of lists, at both indents', () => {
    for (const indent of ['  ', '    ']) {
      expect(labels(`${head}spec:\n  ports:\n${indent}- number: 443\n${indent}  |\n`)).toContain('protocol');
      expect(labels(`${head}spec:\n  ports:\n${indent}- number: 443\n${indent}  |\n`)).not.toContain('number');
      expect(labels(`${head}spec:\n  ports:\n${indent}- number: 443\n${indent}- n|\n`)).toContain('number');
    }
    expect(labels(`${head}spec:\n  ports:\n  - number: 443\n  |\n`)).toContain('resolution');
  });

  it('goes down and up again', () => {
    const below = `${rule}spec:\n  host: a\n  trafficPolicy:\n    tls:\n      mode: SIMPLE\n`;
    expect(labels(`${below}      |`)).toContain('sni');
    expect(labels(`${below}    |`)).toContain('outlierDetection');
    expect(labels(`${below}    |`)).not.toContain('tls');
    expect(labels(`${below}  |`)).toContain('exportTo');
    expect(
      labels(`${rule}spec:\n  trafficPolicy:\n    portLevelSettings:\n    - port:\n        number: 80\n      |`),
    ).toContain('tls');
    expect(labels(`${rule}spec:\n  trafficPolicy:\n    portLevelSettings:\n    - port:\n        |`)).toEqual([
      'number',
    ]);
  });

  it('offers values with what is typed replaced', () => {
    expect(labels(`${head}spec:\n  resolution: |`)).toContain('DNS_ROUND_ROBIN');
    const dns = complete(`${head}spec:\n  resolution: D|N\n  location: MESH_EXTERNAL`).find(
      ({ label }) => label === 'DNS',
    );
    expect(dns?.after).toBe(`${head}spec:\n  resolution: DNS\n  location: MESH_EXTERNAL`);
  });

  it('offers names of the design, quoted where YAML needs it', () => {
    expect(labels(`${rule}spec:\n  host: |`)).toContain('a.example.com');
    expect(complete(`${rule}spec:\n  host: |`).at(-1)?.after).toContain('host: "*.b.example.com"');
  });

  it('offers the values that istiod takes where the CRD takes any text', () => {
    expect(labels(`${head}spec:\n  ports:\n  - number: 443\n    protocol: |`)).toContain('HTTP2');
    expect(labels(`${rule}spec:\n  trafficPolicy:\n    tunnel:\n      protocol: |`)).toEqual(['CONNECT', 'POST']);
  });

  it('offers the words of exportTo that the kind takes', () => {
    expect(labels(`${head}spec:\n  exportTo:\n  - |`)).toEqual(['*', '.', '~', 'one', 'two']);
    expect(labels(`${head.replace('ServiceEntry', 'VirtualService')}spec:\n  exportTo:\n  - |`)).toEqual([
      '*',
      '.',
      'one',
      'two',
    ]);
  });

  it('leaves out what the API server writes', () => {
    expect(labels(`${head}  |`)).toContain('labels');
    expect(labels(`${head}  |`)).not.toContain('managedFields');
    expect(labels(`${head}|`)).not.toContain('status');
  });

  it('starts lists and mappings on the next line', () => {
    const found = complete(`${head}spec:\n  po|`).find(({ label }) => label === 'ports');
    expect(found?.after).toBe(`${head}spec:\n  ports:\n    - `);
    const flush = complete(`${head}spec:\n  hosts:\n  - a\n  po|`).find(({ label }) => label === 'ports');
    expect(flush?.after).toBe(`${head}spec:\n  hosts:\n  - a\n  ports:\n  - `);
  });

  it('offers whole resources in an empty document', () => {
    expect(labels('|')).toContain('ServiceEntry');
    expect(labels('---\n# next\n|')).toContain('DestinationRule');
    expect(labels('kind: |')).toContain('VirtualService');
    expect(labels('kind: ServiceEntry\napiVersion: |')).toContain('networking.istio.io/v1');
  });

  it('says nothing in comments, flow and block text', () => {
    expect(labels(`${head}# spec:|`)).toEqual([]);
    expect(labels(`${head}spec: {ho|}`)).toEqual([]);
  });
});

describe('hoverAt', () => {
  const hover = (marked: string) => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const document = takeSnapshot({ files: [{ path: 'a', text }] }).files[0]?.stream.documents[0];
    const found = document && hoverAt(document, offset);
    return found && { text: found.text, of: text.slice(found.range.from, found.range.to) };
  };

  it('explains a key', () => {
    expect(hover(`${head}spec:\n  reso|lution: DNS\n`)).toMatchObject({ of: 'resolution' });
    expect(hover(`${head}spec:\n  reso|lution: DNS\n`)?.text).toContain('one of');
    expect(hover(`${head}spec:\n  ports:\n  - num|ber: 1\n`)?.of).toBe('number');
  });

  it('explains an enum value', () => {
    const found = hover(`${head}spec:\n  resolution: D|NS\n`);
    expect(found?.of).toBe('DNS');
    expect(found?.text).toContain('**DNS**');
  });

  it('explains a protocol by where it is spoken', () => {
    expect(hover(`${head}spec:\n  ports:\n  - protocol: htt|ps\n`)?.text).toContain('The app encrypts');
    const gateway = `${head.replace('ServiceEntry', 'Gateway')}spec:\n  servers:\n  - port:\n      protocol: HTT|PS\n`;
    expect(hover(gateway)?.text).toContain('the gateway ends it');
  });

  it('says what an empty block means', () => {
    expect(hover(`${rule}spec:\n  trafficPolicy:\n    outlier|Detection: {}\n`)?.text).toContain(
      'An empty block is on',
    );
  });

  it('is silent about what it does not know', () => {
    expect(hover(`${head}spec:\n  hosts:\n  - a|.b\n`)).toBeUndefined();
    expect(hover(`${head}spec:\n  unkn|own: 1\n`)).toBeUndefined();
    expect(hover('a|: 1\n')).toBeUndefined();
  });
});
