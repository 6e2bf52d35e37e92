import { expect, it } from 'vitest';
import { positionIn, readDocuments } from '.';
import { LineIndex } from '../text';

it('finds the same line and column as counting through the whole file', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['# head', 'a: 1', '---', 'b: 2', '', '---', 'c: [1,', '  2]'].join(end);
    const stream = readDocuments(text);
    const whole = new LineIndex(text);
    for (const [index, document] of stream.documents.entries()) {
      for (let offset = 0; offset < document.text.length; offset++) {
        expect(positionIn(stream, index, offset)).toEqual(whole.positionAt((stream.starts[index] as number) + offset));
      }
    }
  }
});

it('throws for a document that is not there', () => {
  expect(() => positionIn(readDocuments('a: 1\n'), 3, 0)).toThrow('There is no document 3');
});
