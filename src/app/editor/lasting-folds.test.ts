import fc from 'fast-check';
import type { editor, IRange } from 'monaco-editor/editor';
import { expect, it } from 'vitest';
import { replaceMiddle } from './lasting-folds';

type Decoration = editor.IModelDeltaDecoration;

const expanded: editor.IModelDecorationOptions = { linesDecorationsTooltip: 'expanded' };
const collapsed: editor.IModelDecorationOptions = { linesDecorationsTooltip: 'collapsed' };
const longestLine = 20;

function fold(startLineNumber: number, endLineNumber: number, options = expanded): Decoration {
  // Monaco's folding asks for a column behind the end of the line.
  return { range: { startLineNumber, startColumn: 5, endLineNumber, endColumn: longestLine + 1 }, options };
}

/** As much of a Monaco model as decorations need. Every line is equally long. */
class FakeModel {
  readonly decorations = new Map<string, Decoration>();
  /** How many decorations were put in. */
  made = 0;
  getDecorationOptions = (id: string): editor.IModelDecorationOptions | null =>
    this.decorations.get(id)?.options ?? null;
  getDecorationRange = (id: string): never => (this.decorations.get(id)?.range ?? null) as never;
  validateRange = (range: IRange): never =>
    ({ ...range, endColumn: Math.min(range.endColumn, longestLine) }) satisfies IRange as never;

  deltaDecorations = (old: readonly string[], wanted: readonly Decoration[]): string[] => {
    for (const id of old) this.decorations.delete(id);
    return wanted.map(({ range, options }) => {
      const id = `${this.made++}`;
      this.decorations.set(id, { range: this.validateRange(range), options });
      return id;
    });
  };
}

it('leaves marks alone that are where they should be', () => {
  const model = new FakeModel();
  const old = model.deltaDecorations([], [fold(1, 9), fold(2, 4), fold(5, 9)]);
  expect(replaceMiddle(model, model, old, [fold(1, 9), fold(2, 4), fold(5, 9)])).toEqual(old);
  expect(model.made).toBe(3);
});

it('replaces the marks between those that stay', () => {
  const model = new FakeModel();
  const old = model.deltaDecorations([], [fold(1, 9), fold(2, 4), fold(5, 9)]);
  const now = replaceMiddle(model, model, old, [fold(1, 9), fold(2, 3), fold(3, 4), fold(5, 9)]);
  expect(now).toEqual([old[0], '3', '4', old[2]]);
});

it('ends with the marks that are wanted, and no others', () => {
  const folds = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 6 }), fc.constantFrom(expanded, collapsed))
      .map(([from, to, options]) => fold(from, to, options)),
  );
  fc.assert(
    fc.property(folds, fc.array(folds), (first, further) => {
      const model = new FakeModel();
      let ids = model.deltaDecorations([], first);
      for (const wanted of further) {
        ids = replaceMiddle(model, model, ids, wanted);
        expect(ids.map((id) => model.decorations.get(id))).toEqual(
          wanted.map(({ range, options }) => ({ range: model.validateRange(range), options })),
        );
        expect(model.decorations.size).toBe(wanted.length);
      }
    }),
  );
});
