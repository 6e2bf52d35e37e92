// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { focusWritten } from './focus-written';
import { goToText, onTextRequest } from './go-to-text';

const place = { file: 'a.yaml', document: '0', path: [] };
const frames = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

it('leads into the text once an editor is there', async () => {
  focusWritten(place);
  await frames();
  const editor = vi.fn(() => true);
  onTextRequest(editor)();
  expect(editor).toHaveBeenCalledExactlyOnceWith({ place, range: null, then: null });
});

it.each(['keydown', 'pointerdown'])('leaves the focus to who has gone on before: %s', async (type) => {
  focusWritten(place);
  await frames();
  window.dispatchEvent(new Event(type));
  const editor = vi.fn(() => true);
  onTextRequest(editor)();
  expect(editor).not.toHaveBeenCalled();
});

it('leaves alone what is asked of the editor later', async () => {
  focusWritten(place);
  await frames();
  onTextRequest(() => true)();
  const later = { ...place, file: 'b.yaml' };
  goToText(later);
  window.dispatchEvent(new Event('keydown'));
  const editor = vi.fn(() => true);
  onTextRequest(editor)();
  expect(editor).toHaveBeenCalledExactlyOnceWith({ place: later, range: null, then: null });
});
