import { describe, expect, it } from 'vitest';
import {
  applyChange,
  editFile,
  emptyHistory,
  fits,
  record,
  removeFile,
  undoStep,
  type Change,
  type FileChange,
} from '.';

const file = { path: 'a.yaml', text: 'name: cart\n' };
const workspace = { files: [file] };
const longer = { files: [{ path: 'a.yaml', text: 'name: cart-of-the-shop\n' }] };
const edits = [{ from: 6, to: 10, insert: 'shopfront' }];

function change(...files: FileChange[]): Change {
  return { label: 'test', origin: 'canvas', files };
}

describe('fits', () => {
  it('takes an edit for the text that it was made for, and for no other', () => {
    const made = change(editFile(file, edits));
    expect(fits(workspace, made)).toBe(true);
    expect(fits({ files: [{ ...file }] }, made)).toBe(true);
    expect(fits(longer, made)).toBe(false);
    expect(fits({ files: [] }, made)).toBe(false);
  });

  it('still knows the text when the change gets another label or origin', () => {
    const made = { ...change(editFile(file, edits)), label: 'Rename', origin: 'explorer' as const };
    expect(fits(longer, made)).toBe(false);
  });

  it('removes a file only as long as it holds what it held', () => {
    expect(fits(workspace, change(removeFile(file)))).toBe(true);
    expect(fits(longer, change(removeFile(file)))).toBe(false);
  });

  it.each<[string, FileChange]>([
    ['an edit outside the text', { type: 'edit', path: 'a.yaml', edits: [{ from: 0, to: 99, insert: '' }] }],
    ['a path that is taken', { type: 'create', path: 'a.yaml', text: '' }],
    ['a file that is not there', { type: 'remove', path: 'b.yaml' }],
    ['a new name that is taken', { type: 'rename', path: 'a.yaml', to: 'a.yaml' }],
  ])('refuses %s', (_name, each) => {
    expect(fits(workspace, change(each))).toBe(false);
  });

  it('judges each file change by what the ones before it left', () => {
    const renamed: FileChange = { type: 'rename', path: 'a.yaml', to: 'b.yaml' };
    expect(fits(workspace, change(renamed, editFile({ ...file, path: 'b.yaml' }, edits)))).toBe(true);
    expect(fits(workspace, change(renamed, editFile(file, edits)))).toBe(false);
  });
});

it('keeps no texts in the history', () => {
  const made = change(editFile(file, edits));
  const step = undoStep(record(emptyHistory, workspace, made, 0))?.step;
  expect(step?.change).toEqual(made);
  expect(step && fits(longer, step.change)).toBe(true);
  expect(step && applyChange(applyChange(workspace, made), step.inverse)).toEqual(workspace);
});
