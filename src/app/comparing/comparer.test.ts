import { describe, expect, it } from 'vitest';
import { compareWorkspaces, reportOf } from '../../core/review';
import { takeSnapshot } from '../../core/snapshot';
import { design, entry, routes, rule, to } from '../../core/testing/review-cases';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import type { Workspace } from '../../core/workspace';
import { placeWords } from '../place-words';
import { makeComparer, type CompareAnswer, type CompareRequest } from './comparer';

const pods = design(['shop/cart', '{ url: http://a.example/v1, expect: { outcome: reached } }'], ['bank/pay']);
const states: readonly (readonly string[])[] = [
  [entry('shop/a', 'a.example'), pods],
  [entry('shop/a', 'a.example', 'resolution: STATIC'), rule('shop/a', '{ tls: { mode: SIMPLE } }'), pods],
  [
    entry('shop/a', 'a.example'),
    entry('shop/b', 'b.example'),
    routes('shop/a', `[{ route: [${to('b.example')}] }]`),
    pods,
  ],
  [pods],
  [
    entry('shop/a', 'a.example'),
    entry('shop/a', 'b.example'),
    'kind: [',
    design(['shop/cart', '{ url: tcp://b.example:9 }']),
  ],
];
const workspaces = [
  ...states.map((documents) => workspaceOf({ 'egress.yaml': documents.join('---\n') })),
  workspaceOf({ 'more.yaml': pods, 'egress.yaml': entry('shop/a', 'a.example') }),
];
const settings = { today: '2026-11-21' };

function answersTo(compare: ReturnType<typeof makeComparer>, request: CompareRequest): readonly CompareAnswer[] {
  const answers: CompareAnswer[] = [];
  compare(request, (answer) => answers.push(structuredClone(answer)));
  return answers;
}

function freshReport(before: Workspace, after: Workspace): unknown {
  const [old, now] = [before, after].map((each) => takeSnapshot(each, undefined, undefined, settings)) as [
    ReturnType<typeof takeSnapshot>,
    ReturnType<typeof takeSnapshot>,
  ];
  const report = reportOf(compareWorkspaces(old, now), (side, { resource, path }) =>
    placeWords(side === 'before' ? old : now, resource, path),
  );
  return structuredClone(report);
}

describe('comparing in another thread', () => {
  it('says of texts that follow each other what it says of each pair read anew, in plain data', () => {
    const compare = makeComparer();
    const [first, ...others] = workspaces as [Workspace, ...Workspace[]];
    // Each in turn is what is compared, and then the baseline of the next.
    for (const [index, after] of others.entries()) {
      const before = workspaces[index] ?? first;
      const ask = (sent: Workspace | null, now: Workspace): readonly CompareAnswer[] =>
        answersTo(compare, {
          id: index,
          before: sent && { workspace: sent, settings },
          after: { workspace: now, settings },
          draws: 'nothing',
        });
      expect(ask(before, after)).toEqual([{ id: index, type: 'report', report: freshReport(before, after) }]);
      expect(ask(null, first)).toEqual([{ id: index, type: 'report', report: freshReport(before, first) }]);
    }
  });

  it('draws a baseline once, before it says what differs', () => {
    const [before, after] = workspaces as [Workspace, Workspace];
    const compare = makeComparer();
    const ask = (sent: Workspace | null, draws: CompareRequest['draws']): readonly CompareAnswer[] =>
      answersTo(compare, {
        id: 1,
        before: sent && { workspace: sent, settings },
        after: { workspace: after, settings },
        draws,
      });
    const [first] = ask(before, 'before');
    expect(first?.type === 'drawings' && first.drawings.before.nodes.length).toBe(4);
    expect(JSON.stringify(first)).not.toContain('egress.yaml');
    expect(ask(null, 'before').map(({ type }) => type)).toEqual(['report']);
    const [both] = ask(after, 'both');
    expect(both?.type === 'drawings' && both.drawings.after?.nodes.length).toBeGreaterThan(0);
  });
});
