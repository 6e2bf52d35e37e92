// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getState, load } from '../store';
import { SeveralForm } from './several';

const text = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  workloads:
    - name: cart
      namespace: shop
      calls:
        - url: https://api.example.com
        - url: https://bank.example.com
`;

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

/** The title of the form for what stands at paths of the design. */
function titleOf(...paths: readonly (readonly (string | number)[])[]): string | undefined {
  act(() => {
    load({ files: [{ path: 'design.yaml', text }] });
    const [design] = getState().snapshot.resources;
    const [first, ...also] = paths.flatMap((path) => (design ? [{ ...design.place, path }] : []));
    if (first === undefined) throw new Error('Nothing is selected');
    root.render(
      <MantineProvider>
        <SeveralForm selection={{ place: first, also, from: 'canvas' }} />
      </MantineProvider>,
    );
  });
  return page.querySelector('h3')?.textContent;
}

it('counts what is selected by what it is', () => {
  const workload = ['spec', 'workloads', 0];
  const calls = [0, 1].map((index) => [...workload, 'calls', index]);
  expect(titleOf(...calls)).toBe('2 calls');
  expect(titleOf(workload, ...calls)).toBe('3 selected');
});
