// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi, beforeAll } from 'vitest';
import { fetchDrawing } from '../drawing';
import { dedent } from '../../core/testing/mesh-fixture';
import { getState, load } from '../store';
import { button, click, findNamed, namesOf, need, press, setValue } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { getTraceView } from '../traced-call';
import { PosturePanel } from './posture-panel';
import { setPosture } from './posture-state';

beforeAll(fetchDrawing);

const design = dedent(`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: https, protocol: HTTPS }]
    resolution: DNS
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls: [{ url: 'https://open.example.com', expect: { outcome: blocked } }]
      - { name: job, namespace: bank }
`);

const page = testPage();

beforeEach(() => {
  // Cells are worked out for some milliseconds at a time; while the clock stands they all are at once.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  setPosture({
    extent: 'drawn',
    compares: false,
    text: '',
    rowOrder: 'namespace',
    columnOrder: 'domain',
    active: null,
  });
});
afterEach(() => vi.restoreAllMocks());

function open(text: string): void {
  load({ files: [{ path: 'design.yaml', text }] });
  page.show(<PosturePanel />);
}

const cells = (): readonly HTMLElement[] => [...page.element().querySelectorAll<HTMLElement>('[role=gridcell]')];

/** Every row by its name, with the names of its cells. */
const rows = (): readonly string[] =>
  [...page.element().querySelectorAll('.posture-row')].map((row) =>
    [...row.children].map((each) => namesOf(each).join(' ')).join(' | '),
  );

const everything = (): void => act(() => setPosture({ extent: 'everything' }));

describe('Posture', () => {
  it('says what it needs where no pod is drawn, and where no call is', () => {
    open('');
    expect(page.element().textContent).toContain('No pods yet.');
    act(() => void load({ files: [{ path: 'design.yaml', text: design.replace(/\n +calls:.*/, '') }] }));
    expect(page.element().textContent).toContain('No calls are drawn.');
    click(need(button('Show everything reachable'), 'button'));
    expect(rows()).toHaveLength(2);
    expect(page.element().textContent).toContain(
      'A pod can go round its sidecar; a NetworkPolicy or egress gateway enforces.',
    );
  });

  it('shows drawn calls, then all that is reachable', () => {
    open(design);
    expect(rows()).toEqual(['shop/cart | passed through, TLS by the app, drawn, promise fails']);
    everything();
    expect(rows()).toEqual([
      'bank/job | reached, TLS by the app, not drawn | passed through, TLS by the app, not drawn | passed through, TLS by the app, not drawn',
      'shop/cart | reached, TLS by the app, not drawn | passed through, TLS by the app, drawn, promise fails | passed through, TLS by the app, not drawn',
    ]);
    expect(cells().map((cell) => cell.className.match(/is-\w+/)?.[0])).toEqual([
      ...['is-hollow', 'is-hollow', 'is-hollow'],
      ...['is-hollow', 'is-drawn', 'is-hollow'],
    ]);
  });

  it('rings what would change under the other outbound policy, and names it', () => {
    open(design);
    everything();
    click(need(findNamed('button', 'Against REGISTRY_ONLY'), 'toggle'));
    expect(cells().filter((cell) => cell.dataset['changes'] !== undefined)).toHaveLength(4);
    expect(page.element().textContent).toContain('4 of 6 change under REGISTRY_ONLY: 4 passed through → refused');
    expect(namesOf(need(cells()[4], 'cell'))[0]).toBe(
      'passed through, TLS by the app, drawn, promise fails; under REGISTRY_ONLY: refused',
    );
  });

  it('walks by arrows and opens the proof of a cell', () => {
    open(design);
    everything();
    const [first] = cells();
    press(need(first, 'cell'), 'ArrowRight');
    press(need(document.activeElement as HTMLElement, 'focus'), 'ArrowDown');
    expect(document.activeElement).toBe(cells()[4]);
    press(need(cells()[4], 'cell'), 'Enter');
    expect(getTraceView().asked).toMatchObject({ type: 'drawn' });
    press(need(cells()[4], 'cell'), 'ArrowLeft');
    press(need(cells()[3], 'cell'), 'Enter');
    expect(getTraceView().asked).toMatchObject({
      type: 'free',
      call: { namespace: 'shop', name: 'cart', url: 'https://api.example.com:443' },
    });
    expect(getState().history.past).toHaveLength(0);
  });

  it('leaves what the filter asks for, and puts rows and columns in order', () => {
    open(design);
    everything();
    setValue(need(findNamed('input', 'Filter the matrix'), 'filter'), 'outcome:reached');
    expect(rows()).toHaveLength(2);
    expect(cells()).toHaveLength(2);
    setValue(need(findNamed('input', 'Filter the matrix'), 'filter'), 'nobody');
    expect(page.element().textContent).toContain('No cell matches the filter.');
    setValue(need(findNamed('input', 'Filter the matrix'), 'filter'), '');
    act(() => setPosture({ rowOrder: 'name' }));
    expect(rows().map((row) => row.split(' ')[0])).toEqual(['shop/cart', 'bank/job']);
  });
});
