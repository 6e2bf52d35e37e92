import { beforeEach, describe, expect, it, beforeAll } from 'vitest';
import { fetchDrawing } from '../drawing';
import { getState, load } from '../store';
import { findEntries, noteRun, scoreOf } from './palette-entries';
import { gatherEntries } from './palette-sources';

beforeAll(fetchDrawing);

describe('scoreOf', () => {
  it('wants every word', () => {
    expect(scoreOf('open files', ['open', 'folder'])).toBe(0);
    expect(scoreOf('open files', [])).toBeGreaterThan(0);
  });

  it('counts a start more than the start of a word, and that more than its inside', () => {
    const start = scoreOf('payments api', ['pay']);
    const word = scoreOf('the payments', ['pay']);
    const inside = scoreOf('repay', ['pay']);
    expect(start).toBeGreaterThan(word);
    expect(word).toBeGreaterThan(inside);
    expect(inside).toBeGreaterThan(0);
  });
});

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: cards
  namespace: shop
spec:
  hosts: [api.cards.example.com]
  ports:
    - { number: 443, name: https, protocol: HTTPS }
  resolution: DNS
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
    - name: checkout
      namespace: shop
      calls:
        - url: https://telemetry.example.org
`;

describe('findEntries', () => {
  beforeEach(() =>
    load({
      files: [
        { path: 'egress.yaml', text: entry },
        { path: 'design.yaml', text: design },
      ],
    }),
  );

  const find = (query: string): string[] => {
    const state = getState();
    return findEntries(state, gatherEntries(state), query).map(({ title, detail }) => `${title} | ${detail}`);
  };

  it('finds resources, pods, and hosts of entries and of calls that no entry answers', () => {
    expect(find('@')).toEqual([
      'cards | ServiceEntry · shop · egress.yaml',
      'design | EgressDesign · design.yaml',
      'checkout | Pod · shop · design.yaml',
      'api.cards.example.com | Host · cards',
      'telemetry.example.org | Host · called by checkout',
    ]);
    expect(find('@cards.example serviceentry')[0]).toBe(
      'cards | ServiceEntry · shop · egress.yaml · api.cards.example.com',
    );
    expect(find('telemetry')[0]).toBe('telemetry.example.org | Host · called by checkout');
  });

  it('finds how a picture is saved by that word', () => {
    const found = find('picture').map((each) => each.split(' | ')[0]);
    expect(found).toEqual(['Save SVG picture', 'Save PNG picture', 'Find picture in Templates']);
  });

  it('goes to a line of the open file, and to the last one for a number past the end', () => {
    expect(find(':3')).toEqual(['Go to line 3 | egress.yaml']);
    expect(find(':999')).toEqual(['Go to line 11 | egress.yaml has 11 lines']);
    expect(find(':')).toEqual(['Type the number of a line | 1 to 11 in egress.yaml']);
  });

  it('lists what the signs mean, and offers first what was run last', () => {
    expect(find('?').map((each) => each[0])).toEqual(['>', '@', ':', '/', 'K']);
    const state = getState();
    const fit = findEntries(state, gatherEntries(state), '>fit the graph')[0];
    expect(fit).toBeDefined();
    if (fit) noteRun(fit);
    expect(find('')[0]).toMatch(/^Fit/);
  });

  it('traces an address as it stands in a log, and finds what is for its host', () => {
    expect(find('"https://api.cards.example.com/v1?x=1",')).toEqual([
      'Trace https://api.cards.example.com/v1?x=1 | Call',
      'cards | ServiceEntry · shop · egress.yaml · api.cards.example.com',
      'api.cards.example.com | Host · cards',
    ]);
    expect(find('api.cards.example.com:8443').at(-1)).toBe('Trace https://api.cards.example.com:8443 | Call');
    expect(find('nowhere.example.org')).toEqual(['Trace https://nowhere.example.org | Call']);
    expect(find('egress.yaml')).not.toContain('Trace https://egress.yaml | Call');
    expect(find('"postgres://app:s3cret@db.example.org/orders"')).toEqual(['Trace tcp://db.example.org:5432 | Call']);
  });

  it('looks for what may be a template among the templates, after all else', () => {
    expect(find('Large mesh')).toEqual(['Find Large mesh in Templates | ']);
    expect(find('checkout').at(-1)).toBe('Find checkout in Templates | ');
    expect(find('>large mesh')).toEqual([]);
  });

  it('says by which host a resource was found, and leaves out the name of the only file', () => {
    load({
      files: [{ path: 'egress.yaml', text: entry.replace('[api.', '[b.example.org, "*.eu.example.net", api.') }],
    });
    expect(find('b.example serviceentry')[0]).toBe('cards | ServiceEntry · shop · b.example.org');
    expect(find('tls://api.eu.example.net')).toEqual([
      'Trace tls://api.eu.example.net | Call',
      'cards | ServiceEntry · shop · *.eu.example.net',
      '*.eu.example.net | Host · cards',
    ]);
  });
});
