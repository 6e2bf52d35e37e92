import { describe, expect, it } from 'vitest';
import { kindNamed } from '../../../core/testing/kind-named';
import { fieldAt, type Field } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { keptWords, neededAt, takenBy } from './refusals';

const kind = kindNamed('ServiceEntry');
const root = {
  spec: {
    hosts: ['a.example.com'],
    ports: [
      { number: 80, name: 'http' },
      { number: 443, name: 'https' },
    ],
    endpoints: [{ address: '10.0.0.1' }],
  },
};

describe('a value that two items cannot share', () => {
  const taken = (path: Path, value: unknown): string | null => takenBy(kind, root, path, value);

  it('is refused at the item that is edited, whichever comes first', () => {
    expect(taken(['spec', 'ports', 1, 'number'], 80)).toBe(
      '80 is the number of ports[0] already, and Istio refuses two of them.',
    );
    expect(taken(['spec', 'ports', 0, 'name'], 'https')).toContain('ports[1]');
    expect(taken(['spec', 'ports', 2, 'number'], 443)).toContain('ports[1]');
  });

  it.each<[Path, unknown]>([
    [['spec', 'ports', 0, 'number'], 80],
    [['spec', 'ports', 1, 'number'], 8080],
    [['spec', 'ports', 1, 'targetPort'], 80],
    [['spec', 'endpoints', 1, 'address'], '10.0.0.1'],
  ])('is no matter at %j for %j', (path, value) => expect(taken(path, value)).toBeNull());
});

it('says what the document keeps in the place of a refused text', () => {
  expect(keptWords(443)).toBe('Not written; the file has 443.');
  expect(keptWords(undefined)).toBe('Not written.');
  expect(keptWords(['a'])).toBe('Not written.');
});

describe('a field that cannot be emptied', () => {
  const needed = (...path: Path): string | null => {
    const field = fieldAt(kind, typeof path.at(-1) === 'number' ? path.slice(0, -1) : path);
    return neededAt(field as Field, root, path);
  };

  it('is a required one, or the only value of a required list', () => {
    expect(needed('spec', 'ports', 0, 'number')).toBe('number is required. To be rid of it, remove ports[0].');
    expect(needed('metadata', 'name')).toBe('name is required.');
    expect(needed('spec', 'hosts')).toBe('hosts is required.');
    expect(needed('spec', 'hosts', 0)).toBe('hosts is required. Add another value before you remove this one.');
  });

  it('is no other', () => {
    expect(needed('spec', 'ports', 0, 'protocol')).toBeNull();
    expect(needed('spec', 'ports', 0)).toBeNull();
    expect(needed('spec', 'endpoints', 0, 'address')).toBeNull();
  });
});
