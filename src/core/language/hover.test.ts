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
    const snapshot = takeSnapshot({ files: [{ path: 'a', text }] });
    const { documents, starts } = snapshot.files[0]?.stream ?? { documents: [], starts: [] };
    const index = [...documents.keys()].findLast((each) => (starts[each] ?? 0) <= offset) ?? 0;
    const start = starts[index] ?? 0;
    const document = documents[index];
    const range = document && hoverAt(snapshot, document, offset - start);
    const found = range && { text: range.text, range: { from: range.range.from + start, to: range.range.to + start } };
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
    expect(hover(`${head}spec:\n  unkn|own: 1\n`)).toBeUndefined();
    expect(hover('a|: 1\n')).toBeUndefined();
  });

  it('says what a setting leads to here', () => {
    const spec = 'spec:\n  hosts: [a]\n  endpoints: [{ address: 1.1.1.1 }]\n  resolution: STA|TIC\n';
    expect(hover(`${head}${spec}`)?.text).toContain('**Here:** Envoy spreads calls over 1 endpoint');
    const key = hover(`${head}${spec.replace('|', '').replace('resolution', 'resol|ution')}`);
    expect(key?.text).toContain('**Here:** Envoy spreads calls over 1 endpoint');
  });

  it('says who defines a host and whose policy counts', () => {
    const entry = `${head}spec:\n  hosts: [a.example.com, '*.b.com']\n  ports: [{ number: 80, name: x }]\n---\n`;
    const other = entry.replace('name: a', 'name: b\n  namespace: two');
    const spec = (host: string): string => `${rule}spec:\n  host: ${host}\n`;
    expect(hover(entry + spec('a.exam|ple.com'))?.text).toContain('Defined by ServiceEntry default/a.');
    expect(hover(entry + spec('x.b|.com'))?.text).toContain('Defined by ServiceEntry default/a (as `*.b.com`).');
    expect(hover(spec('x.b|.com'))?.text).toContain('calls to it pass by their address');
    expect(hover(spec('revi|ews'))?.text).toContain('A service of the cluster');
    expect(hover(entry + other + spec('a.exam|ple.com'))?.text).toContain(
      'For callers in default, ServiceEntry default/a answers on port 80.',
    );
    const routes = `---\n${head.replace('ServiceEntry', 'VirtualService')}spec:\n  hosts: [a.exam|ple.com]\n`;
    expect(hover(entry + spec('a.example.com') + routes)?.text).toContain(
      'DestinationRule default/a gives the policy for callers in default.',
    );
  });

  it('says what subsets and gateways stand for', () => {
    const routes = (to: string): string =>
      `${head.replace('ServiceEntry', 'VirtualService')}spec:\n  gateways: [o|ut]\n  http:\n  - route:\n    - destination: ${to}\n`;
    const subsets = `${rule}spec:\n  host: a.b\n  subsets: [{ name: v2 }]\n---\n`;
    const plain = (text: string): string => text.replace('o|ut', 'out');
    expect(hover(subsets + plain(routes('{ host: a.b, subset: v|2 }')))?.text).toContain(
      'Defined by DestinationRule a.',
    );
    expect(hover(subsets + plain(routes('{ host: a.b, subset: v|3 }')))?.text).toContain('has this subset');
    expect(hover(routes('{ host: a.b }'))?.text).toContain('No Gateway of this name is drawn.');
    expect(hover(`${head}  namespace: o|ne\n`)).toBeUndefined();
  });
});
