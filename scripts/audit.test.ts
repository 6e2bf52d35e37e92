import { expect, it } from 'vitest';
import { readAudit } from './audit.mjs';

const report = (severity: string): string =>
  JSON.stringify({
    vulnerabilities: {
      a: { name: 'a', severity, range: '<2.0.0', via: [{ title: 'A hole', url: 'https://example.com/1' }] },
    },
    metadata: { vulnerabilities: { total: 1 } },
  });

it.each(['high', 'critical'])('fails at a hole that is %s', (severity) => {
  expect(readAudit(report(severity)).severe).toEqual([`${severity}: a <2.0.0: A hole (https://example.com/1)`]);
});

it('lets a moderate one pass', () => {
  expect(readAudit(report('moderate'))).toMatchObject({ reached: true, severe: [], total: 1 });
});

it.each([
  ['{"message":"405 Method Not Allowed"}', '405 Method Not Allowed'],
  ['{"error":{"summary":"no network"}}', 'no network'],
  ['', 'no answer came'],
])('tells that nobody could be asked from a clean answer: %s', (output, reason) => {
  expect(readAudit(output)).toMatchObject({ reached: false, reason, severe: [] });
});
