import fc from 'fast-check';
import type { editor } from 'monaco-editor/editor';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEdits, type TextEdit } from '../../core/text';
import { setSession } from '../session';
import { dispatch, getState, load, redo, undo } from '../store';
import type { Monaco } from './monaco-api';
import { createMirror } from './mirror';
import { viewText } from './view-text';

type Operation = { range: { start: number; end: number }; text: string | null };

/** As much of a Monaco model as the mirror uses. A position is an offset here. */
class FakeModel {
  private listener: ((event: unknown) => void) | undefined;
  private gone = false;
  constructor(private text: string) {}
  getValue = (): string => this.text;
  getValueLength = (): number => this.text.length;
  getPositionAt = (offset: number): number => offset;
  setEOL = (): void => undefined;
  updateOptions = (): void => undefined;
  pushStackElement = (): void => undefined;
  onDidChangeContent = (listener: (event: unknown) => void): void => void (this.listener = listener);
  isDisposed = (): boolean => this.gone;
  dispose = (): void => void (this.gone = true);
  pushEditOperations = (_before: null, operations: readonly Operation[]): void =>
    this.change(operations.map(({ range, text }) => ({ from: range.start, to: range.end, insert: text ?? '' })));

  /** Types, or pushes, edits; Monaco tells of them from the bottom up, with its own line breaks. */
  change(edits: readonly TextEdit[]): void {
    const own = edits.map((edit) => ({ ...edit, insert: edit.insert.replace(/\r\n?/g, '\n') }));
    this.text = applyEdits(this.text, own);
    const changes = own.map(({ from, to, insert }) => ({ rangeOffset: from, rangeLength: to - from, text: insert }));
    this.listener?.({ changes: changes.reverse() });
  }
}

const monaco = {
  editor: { createModel: (text: string) => new FakeModel(text), EndOfLineSequence: { LF: 0 } },
  Uri: { from: (parts: object) => parts },
  Range: { fromPositions: (start: number, end: number) => ({ start, end }) },
} as unknown as Monaco;

function open(text: string): { mirror: ReturnType<typeof createMirror>; model: FakeModel } {
  load({ files: [{ path: 'a.yaml', text }] });
  const mirror = createMirror(monaco);
  return { mirror, model: mirror.modelOf('a.yaml') as unknown as FakeModel };
}

function textOf(path = 'a.yaml'): string {
  return getState().snapshot.workspace.files.find((file) => file.path === path)?.text ?? '';
}

function edit(from: number, to: number, insert: string): void {
  dispatch({ label: 'Edit', origin: 'form', files: [{ type: 'edit', path: 'a.yaml', edits: [{ from, to, insert }] }] });
}

beforeEach(() => setSession({ readOnly: false }));

describe('mirror', () => {
  it('turns typing into one change of the file', () => {
    const { model, mirror } = open('\uFEFFa: 1\r\nb: 2\r\n');
    const { revision } = getState();
    model.change([{ from: 4, to: 4, insert: '\n  c: 3' }]);
    expect(textOf()).toBe('\uFEFFa: 1\r\n  c: 3\r\nb: 2\r\n');
    expect(getState().revision).toBe(revision + 1);
    expect(getState().lastChange?.origin).toBe('editor');
    mirror.dispose();
  });

  it('pushes changes from elsewhere, and tells where', () => {
    const { model, mirror } = open('a: 1\nb: 2\n');
    const pushed: string[] = [];
    mirror.onPush(({ ranges }) => pushed.push(ranges.map(({ from, to }) => model.getValue().slice(from, to)).join()));
    edit(3, 4, '17');
    undo();
    expect(model.getValue()).toBe('a: 1\nb: 2\n');
    redo();
    expect(model.getValue()).toBe('a: 17\nb: 2\n');
    expect(pushed).toEqual(['17', '1', '17']);
    mirror.dispose();
  });

  it('takes typing back when nothing may be changed', async () => {
    const { model, mirror } = open('a: 1\n');
    setSession({ readOnly: true });
    model.change([{ from: 0, to: 1, insert: 'b' }]);
    await Promise.resolve();
    expect(textOf()).toBe('a: 1\n');
    expect(model.getValue()).toBe('a: 1\n');
    mirror.dispose();
  });

  it('keeps a renamed file in its model and lets go of a removed one', () => {
    const { model, mirror } = open('a: 1\n');
    dispatch({ label: 'Rename', origin: 'explorer', files: [{ type: 'rename', path: 'a.yaml', to: 'b.yaml' }] });
    expect(mirror.pathOf(model as unknown as editor.ITextModel)).toBe('b.yaml');
    model.change([{ from: 0, to: 1, insert: 'b' }]);
    expect(textOf('b.yaml')).toBe('b: 1\n');
    dispatch({ label: 'Remove', origin: 'explorer', files: [{ type: 'remove', path: 'b.yaml' }] });
    expect(model.isDisposed()).toBe(true);
    expect(mirror.models()).toEqual([]);
    mirror.dispose();
  });

  it('never differs from the file, and undo leads back to its bytes', async () => {
    const piece = fc.constantFrom('a', ': 1', '\n', '\r\n', '\r', '\u2028', '🦊', '\uFEFF', '');
    const step = fc.record({
      what: fc.constantFrom('type', 'edit', 'undo', 'redo'),
      at: fc.nat(40),
      size: fc.nat(3),
      insert: piece,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.array(step, { maxLength: 12 }), async (pieces, steps) => {
        const start = pieces.join('');
        const { model, mirror } = open(start);
        for (const { what, at, size, insert } of steps) {
          const length = what === 'type' ? model.getValueLength() : textOf().length;
          const from = Math.min(at, length);
          const to = Math.min(from + size, length);
          if (what === 'type') model.change([{ from, to, insert }]);
          else if (what === 'edit') edit(from, to, insert);
          else if (what === 'undo') undo();
          else redo();
          await Promise.resolve();
          expect(model.getValue()).toBe(viewText(textOf()).text);
        }
        while (getState().history.past.length > 0) undo();
        await Promise.resolve();
        expect(textOf()).toBe(start);
        expect(model.getValue()).toBe(viewText(start).text);
        mirror.dispose();
      }),
      { numRuns: 500 },
    );
  });
});
