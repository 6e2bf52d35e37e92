// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { linkFor, longestLink, shareLinkSteps } from '../../core/exchange';
import { toEnd } from '../../core/steps';
import { notify } from '../notices';
import { setSession } from '../session';
import { load } from '../store';
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
