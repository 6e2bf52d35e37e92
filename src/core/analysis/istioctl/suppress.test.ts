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

it('keeps quiet about what istiod only warns of, and never about what it refuses', () => {
  const service = (annotation: string, spec: string): readonly (string | null)[] => {
    const metadata = `annotations: { galley.istio.io/analyze-suppress: '${annotation}' }`;
    const text = resourceText('VirtualService shop/api', `hosts: [a.com]\n${spec}`, metadata);
    const findings = findingsOf(takeSnapshot(workspaceOf({ 'a.yaml': text })));
    return findings.filter(({ layer }) => layer === 'webhook').map(({ code }) => code);
  };
  const route = '{ route: [{ destination: { host: b.com } }] }';
  const unreachable = `http: [${route}, ${route}]`;
  const refused = 'http: []';
  expect(service('IST0101', unreachable)).toEqual(['IST0130']);
  expect(service('IST0130', unreachable)).toEqual([]);
  expect(service('*', unreachable)).toEqual([]);
  expect(service('IST0106', refused)).toEqual(['IST0106']);
  expect(service('*', refused)).toEqual(['IST0106']);
});
