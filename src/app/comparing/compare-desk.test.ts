import { describe, expect, it } from 'vitest';
import { emptyWorkspace } from '../../core/workspace';
import { report } from '../testing/report';
import { compareDesk, type CompareEar, type CompareQuestion } from './compare-desk';
import type { CompareRequest } from './comparer';

const texts = (): CompareQuestion['before'] => ({ workspace: emptyWorkspace, settings: {} });

function deskInTest(refuses = false) {
  const requests: CompareRequest[] = [];
  const told: string[] = [];
  let ear: CompareEar | undefined;
  let ended = 0;
  const desk = compareDesk({
    open: (heard) => {
      if (refuses) throw new DOMException('Workers are not allowed here.', 'SecurityError');
      ear = heard;
      return { send: (request) => requests.push(request), end: () => ended++ };
    },
    onAnswer: ({ id }) => told.push(`answer ${id}`),
    onState: ({ status }) => told.push(status),
    now: () => 0,
  });
  const answer = (id: number): void => ear?.give({ id, type: 'report', report: report() });
  const fail = (): void => ear?.fail();
  return { desk, requests, told, answer, fail, ended: () => ended };
}

const baseline = texts();
const about = (before = baseline): CompareQuestion => ({ before, after: texts(), draws: 'before' });

describe('the desk that has workspaces compared', () => {
  it('asks one question at a time, and of those that wait only the newest', () => {
    const { desk, requests, told, answer } = deskInTest();
    const [first, second, third] = [about(), about(), about()];
    desk.ask(first);
    desk.ask(second);
    desk.ask(third);
    expect(requests.map(({ after }) => after)).toEqual([first.after]);
    answer(1);
    expect(requests[1]?.after).toBe(third.after);
    expect(requests.map(({ before }) => before)).toEqual([baseline, null]);
    answer(2);
    expect(told).toEqual(['working', 'answer 1', 'idle', 'answer 2']);
  });

  it('does not wait for an answer about another baseline', () => {
    const { desk, requests, told, answer, ended } = deskInTest();
    desk.ask(about());
    const other = about(texts());
    desk.ask(other);
    expect(ended()).toBe(1);
    expect(requests[1]?.before).toBe(other.before);
    answer(1);
    expect(told).toEqual(['working']);
  });

  it('rests when it is stopped until it is asked again, then with the newest question', () => {
    const { desk, requests, told, ended } = deskInTest();
    desk.ask(about());
    desk.stop();
    const later = about();
    desk.ask(later);
    expect(requests).toHaveLength(1);
    expect(ended()).toBe(1);
    desk.again();
    expect(requests[1]).toMatchObject({ before: baseline, after: later.after });
    expect(told).toEqual(['working', 'stopped', 'working']);
  });

  it('says so when the other side breaks off, and starts another when asked again', () => {
    const { desk, requests, told, answer, fail } = deskInTest();
    desk.ask(about());
    fail();
    desk.again();
    answer(2);
    expect(requests).toHaveLength(2);
    expect(told).toEqual(['working', 'failed', 'working', 'idle', 'answer 2']);
  });

  it('says so when the other side cannot even be started', () => {
    const { desk, told } = deskInTest(true);
    desk.ask(about());
    expect(told).toEqual(['working', 'failed']);
  });
});
