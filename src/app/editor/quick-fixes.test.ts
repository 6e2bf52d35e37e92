import type { editor, languages } from 'monaco-editor/editor';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followFindings, getFindings } from '../findings';
import { getState, load } from '../store';
import type { Mirror } from './mirror';
import type { Monaco } from './monaco-api';
import { offerQuickFixes } from './quick-fixes';
import { viewText } from './view-text';

let stop: () => void;

beforeEach(() => {
  load({ files: [] });
  stop = followFindings();
});
afterEach(() => stop());

const entry = (name: string, number: string, more = ''): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}.example.com]
  ports: [{ number: ${number}, name: tls, protocol: TLS }]
  resolution: DNS
${more}---
`;

/** What Monaco is offered at the first place of a word. A position is an offset here. */
async function offeredAt(text: string, word: string): Promise<readonly languages.CodeAction[]> {
  load({ files: [{ path: 'a.yaml', text }] });
  while (getFindings().snapshot !== getState().snapshot) await new Promise((resolve) => setTimeout(resolve, 20));
  const disposable = { dispose: () => undefined };
  let provider: languages.CodeActionProvider | undefined;
  const monaco = {
    editor: { registerCommand: () => disposable, getModelMarkers: () => [] },
    languages: {
      registerCodeActionProvider: (_language: string, made: languages.CodeActionProvider) => {
        provider = made;
        return disposable;
      },
    },
    Range: { fromPositions: (from: number, to: number) => ({ from, to }) },
  } as unknown as Monaco;
  const mirror = { pathOf: () => 'a.yaml', viewOf: () => viewText(text) } as unknown as Mirror;
  const at = text.indexOf(word);
  const model = { getOffsetAt: () => at, getPositionAt: (offset: number) => offset } as unknown as editor.ITextModel;
  offerQuickFixes(monaco, mirror);
  const range = { getStartPosition: () => at } as unknown as Parameters<
    languages.CodeActionProvider['provideCodeActions']
  >[1];
  const list = await provider?.provideCodeActions(model, range, {} as never, {} as never);
  return list?.actions ?? [];
}

it('prefers a fix that is the one thing to do, and offers it for all of its kind', async () => {
  const more = '  locaton: MESH_EXTERNAL\n';
  const actions = await offeredAt(entry('a', '443', more) + entry('b', '443', more), 'locaton');
  expect(actions.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['Rename to location', true],
    ['Fix all 2 of this kind: unknown-field', undefined],
  ]);
});

it('prefers no choice, and offers none for all of its kind', async () => {
  const actions = await offeredAt(entry('a', '0443') + entry('b', '0b11'), '0443');
  expect(actions.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['Write 443, as YAML 1.2 reads it', false],
    ['Write 291, as kubectl reads it', false],
  ]);
});
