import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setSession } from '../session';
import { dispatch, load } from '../store';
import type { Version } from '../versions/version';
import { readEarlierStates } from './earlier-states';

const kept = new Map<number, { readonly version: Version; readonly text: string }>();

vi.mock('./versions-storage', () => ({
  listVersions: () => Promise.resolve([...kept.values()].map(({ version }) => version).reverse()),
  readVersion: (id: number) => Promise.resolve({ files: [{ path: 'a.yaml', text: kept.get(id)?.text ?? '' }] }),
}));

const text = 'apiVersion: v1\nkind: Service\nmetadata: { name: api }\n---\nkind: Service\nmetadata: { name: own }\n';

function keep(id: number, name: string, of: string): void {
  kept.set(id, { version: { id, name, reason: 'pause', at: 0, files: 1, size: of.length }, text: of });
}

function open(): void {
  dispatch({ label: 'Open', origin: 'import', files: [{ type: 'create', path: 'a.yaml', text }] });
}

function write(insert: string): void {
  const edits = [{ from: text.indexOf('api }'), to: text.indexOf('api }') + 3, insert }];
  dispatch({ label: 'Edit', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] });
}

async function states(): Promise<readonly string[]> {
  return (await readEarlierStates()).map(({ name, isMeant }) => (isMeant ? name : `(${name})`));
}

beforeEach(() => {
  kept.clear();
  setSession({ looking: false });
  load({ files: [] });
});

describe('the earlier states of a design', () => {
  it('are none while it is as it was opened', async () => {
    open();
    expect(await states()).toEqual([]);
  });

  it('are the files as they were opened, once one has changed', async () => {
    open();
    write('web');
    const [state] = await readEarlierStates();
    expect(state).toMatchObject({
      title: 'The files as they were opened',
      name: 'the files as their sender opened them',
      workspace: { files: [{ path: 'a.yaml', text }] },
      difference: { files: 1, resources: 2 },
    });
  });

  it('are versions with a name that say something else, the newest first, and never more than five', async () => {
    keep(1, 'same', text.replace('api', 'web'));
    keep(2, '', text.replace('api', 'unnamed'));
    for (let id = 3; id < 9; id++) keep(id, `v${id}`, text.replace('api', `other${id}`));
    open();
    write('web');
    expect((await states()).map((name) => name.replace(/,.*/, ''))).toEqual([
      'the files as their sender opened them',
      '“v8”',
      '“v7”',
      '“v6”',
      '“v5”',
      '“v4”',
    ]);
  });

  it('are no versions of another design, though that has a design of the same name', async () => {
    const design = '---\napiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: design }\n';
    keep(1, 'client A agreed', `kind: Service\nmetadata: { name: client-a }\n${design}`);
    dispatch({
      label: 'Open',
      origin: 'import',
      files: [{ type: 'create', path: 'b.yaml', text: text + design }],
    });
    expect(await states()).toEqual([]);
  });

  it('go along unasked only as this very design was opened', async () => {
    keep(1, 'agreed', text.replace('api', 'agreed'));
    open();
    write('web');
    expect((await readEarlierStates()).map(({ id, goesAlong }) => [id, goesAlong])).toEqual([
      ['opened', true],
      ['version 1', false],
    ]);
  });

  it('have those last that the page came upon, which nobody chose', async () => {
    load({ files: [{ path: 'a.yaml', text }] });
    keep(1, 'agreed', text.replace('api', 'agreed'));
    write('web');
    expect((await states()).map((name) => name.replace(/,.*/, ''))).toEqual([
      '“agreed”',
      '(the design as its sender’s page found it)',
    ]);
  });

  it('are none of a design that is only looked at: what is kept here is another one', async () => {
    keep(1, 'own', text.replace('api', 'own'));
    open();
    setSession({ looking: true });
    expect(await states()).toEqual([]);
  });
});
