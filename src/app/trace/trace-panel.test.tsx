// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { dedent } from '../../core/testing/mesh-fixture';
import { getState, load, select } from '../store';
import { button, chooseOption, click, enter, findNamed, need, press, setValue } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { ask, getTraceView, noteWayOnCanvas, traceCallAt } from '../traced-call';
import { TracePanel } from './trace-panel';

const egress = dedent(`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      tls: { mode: SIMPLE }
`);

const design = dedent(`
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
    workloads:
      - name: cart
        namespace: shop
        calls:
          - url: http://api.example.com/v1
          - url: https://unknown.example.net
`);

const page = testPage();

beforeEach(() => {
  load({
    files: [
      { path: 'egress.yaml', text: egress },
      { path: 'design.yaml', text: design },
    ],
  });
  ask(null);
  page.show(<TracePanel />);
});

/** Traces a call of the design, by its place in the pod's list. */
function traceDrawn(index: number): void {
  const call = need(getState().snapshot.mesh.workloads[0]?.calls[index], 'call');
  act(() => traceCallAt({ type: 'drawn', place: call.place }));
}

const hops = (): readonly string[] =>
  [...document.querySelectorAll('.hop-at')].map((element) => element.textContent ?? '');

describe('Trace', () => {
  it('asks for a pod and a URL while nothing is traced', () => {
    expect(page.element().textContent).toContain('Choose a pod and a URL to see each decision on the way.');
    expect((need(findNamed('input', 'From'), 'From') as HTMLInputElement).value).toBe('shop/cart');
  });

  it('offers the drawn calls to begin with, and without any what entries make known', () => {
    const offers = (): readonly string[] =>
      [...page.element().querySelectorAll('.trace-offers button')].map((each) => each.textContent ?? '');
    expect(offers()).toContain('shop/cart: https://unknown.example.net');
    act(() => need(button('shop/cart: https://unknown.example.net'), 'offer').click());
    expect(getTraceView().asked).toMatchObject({ type: 'drawn' });
    expect(document.activeElement?.className).toBe('trace');
    act(() => ask({ type: 'free', call: { namespace: 'bank', name: null, url: '', method: 'GET', headers: {} } }));
    expect(offers()[0]).toMatch(/^any pod in bank: https?:\/\//);
    act(() => {
      ask(null);
      load({ files: [{ path: 'egress.yaml', text: egress }] });
    });
    expect(offers()[0]).toMatch(/^any pod in \S+: https?:\/\//);
    act(() => need(button(offers()[0] ?? ''), 'offer').click());
    expect(page.element().querySelector('.trace-answer')).not.toBeNull();
  });

  it('offers the hosts of the selected entry first', () => {
    const second = egress.replaceAll('api.example.com', 'zoo.example.com').replaceAll('name: api', 'name: zoo');
    act(() => {
      load({ files: [{ path: 'egress.yaml', text: `${egress}---\n${second}` }] });
      const zoo = need(getState().snapshot.mesh.entries[1], 'entry');
      select({ place: zoo.resource.place, from: 'canvas' });
    });
    const offers = [...page.element().querySelectorAll('.trace-offers button')].map((each) => each.textContent);
    expect(offers).toEqual([
      'any pod in shop: http://zoo.example.com:80',
      'any pod in shop: http://api.example.com:80',
    ]);
  });

  it('takes who has what is typed into From, and puts back who calls without a choice', () => {
    traceDrawn(0);
    const from = need(findNamed('input', 'From'), 'From') as HTMLInputElement;
    setValue(from, 'nobody');
    expect(page.element().textContent).toContain('No pod and no namespace has this name.');
    press(from, 'Escape');
    expect(from.value).toBe('shop/cart');
    setValue(from, 'any def');
    expect([...document.querySelectorAll('[role=option]')].map((each) => each.textContent)).toEqual([
      'any pod in default',
    ]);
    press(from, 'Enter');
    expect(from.value).toBe('any pod in default');
    expect(getTraceView().asked).toMatchObject({ type: 'free', call: { namespace: 'default', name: null } });
  });

  it('shows the answer, the hops and the policy of a drawn call', () => {
    traceDrawn(0);
    expect(page.element().textContent).toContain('Reached. TLS by the sidecar, name checked');
    expect(hops()).toEqual(['dns', 'listener', 'route', 'cluster', 'destination-rule', 'endpoint']);
    expect(page.element().querySelector('.policy')?.textContent).toContain('SIMPLE; server name api.example.com');
  });

  it('says of a call whose requests a proxy reads what a 503 from it means', () => {
    traceDrawn(0);
    expect(page.element().textContent).toContain('A 503 can come from a proxy itself. The access log says why: UO');
    expect(page.element().textContent).not.toContain('The app encrypts');
  });

  it('says what an answer was found without', () => {
    traceDrawn(0);
    expect(page.element().textContent).not.toContain('cannot be read');
    const call = getTraceView().asked;
    act(() => {
      load({
        files: [
          { path: 'egress.yaml', text: egress },
          { path: 'design.yaml', text: design },
          { path: 'broken.yaml', text: '# kept\n[apiVersion: networking.istio.io/v1\nkind: ServiceEntry\n' },
        ],
      });
      ask(call);
    });
    traceDrawn(0);
    expect(page.element().textContent).toContain(
      'One document cannot be read, and what it says is not in this answer:',
    );
    expect([...page.element().querySelectorAll('.caution .link-button')].map((each) => each.textContent)).toEqual([
      expect.stringMatching(/^broken\.yaml:\d$/),
    ]);
  });

  it('goes to what decided, in all panes', () => {
    traceDrawn(0);
    const link = [...page.element().querySelectorAll<HTMLElement>('.part-link')].find((each) =>
      each.textContent?.startsWith('DestinationRule shop/api'),
    );
    expect(link?.textContent).toContain('egress.yaml:14');
    click(need(link, 'link'));
    expect(getState().selection).toMatchObject({ from: 'trace', place: { file: 'egress.yaml' } });
    expect(page.element().textContent).toContain('Reached.');
  });

  it('tries other settings, and writes nothing', () => {
    traceDrawn(1);
    expect(page.element().textContent).toContain('Refused: the sidecar does not know the destination.');
    chooseOption('What if: outbound policy', 'ALLOW_ANY');
    expect(page.element().textContent).toContain('What if: Passed through');
    expect(button('Expect this')).toBeUndefined();
    click(need(button('As designed'), 'As designed'));
    expect(page.element().textContent).toContain('Refused');
    expect(getState().history.past.length).toBe(0);
  });

  it('follows another URL from the same pod without drawing it', () => {
    traceDrawn(1);
    enter(need(findNamed('input', 'URL'), 'URL'), 'http://api.example.com/v2');
    expect(getTraceView().asked).toEqual({
      type: 'free',
      call: { namespace: 'shop', name: 'cart', url: 'http://api.example.com/v2', method: 'GET', headers: {} },
    });
    expect(page.element().textContent).toContain('Reached.');
    expect(button('Expect this')).toBeUndefined();
    enter(need(findNamed('input', 'URL'), 'URL'), 'tcp://api.example.com');
    expect(page.element().textContent).toContain('tcp://api.example.com cannot be traced');
    expect(page.element().textContent).toContain('ports go from 1 to 65535');
  });

  it('shows Path as on only while the canvas has something of the way', () => {
    const path = (): HTMLButtonElement => need(findNamed('button', 'Path'), 'Path') as HTMLButtonElement;
    const rests = (): string | null => path().getAttribute('aria-disabled');
    const state = (): readonly unknown[] => [rests(), path().getAttribute('aria-pressed'), path().title];
    const nothingDrawn = ['true', 'false', 'Nothing on this path is drawn on the canvas.'];
    traceDrawn(0);
    expect(state()).toEqual([null, 'true', 'Show the path on the canvas alone']);
    // What decides is written, and none of it has a card: the policy of the mesh for a host that nobody knows.
    path().focus();
    act(() => noteWayOnCanvas(false));
    expect(state()).toEqual(nothingDrawn);
    expect(document.activeElement).toBe(path());
    click(path());
    expect(getTraceView().shown).toBe(true);
    act(() => noteWayOnCanvas(true));
    click(path());
    expect(getTraceView().shown).toBe(false);
    click(path());
    // Nothing of the way of a pod that nobody drew to a host that nobody knows is anywhere.
    act(() =>
      ask({
        type: 'free',
        call: { namespace: 'ads', name: null, url: 'https://nowhere.example.net', method: 'GET', headers: {} },
      }),
    );
    expect(state()).toEqual(nothingDrawn);
  });

  it('keeps Escape that gives up what was typed into URL to itself', () => {
    traceDrawn(0);
    const url = need(findNamed('input', 'URL'), 'URL') as HTMLInputElement;
    const heard: boolean[] = [];
    const hear = (event: Event): void => void heard.push(event.defaultPrevented);
    window.addEventListener('keydown', hear);
    setValue(url, 'https://other');
    press(url, 'Escape', { cancelable: true });
    press(url, 'Escape', { cancelable: true });
    window.removeEventListener('keydown', hear);
    expect(heard).toEqual([true, false]);
    expect(url.value).toBe('http://api.example.com/v1');
  });

  it('waits for the rest of a URL that may end in a password, and says how a port is written', () => {
    const url = need(findNamed('input', 'URL'), 'URL') as HTMLInputElement;
    enter(url, 'postgres://app:12345');
    expect(url.value).toBe('postgres://app:12345');
    expect(page.element().textContent).toContain(
      'For a port, write tcp://app:PORT; after a password, go on with @HOST.',
    );
    expect(page.element().textContent).not.toContain('Read as');
    enter(url, 'postgres://app:12345@db.example.com');
    expect(url.value).toBe('tcp://db.example.com:5432');
    enter(url, 'postgres://app:5432');
    expect(url.value).toBe('tcp://app:5432');
  });

  it('takes the URL of a client as the call that it leads to, and says why not', () => {
    const url = need(findNamed('input', 'URL'), 'URL') as HTMLInputElement;
    enter(url, 'postgres://app:s3cret@db.example.com/orders');
    expect(getTraceView().asked).toMatchObject({ call: { url: 'tcp://db.example.com:5432' } });
    expect(url.value).toBe('tcp://db.example.com:5432');
    expect(page.element().textContent).toContain('Read as tcp to db.example.com, port 5432; the password is left out.');
    // The same call again asks for nothing else.
    enter(url, 'postgres://db.example.com');
    expect(url.value).toBe('tcp://db.example.com:5432');
    enter(url, 'mongodb://app:s3cret@a.example.com,b.example.com');
    expect(url.value).toBe('mongodb://app:(hidden)@a.example.com,b.example.com');
    click(need(button('Trace tcp://b.example.com:27017'), 'its second server'));
    expect(url.value).toBe('tcp://b.example.com:27017');
    enter(url, 'foo://app:s3cret@db.example.com');
    expect(page.element().textContent).toContain('foo://(hidden)@db.example.com cannot be traced');
    const answer = need(page.element().querySelector('.trace-answer'), 'the answer');
    expect(answer.textContent).toBe('foo://(hidden)@db.example.com cannot be traced.');
    expect(answer.querySelector('[data-sign="unknown"]')).not.toBeNull();
  });

  it('adds headers to the call that is asked about', () => {
    traceDrawn(0);
    click(need(button('Headers'), 'Headers'));
    enter(need(findNamed('input', 'Header name'), 'Header name'), 'x-user');
    click(need(button('Add'), 'Add'));
    expect(getTraceView().asked).toMatchObject({ type: 'free', call: { headers: { 'x-user': '' } } });
  });

  it('tells the canvas where the call leads, until it is folded', () => {
    traceDrawn(0);
    expect(getTraceView().shown).toBe(true);
    expect(getTraceView().way?.from?.file).toBe('design.yaml');
    expect(getTraceView().way?.stops.map((place) => place?.file ?? null)).toContain('egress.yaml');
    page.show(null);
    expect(getTraceView().way).toBeNull();
  });

  it('promises what the call does today', () => {
    traceDrawn(1);
    click(need(button('Expect this'), 'Expect this'));
    const text = getState().snapshot.files.find(({ path }) => path === 'design.yaml')?.file.text;
    expect(text).toBe(`${design}          expect:\n            outcome: blocked\n`);
    expect(getState().history.past.length).toBe(1);
  });
});

it('marks a call that is sent to a gateway whose routes are not judged as not decided', () => {
  const gateway = dedent(`
  apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: { name: out, namespace: shop }
  spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], http: [{ route: [{ destination: { host: out-istio.shop.svc.cluster.local, port: { number: 80 } } }] }] }
  `);
  load({
    files: [
      { path: 'egress.yaml', text: egress },
      { path: 'gateway.yaml', text: gateway },
      { path: 'design.yaml', text: design },
    ],
  });
  traceDrawn(0);
  const answer = need(document.querySelector('.trace-answer'), 'answer');
  expect(answer.textContent).toBe('Sent to out-istio.shop.svc.cluster.local.');
  expect(answer.querySelector('svg')?.getAttribute('data-sign')).toBe('unknown');
});
