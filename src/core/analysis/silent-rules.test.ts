import { expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { calls, onePort } from '../testing/tls-rule-cases';
import { silentRules } from './silent-rules';

const https = onePort(443, 'HTTPS');
const silentIn = (text: string): readonly string[] => silentRules(mesh`${text}`).map(({ id }) => id);

it('names the rules that judge drawn calls, while none is drawn', () => {
  const always = silentIn(https);
  expect(always).toContain('call-to-unknown-host');
  // Without pods it is asked what routes are written for.
  expect(always).not.toContain('host-not-imported');
  expect(silentIn(https + calls())).toEqual(expect.arrayContaining([...always, 'host-not-imported']));
  expect(silentIn(https + calls('https://api.example.com'))).toEqual([]);
});

it('names none where nothing could be called', () => {
  expect(silentIn(calls())).toEqual([]);
});
