import { expect, it } from 'vitest';
import { compareWorkspaces, decisionText, inventoryOf } from '../../../review';
import { design, entry, routes, snapshotOf, to } from '../../../testing/review-cases';
import { inventorySection } from './inventory-section';
import { makePacket } from './make-packet';

const calls = design(['shop/cart', "{ url: 'http://a.example' }", "{ url: 'http://b.example' }"]);
const [a, b] = [entry('shop/a', 'a.example'), entry('shop/b', 'b.example')];
const noted = (...notes: readonly string[]): string =>
  calls.replace(
    'spec: {',
    `spec: { notes: [${notes.map((text) => JSON.stringify({ on: 'ServiceEntry/shop/a', text })).join(', ')}],`,
  );

it('shows what was decided beside each change and in the question', () => {
  const baseline = snapshotOf(calls);
  const [first, second] = compareWorkspaces(baseline, snapshotOf(calls, a, b)).changes;
  if (!first || !second) throw new Error('Both hosts can be reached now.');
  const notes = [decisionText('refuse', 'Not yet.', first), decisionText('accept', '', second)];
  const { markdown, html } = makePacket(snapshotOf(noted(...notes), a, b), { today: '2026-01-01', baseline });
  expect(markdown).toMatch(/decided: 1 accepted, 1 refused; (none|\d+) open\./);
  expect(markdown).toContain('**high** **Refused** ');
  expect(markdown).toContain('  - Refused: Not yet.');
  expect(html).toContain('<span class="mark ok">Accepted</span>');
  expect(markdown).toContain('from 2 changed resources');
});

it('says who answered and when, as far as that is noted', () => {
  const baseline = snapshotOf(calls);
  const [first] = compareWorkspaces(baseline, snapshotOf(calls, a)).changes;
  if (!first) throw new Error('The host can be reached now.');
  const note = {
    on: 'ServiceEntry/shop/a',
    text: decisionText('accept', 'Fine.', first),
    by: 'Ana',
    at: '2026-03-02T14:02:00Z',
  };
  const signed = calls.replace('spec: {', `spec: { notes: [${JSON.stringify(note)}],`);
  const { markdown } = makePacket(snapshotOf(signed, a), { today: '2026-03-03', baseline });
  expect(markdown).toContain('  - Accepted: Fine. (Ana, 2026-03-02T14:02:00Z)');
});

it('shows what was said to a resource that differs, which no call may show', () => {
  const timed = (timeout: string): string => routes('shop/a', `[{ timeout: ${timeout}, route: [${to('a.example')}] }]`);
  const baseline = snapshotOf(a, timed('5s'));
  const [document] = compareWorkspaces(baseline, snapshotOf(a, timed('1s'))).documents;
  if (!document) throw new Error('The route differs.');
  const note = { on: document.key, text: decisionText('refuse', 'Too short.', document) };
  const noted = design().replace(/spec: .*/, `spec: { notes: [${JSON.stringify(note)}] }`);
  const { markdown } = makePacket(snapshotOf(a, timed('1s'), noted), { today: '2026-01-01', baseline });
  expect(markdown).toContain('**Refused** In VirtualService shop/a, spec.http\\[0\\].timeout is 1s (was 5s).');
  expect(markdown).toContain('  - Refused: Too short.');
});

it('keeps the lines of a note in the inventory', () => {
  const [, table] = inventorySection(inventoryOf(snapshotOf(noted('One\ntwo'), a))).blocks;
  const cells = table?.type === 'table' ? table.rows.flat(2) : [];
  expect(cells).toContain('One');
  expect(cells).toContain('two');
});
