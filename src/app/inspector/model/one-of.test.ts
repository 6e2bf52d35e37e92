import { describe, expect, it } from 'vitest';
import { kindNamed } from '../../../core/testing/kind-named';
import { typeAt, type ObjectType } from '../../../core/schema';
import { describeRivals, groupsAt, isUnion, rivalsOf, writtenMember } from './one-of';

const group = kindNamed('WorkloadGroup');
const service = kindNamed('VirtualService');
const probe = (value: unknown): unknown => ({ spec: { probe: value } });
const abort = ['spec', 'http', 0, 'fault', 'abort'];

describe('fields of which one may be written', () => {
  it('are known from the data of the kind', () => {
    expect(groupsAt(group, ['spec', 'probe'])).toEqual([['httpGet', 'tcpSocket', 'exec', 'grpc']]);
    expect(groupsAt(group, ['spec'])).toEqual([]);
  });

  it('take the place of the one that is written, from wherever below it the first value comes', () => {
    const root = probe({ httpGet: { port: 80 }, periodSeconds: 5 });
    const rivals = rivalsOf(group, root, ['spec', 'probe', 'exec', 'command', 0]);
    expect(rivals.map(({ path }) => path)).toEqual([['spec', 'probe', 'httpGet']]);
    expect(describeRivals(rivals)).toBe('Removes httpGet with what is in it.');
  });

  it('drop nothing while they are written already, null, or of another object', () => {
    const path = ['spec', 'probe', 'exec', 'command'];
    expect(rivalsOf(group, probe({ httpGet: {}, exec: {} }), path)).toEqual([]);
    expect(rivalsOf(group, probe({ httpGet: null }), path)).toEqual([]);
    expect(rivalsOf(group, probe({ periodSeconds: 5 }), path)).toEqual([]);
    expect(rivalsOf(group, 'odd', path)).toEqual([]);
  });

  it('say the value that goes', () => {
    const root = { spec: { http: [{ fault: { abort: { httpStatus: 503 } } }] } };
    expect(describeRivals(rivalsOf(service, root, [...abort, 'grpcStatus']))).toBe('Removes httpStatus: 503.');
  });
});

describe('a text that is written in one of several ways', () => {
  const match = typeAt(service, ['spec', 'http', 0, 'match', 0, 'uri']) as ObjectType;

  it('is one line', () => {
    expect(isUnion(match)).toBe(true);
    expect(isUnion(typeAt(service, abort) as ObjectType)).toBe(false);
  });

  it.each([
    [undefined, undefined],
    [null, undefined],
    [{}, undefined],
    [{ prefix: '/a' }, 'prefix'],
    [{ prefix: 7 }, 'prefix'],
    [{ prefix: '/a', exact: '/b' }, null],
    [{ prefix: ['a'] }, null],
    [{ other: 'a' }, null],
    ['text', null],
  ])('of %j shows %s', (value, member) => {
    expect(writtenMember(match, value)).toBe(member);
  });
});
