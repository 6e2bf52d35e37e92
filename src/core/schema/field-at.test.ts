import { describe, expect, it } from 'vitest';
import { kindNamed } from '../testing/kind-named';
import { fieldAt, fieldsOf, keyOrderOf, typeAt } from './field-at';

const entry = kindNamed('ServiceEntry');
const rule = kindNamed('DestinationRule');
const secret = kindNamed('Secret', 'v1');

describe('fields by path', () => {
  it('go through lists, maps and objects', () => {
    expect(fieldAt(entry, ['spec', 'ports', 0, 'number'])?.name).toBe('number');
    expect(fieldAt(entry, ['spec', 'hosts', 2])?.name).toBe('hosts');
    expect(fieldAt(entry, ['spec', 'endpoints', 1, 'ports', 'https'])?.name).toBe('ports');
    expect(fieldAt(rule, ['spec', 'subsets', 0, 'trafficPolicy', 'tls', 'mode'])?.name).toBe('mode');
  });

  it('are undefined where nothing is described', () => {
    expect(fieldAt(entry, [])).toBeUndefined();
    expect(fieldAt(entry, ['spec', 'nothing'])).toBeUndefined();
    expect(fieldAt(entry, ['spec', 'hosts', 'a'])).toBeUndefined();
    expect(typeAt(entry, ['spec', 'hosts', 0, 'a'])).toBeUndefined();
  });

  it('know the types of items', () => {
    expect(typeAt(entry, ['spec', 'hosts', 0])).toMatchObject({ type: 'string', format: 'host' });
    expect(typeAt(entry, ['spec', 'endpoints', 0, 'ports', 'x'])).toMatchObject({ type: 'integer', maximum: 65535 });
  });

  it('give the order of keys', () => {
    expect(keyOrderOf(entry, [])).toEqual(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
    expect(
      keyOrderOf(entry, ['metadata'])?.filter((key) => ['name', 'namespace', 'labels', 'annotations'].includes(key)),
    ).toEqual(['name', 'namespace', 'labels', 'annotations']);
    expect(keyOrderOf(entry, ['spec', 'ports', 0])).toEqual(['number', 'name', 'protocol', 'targetPort']);
    expect(keyOrderOf(entry, ['spec', 'hosts'])).toBeUndefined();
    expect(keyOrderOf(secret, [])).toEqual(['apiVersion', 'kind', 'metadata', 'type', 'data', 'stringData']);
    expect(fieldsOf(rule, ['spec', 'trafficPolicy', 'portLevelSettings', 3]).map((field) => field.name)).toEqual([
      'port',
      'tls',
      'outlierDetection',
      'connectionPool',
      'loadBalancer',
    ]);
  });
});
