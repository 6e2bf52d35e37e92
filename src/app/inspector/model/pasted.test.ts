import { describe, expect, it } from 'vitest';
import { kindNamed } from '../../../core/testing/kind-named';
import { typeAt, type Field } from '../../../core/schema';
import { describeFaults, isManyValues, readLines, readTable } from './pasted';

const endpoint = typeAt(kindNamed('ServiceEntry'), ['spec', 'endpoints', 0]);
const fields = endpoint?.type === 'object' ? endpoint.fields : [];
const columns = ['address', 'locality', 'weight'].map((name) => fields.find((field) => field.name === name) as Field);

describe('lines of a spreadsheet', () => {
  it('are objects by the order of the columns', () => {
    const { items, faults } = readTable('10.0.0.1\teu/a\t80\r\n10.0.0.2\t\t20\n\n10.0.0.3\n', columns);
    expect(faults).toEqual([]);
    expect(items).toEqual([
      { address: '10.0.0.1', locality: 'eu/a', weight: 80 },
      { address: '10.0.0.2', weight: 20 },
      { address: '10.0.0.3' },
    ]);
  });

  it('may be separated by commas, quoted, and headed by the names of the columns', () => {
    const text = 'Address,Locality,Weight\n"10.0.0.1",eu/a,80\n10.0.0.2,eu/b\n';
    expect(readTable(text, columns).items).toEqual([
      { address: '10.0.0.1', locality: 'eu/a', weight: 80 },
      { address: '10.0.0.2', locality: 'eu/b' },
    ]);
  });

  it('say what is wrong a line', () => {
    const pasted = readTable('10.0.0.1,eu,heavy\n10.0.0.2\n,eu\n1,2,3,4', columns);
    expect(pasted.faults).toHaveLength(3);
    expect(pasted.faults[0]).toMatch(/^Line 1: weight /);
    expect(pasted.faults.slice(1)).toEqual([
      'Line 3: there is no address.',
      'Line 4: there are 4 cells for 3 columns.',
    ]);
    expect(describeFaults(pasted).split('\n')[0]).toBe('Nothing was added.');
  });

  it('are told from one value', () => {
    expect(isManyValues('10.0.0.1\n')).toBe(false);
    expect(isManyValues('10.0.0.1\t80')).toBe(true);
    expect(isManyValues('a\nb')).toBe(true);
  });
});

it('reads a value a line, and says at most five faults', () => {
  expect(readLines('a\n\n b \r\nc', { type: 'string' }, 'hosts').items).toEqual(['a', 'b', 'c']);
  expect(readLines('80\n443', { type: 'integer' }, 'ports').items).toEqual([80, 443]);
  const faults = readLines('a\n'.repeat(7), { type: 'integer' }, 'ports');
  expect(describeFaults(faults).split('\n')).toHaveLength(7);
  expect(describeFaults(faults)).toContain('And 2 more lines.');
});
