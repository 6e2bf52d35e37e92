import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text';
import { readDocuments } from '../yaml';
import { joinedObjectsProblem } from './joined-objects';

const list = (name: string): string =>
  `apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata:\n    name: ${name}\nkind: List\nmetadata:\n  resourceVersion: ""\n`;

function problemIn(text: string): ReturnType<typeof joinedObjectsProblem> {
  const [document] = readDocuments(text).documents;
  return document && joinedObjectsProblem(document);
}

describe('joinedObjectsProblem', () => {
  it('tells Lists that were written one behind the other, and parts them', () => {
    const text = list('a') + list('b') + list('c');
    const problem = problemIn(text);
    expect(problem?.message).toBe(
      'Another object begins here without --- above it, so only the last of 3 Lists is read. Put --- between them.',
    );
    expect(problem?.range.from).toBe(list('a').length);
    expect(applyEdits(text, problem?.fixes?.[0]?.edits ?? [])).toBe(`${list('a')}---\n${list('b')}---\n${list('c')}`);
  });

  it('keeps the line ends', () => {
    const text = (list('a') + list('b')).replaceAll('\n', '\r\n');
    expect(applyEdits(text, problemIn(text)?.fixes?.[0]?.edits ?? [])).toContain('\r\n---\r\napiVersion');
  });

  it.each([
    ['a key that stands twice in one object', 'apiVersion: v1\nkind: Service\napiVersion: v1\n'],
    ['another key', 'a: 1\na: 2\n'],
    ['objects that are parted', `${list('a')}---\n${list('b')}`],
  ])('is silent about %s', (_, text) => expect(problemIn(text)).toBeUndefined());
});
