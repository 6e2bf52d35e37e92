import { expect, it } from 'vitest';
import { findingsOf } from '../run';
import { takeSnapshot } from '../../snapshot';
import { workspaceOf } from '../../testing/mesh-fixture';
import { resourceText } from '../../testing/resource-text';

const codesWith = (annotation: string): readonly (string | null)[] => {
  const metadata = `annotations: { galley.istio.io/analyze-suppress: '${annotation}' }`;
  const text = resourceText('VirtualService shop/api', 'hosts: [a]\ngateways: [none]', metadata);
  return findingsOf(takeSnapshot(workspaceOf({ 'a.yaml': text })))
    .filter(({ layer }) => layer === 'analyze')
    .map(({ code }) => code);
};

it('keeps quiet about the codes that an annotation lists, spaces not allowed', () => {
  expect(codesWith('')).toEqual(['IST0101', 'IST0132']);
  expect(codesWith('IST0101')).toEqual(['IST0132']);
  expect(codesWith('IST0101,IST0132')).toEqual([]);
  expect(codesWith('IST0101, IST0132')).toEqual(['IST0132']);
  expect(codesWith('*')).toEqual([]);
  expect(codesWith('IST9,*')).toEqual([]);
});
