import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { hoverAt } from './index';

const head = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
`;
const rule = head.replace('ServiceEntry', 'DestinationRule');
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
