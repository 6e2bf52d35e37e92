import { expect, it } from 'vitest';
import { templates } from '../../core/templates';
import { findTemplates } from './find-templates';

const find = (query: string): string[] => findTemplates(templates, query.toLowerCase().split(' ')).map(({ id }) => id);

it('ranks a title before what is only taught', () => {
  expect(find('retries')[0]).toBe('bounded-retries');
  expect(find('failover')).toEqual(expect.arrayContaining(['failover-order', 'regional-failover']));
});

it('knows the names that Istio and others use', () => {
  expect(find('mtls')).toEqual(expect.arrayContaining(['mtls-files', 'mtls-secret']));
  expect(find('circuit breaker')).toEqual(expect.arrayContaining(['outlier-ejection', 'concurrency-limits']));
  expect(find('nothing of the kind')).toEqual([]);
});
