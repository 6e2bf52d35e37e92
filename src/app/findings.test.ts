import { expect, it, vi } from 'vitest';
import { applyFix, followFindings, getFindings } from './findings';
import { notify } from './notices';
import { setSession } from './session';
import { dispatch, getState, undo } from './store';

vi.mock('./notices', () => ({ notify: vi.fn() }));

const text = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
spec:
  hosts: [api.example.com]
  resolutoin: DNS
`;

const textOf = (): string | undefined => getState().snapshot.workspace.files[0]?.text;
const said = (): string | undefined => vi.mocked(notify).mock.lastCall?.[0].text;

it('makes a fix once, says so, and claims nothing that was not done', async () => {
  dispatch({ label: 'Open', origin: 'import', files: [{ type: 'create', path: 'a.yaml', text }] });
  const stop = followFindings();
  const finding = await vi.waitFor(() => {
    const found = getFindings().all.find((each) => (each.fixes ?? []).length > 0);
    if (!found) throw new Error('There is no finding with a fix yet');
    return found;
  }, 20_000);
  stop();
  const [fix] = finding.fixes ?? [];
  if (!fix) throw new Error('The fix is gone');

  setSession({ readOnly: true });
  applyFix(finding, fix);
  expect([textOf(), said()]).toEqual([text, expect.stringContaining('another tab')]);
  setSession({ readOnly: false });

  applyFix(finding, fix);
  expect([textOf(), said()]).toEqual([text.replace('resolutoin', 'resolution'), `${fix.title}: done.`]);

  applyFix(finding, fix);
  expect(said()).toContain('has changed since this was found');
  undo();
  expect(textOf()).toBe(text);
});
