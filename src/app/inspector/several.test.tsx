// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { getState, load } from '../store';
import { testPage } from '../testing/page';
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

const page = testPage();

/** The title of the form for what stands at paths of the design. */
function titleOf(...paths: readonly (readonly (string | number)[])[]): string | undefined {
  act(() => {
    load({ files: [{ path: 'design.yaml', text }] });
    const [design] = getState().snapshot.resources;
    const [first, ...also] = paths.flatMap((path) => (design ? [{ ...design.place, path }] : []));
    if (first === undefined) throw new Error('Nothing is selected');
    page.show(<SeveralForm selection={{ place: first, also, from: 'canvas' }} />);
  });
  return page.element().querySelector('h3')?.textContent;
}

it('counts what is selected by what it is', () => {
  const workload = ['spec', 'workloads', 0];
  const calls = [0, 1].map((index) => [...workload, 'calls', index]);
  expect(titleOf(...calls)).toBe('2 calls');
  expect(titleOf(workload, ...calls)).toBe('3 selected');
});

it('tells things of one name apart by the signs of their kinds', () => {
  const rule = (kind: string) =>
    `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: api, namespace: shop }\nspec: {}\n`;
  act(() => {
    load({ files: [{ path: 'a.yaml', text: [rule('ServiceEntry'), rule('VirtualService')].join('---\n') }] });
    const [first, second] = getState().snapshot.resources.map(({ place }) => place);
    if (!first || !second) throw new Error('Nothing is selected');
    page.show(<SeveralForm selection={{ place: first, also: [second], from: 'canvas' }} />);
  });
  const links = [...page.element().querySelectorAll('.ins-several button')];
  expect(links.map((link) => link.querySelector('.kind-glyph')?.textContent)).toEqual(['SE', 'VS']);
});
