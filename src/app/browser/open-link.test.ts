// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { linkFor, longestLink, shareLinkSteps } from '../../core/exchange';
import { toEnd } from '../../core/steps';
import { linkAsked } from '../link-request';
import { notify } from '../notices';
import { setSession } from '../session';
import { getState, load } from '../store';
import { startWithLink } from './open-link';

const begin = vi.hoisted(() => vi.fn<() => void>());

vi.mock('../review-mode', () => ({ reviewShared: begin }));
vi.mock('../notices', () => ({ notify: vi.fn() }));
vi.mock('./session-start', () => ({ startSession: vi.fn(), isEditedElsewhere: () => Promise.resolve(false) }));

const text = 'apiVersion: v1\nkind: Service\nmetadata: { name: api }\n';

function sharedLink(readOnly: boolean): string {
  const workspaceOf = (each: string) => ({ files: [{ path: 'a.yaml', text: each }] });
  const baseline = { name: 'main', workspace: workspaceOf(text), problems: [] };
  const shared = {
    workspace: workspaceOf(text.replace('api', 'web')),
    baseline,
    view: { openFile: null, selected: null },
    readOnly: false,
  };
  return linkFor(readOnly, toEnd(shareLinkSteps(shared, longestLink)) ?? '');
}

beforeEach(() => {
  setSession({ readOnly: false, looking: false, restoring: false });
  load({ files: [] });
  vi.mocked(notify).mockClear();
});

it.each([
  ['looked at', true],
  ['opened over nothing', false],
])('says of a change that is %s that its review is open once it is', async (_, readOnly) => {
  let toldBefore = -1;
  begin.mockImplementation(() => {
    toldBefore = vi.mocked(notify).mock.calls.length;
  });
  location.hash = sharedLink(readOnly);
  await startWithLink();
  await vi.waitFor(() => expect(notify).toHaveBeenCalledTimes(1));
  expect(toldBefore).toBe(0);
  expect(vi.mocked(notify).mock.calls[0]?.[0].text).toContain('Its review is open.');
});

it('takes in the answers of a link alone, into the design as it is', async () => {
  const designText = (notes: string): string =>
    `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: design }\nspec: # ours\n  mesh: { dnsCapture: true }\n${notes}`;
  const noted = `  notes:\n    - { on: Service/api, text: 'Refused: Why? (Calls stop.)', by: Ana }\n    - { on: Service/api, text: A remark }\n`;
  const filesOf = (service: string, notes: string) => ({
    files: [
      { path: 'a.yaml', text: service },
      { path: 'design.yaml', text: designText(notes) },
    ],
  });
  const shared = {
    workspace: filesOf(text, noted),
    view: { openFile: null, selected: null },
    readOnly: false,
  };
  const mine = filesOf(text.replace('api', 'web'), '');
  load(mine);
  location.hash = linkFor(false, toEnd(shareLinkSteps(shared, longestLink)) ?? '');
  await startWithLink();
  const question = linkAsked();
  if (question?.type !== 'choose') throw new Error('Nothing was asked');
  question.settle('answers');
  const [first, second] = getState().snapshot.workspace.files;
  expect(first?.text).toBe(mine.files[0]?.text);
  expect(second?.text.startsWith(designText(''))).toBe(true);
  expect(second?.text).toMatch(/Refused: Why\?[^]*by: Ana/);
  expect(second?.text).not.toContain('remark');
  expect(notify).toHaveBeenLastCalledWith(
    expect.objectContaining({ text: 'Took in 1 answer from the link, as a note.', undo: true }),
  );
});
