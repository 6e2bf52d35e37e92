// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followFindings, getFindings } from '../findings';
import { getState, load } from '../store';
import { testPage } from '../testing/page';
import { FixPreview } from './fix-preview';

const page = testPage();
let stop: () => void;

beforeEach(() => {
  load({ files: [] });
  stop = followFindings();
});
afterEach(() => stop());

/** The buttons of the first finding of a rule, in two entries with a port. */
async function buttonsFor(rule: string, ports: readonly [string, string]): Promise<readonly string[]> {
  const files = ports.map((port, index) => ({
    path: `${index}.yaml`,
    text: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api-${index}, namespace: shop }
spec: { hosts: [api-${index}.example.com], ports: [${port}], resolution: DNS }
`,
  }));
  act(() => load({ files }));
  while (getFindings().snapshot !== getState().snapshot)
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  const finding = getFindings().all.find((each) => each.rule === rule);
  if (finding) page.show(<FixPreview finding={finding} />);
  return [...page.element().querySelectorAll('button')].map((each) => each.textContent);
}

it('offers a fix for all of its kind beside itself, and no choice', async () => {
  const port = (number: string): string => `{ number: ${number}, name: tls, protocol: TLS }`;
  expect(await buttonsFor('ambiguous-scalar', [port('0b11'), port('0b111')])).toEqual([
    'Write 3',
    'Fix all of this kind',
  ]);
  expect(await buttonsFor('ambiguous-scalar', [port('0b11'), port('0443')])).toEqual(['Write 3']);
  expect(await buttonsFor('ambiguous-scalar', [port('0443'), port('0b11')])).toEqual([
    'Write 443, as YAML 1.2 reads it',
    'Write 291, as kubectl reads it',
  ]);
});
