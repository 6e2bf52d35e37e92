import { expect, it } from 'vitest';
import { emptyWorkspace } from '../../core/workspace';
import { report } from '../testing/report';
import type { CompareEar } from './compare-desk';
import { compareInTurn } from './compare-in-turn';

const found = report();
const texts = { workspace: emptyWorkspace, settings: {} };

it('gives each comparison its own answer, and none once the other side breaks off', async () => {
  let ear: CompareEar | undefined;
  const comparing = compareInTurn((heard) => {
    ear = heard;
    return { send: () => undefined, end: () => undefined };
  });
  const [first, second] = [comparing.compare(texts, texts), comparing.compare(texts, texts)];
  ear?.give({ id: 1, type: 'report', report: found });
  ear?.fail();
  expect(await first).toBe(found);
  expect(await second).toBeNull();
});

it('goes on without an answer where a thread is refused', async () => {
  const comparing = compareInTurn(() => {
    throw new DOMException('Workers are not allowed here.', 'SecurityError');
  });
  expect(await comparing.compare(texts, texts)).toBeNull();
  expect(await comparing.compare(texts, texts)).toBeNull();
});

it('does not hide a mistake of the program', async () => {
  const comparing = compareInTurn(() => {
    throw new TypeError('It is no function.');
  });
  await expect(comparing.compare(texts, texts)).rejects.toThrow(TypeError);
});
