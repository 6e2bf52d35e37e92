// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import { testPage } from '../testing/page';
import { setCanvas } from './canvas-state';
import { graphDrawer, type Graph } from './graph';
import { useStanding } from './standing';

const page = testPage();
const cart = 'Workload/shop/cart';

function Spots({ graph }: { readonly graph: Graph }): React.JSX.Element {
  const standing = useStanding(graph);
  const spots = [standing(cart), standing('Workload/shop/pay'), standing('Workload/shop/gone')];
  return <p>{spots.map((at) => (at ? `${at.x} ${at.y}` : 'nowhere')).join(', ')}</p>;
}

it('is where a card is moved to or was put down, and for all others where the layout has them', () => {
  const graph = graphDrawer()(mesh`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: shop }
    spec:
      workloads: [{ name: cart, namespace: shop }, { name: pay, namespace: shop }]
      layout: { pins: { Workload/shop/cart: [16, 96], Workload/shop/pay: [16, 240] } }
  `);
  page.show(<Spots graph={graph} />);
  expect(page.element().querySelector('p')?.textContent).toBe('16 96, 16 240, nowhere');
  act(() => setCanvas({ moving: { places: new Map([[cart, { x: 40, y: 100 }]]), by: 'pointer' } }));
  expect(page.element().querySelector('p')?.textContent).toBe('40 100, 16 240, nowhere');
  act(() => setCanvas({ moving: null, landing: new Map([[cart, { x: 48, y: 104 }]]) }));
  expect(page.element().querySelector('p')?.textContent).toBe('48 104, 16 240, nowhere');
  act(() => setCanvas({ landing: null }));
  expect(page.element().querySelector('p')?.textContent).toBe('16 96, 16 240, nowhere');
});
