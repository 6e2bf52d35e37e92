import { expect, it } from 'vitest';
import { verdictOn } from '../../testing/verdict';
import { conditionAttributes } from './authorization-attributes';

const values: Readonly<Record<string, string>> = {
  'source.ip': '10.0.0.1',
  'remote.ip': '10.0.0.0/8',
  'destination.ip': '10.0.0.1',
  'destination.port': '"443"',
};

it.each(conditionAttributes)('offers $value, which istiod takes', ({ value: key, since }) => {
  const spec = `{ rules: [{ when: [{ key: "${key}", values: [${values[key] ?? 'shop'}] }] }] }`;
  expect(verdictOn('AuthorizationPolicy', spec)).toBe('');
  if (since !== undefined) expect(verdictOn('AuthorizationPolicy', spec, '1.29')).toBe('wh-ap-when-key');
});
