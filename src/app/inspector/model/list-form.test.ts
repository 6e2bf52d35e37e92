import { expect, it } from 'vitest';
import { kindNamed } from '../../../core/testing/kind-named';
import type { Field, ListType, ObjectType } from '../../../core/schema';
import { formOf, summaryOf } from './list-form';
import { completerOf, copyItem } from './new-item';

function listOf(kind: string, name: string): { field: Field; type: ListType; item: ObjectType } {
  const field = kindNamed(kind).fields.find((each) => each.name === name) as Field;
  const type = field.type as ListType;
  return { field, type, item: type.item as ObjectType };
}

it('draws ports as a table and endpoints as blocks', () => {
  expect(formOf(listOf('ServiceEntry', 'ports').item)).toBe('table');
  expect(formOf(listOf('ServiceEntry', 'endpoints').item)).toBe('blocks');
});

it('says what tells an item apart', () => {
  const { type, item } = listOf('ServiceEntry', 'endpoints');
  expect(summaryOf(type, item, { locality: 'us/a', address: '10.0.0.1', weight: 5 })).toBe('10.0.0.1 · us/a · 5');
  expect(summaryOf(type, item, null)).toBe('');
});

it('names a port by its number, and never twice', () => {
  const complete = completerOf(listOf('ServiceEntry', 'ports').field, [{ name: 'https' }]);
  expect(complete?.({ number: 443 })).toEqual({ number: 443, name: 'https-443', protocol: 'HTTPS' });
  expect(complete?.({ number: 5432 })).toEqual({ number: 5432, name: 'tcp-postgres', protocol: 'TCP' });
  expect(complete?.({ name: 'a' })).toEqual({ name: 'a' });
  expect(completerOf(listOf('ServiceEntry', 'endpoints').field, [])).toBeUndefined();
});

it('copies an item under a name of its own', () => {
  expect(copyItem({ name: 'a', number: 1 }, [{ name: 'a' }, { name: 'a-2' }])).toEqual({ name: 'a-3', number: 1 });
  expect(copyItem({ address: 'x' }, [])).toEqual({ address: 'x' });
});
