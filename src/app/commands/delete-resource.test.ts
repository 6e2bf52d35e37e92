import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { namesOf } from './delete-resource';

describe('namesOf', () => {
  const kinds = ['ServiceEntry', 'DestinationRule', 'VirtualService'];
  const text = kinds
    .map((kind) => `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: a }\n`)
    .join('---\n');
  const { resources } = takeSnapshot({ files: [{ path: 'a.yaml', text }] });

  it.each([
    [1, 'ServiceEntry a'],
    [2, 'ServiceEntry a and DestinationRule a'],
    [3, 'ServiceEntry a, DestinationRule a and VirtualService a'],
  ])('names all %i that go', (count, sentence) => {
    expect(namesOf(resources.slice(0, count))).toBe(sentence);
  });
});
