import { expect, it, vi } from 'vitest';
import type { Finding } from '../core/analysis';
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

it('writes nothing for a finding that is still drawn as it was before the document was edited', async () => {
  dispatch({ label: 'Open', origin: 'import', files: [{ type: 'create', path: 'b.yaml', text }] });
  const stop = followFindings();
  const seen = async (): Promise<Finding> =>
    vi.waitFor(() => {
      const found = getFindings()
        .byFile.get('b.yaml')
        ?.find((each) => (each.fixes ?? []).length > 0);
      if (!found || getFindings().snapshot !== getState().snapshot) throw new Error('The rules have not looked yet');
      return found;
    }, 20_000);
  const old = await seen();
  const [fix] = old.fixes ?? [];
  if (!fix) throw new Error('The fix is gone');
  const edits = [{ from: text.indexOf('spec:'), to: text.indexOf('spec:'), insert: '# why\n' }];
  dispatch({ label: 'Type', origin: 'editor', files: [{ type: 'edit', path: 'b.yaml', edits }] });
  const now = await seen();
  stop();
  expect(now.range.from).toBe(old.range.from + '# why\n'.length);
  const typed = getState().snapshot.workspace.files.find(({ path }) => path === 'b.yaml')?.text;
  expect(applyFix(old, fix)).toBe(false);
  expect(getState().snapshot.workspace.files.find(({ path }) => path === 'b.yaml')?.text).toBe(typed);
});
