// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dedent } from '../../core/testing/mesh-fixture';
import { followFindings, getFindings } from '../findings';
import { getState, load, undo } from '../store';
import { button, click, findNamed, need } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { getTraceView } from '../traced-call';
import { settleTraces } from '../traces';
import { AssertionsPanel } from './assertions-panel';

const design = dedent(`
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls:
          - { url: 'https://held.example.com', expect: { outcome: passthrough } }
          - { url: 'https://broken.example.com', expect: { outcome: blocked } }
          - { url: nonsense, expect: { outcome: blocked } }
          - url: https://open.example.com
`);

const page = testPage();

async function open(text: string): Promise<void> {
  load({ files: [{ path: 'design.yaml', text }] });
  await act(() => settleTraces());
  page.show(<AssertionsPanel />);
}

const promises = (): readonly string[] =>
  [...page.element().querySelectorAll('.promise')].map((each) => each.textContent ?? '');

const designText = (): string | undefined => getState().snapshot.files[0]?.file.text;

describe('Assertions', () => {
  it('says what a promise is where there is none', async () => {
    await open('');
    expect([...page.element().querySelectorAll('p')].map((each) => each.textContent)).toEqual([
      'No promises yet. A promise is a call with an expected outcome, which CI can check.',
    ]);
  });

  it('lists those that fail first, with what is found and where it differs', async () => {
    await open(design);
    const [failing, open_, held] = promises();
    expect(failing).toContain('expects blocked · found passthrough, tls passthrough, via sidecar');
    expect(failing).toContain('Expected blocked, found passthrough. First differs at ');
    expect(open_).toContain('cannot tell');
    expect(held).toMatch(/^holds.*https:\/\/held\.example\.com/);
    expect(held).not.toContain('Fix…');
  });

  it('says what a promise rests on that no cluster takes', async () => {
    await open(
      `${design.replace('held.example.com', 'api.example.edu')}---\n${dedent(`
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: wild, namespace: shop }
        spec: { hosts: ['*.example.edu'], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
      `)}`,
    );
    onTestFinished(followFindings());
    await act(() => vi.waitFor(() => expect(getFindings().all).not.toEqual([]), 10_000));
    const words = 'It goes through ServiceEntry shop/wild, which no cluster takes as it is.';
    expect(promises().filter((text) => text.includes(words))).toHaveLength(1);
  });

  it('accepts what happens now as the promise', async () => {
    await open(design);
    click(need(button('Accept the new behaviour'), 'Accept'));
    expect(designText()).toBe(
      design.replace(
        "'https://broken.example.com', expect: { outcome: blocked } }",
        "'https://broken.example.com', expect: { outcome: passthrough, tls: passthrough, via: sidecar } }",
      ),
    );
    await act(() => settleTraces());
    expect(promises()[0]).toContain('cannot tell');
    act(() => void undo());
    expect(designText()).toBe(design);
  });

  it('promises what ticked calls do today', async () => {
    await open(design);
    expect(button('Promise what happens today')).toBeUndefined();
    click(need(findNamed('input', '1 call without a promise'), 'tick'));
    click(need(button('Promise what happens today'), 'Promise'));
    const promise = ['expect:', '  outcome: passthrough', '  tls: passthrough', '  via: sidecar'];
    expect(designText()).toBe(`${design}${promise.map((line) => `          ${line}\n`).join('')}`);
  });

  it('leads to the trace of a call', async () => {
    await open(design);
    click(need(button('Trace'), 'Trace'));
    expect(getTraceView().asked).toMatchObject({ type: 'drawn', place: { file: 'design.yaml' } });
  });
});

it('shows no password of a call that cannot be read, with a promise or without', async () => {
  const url = 'https://app:s3cret@/orders';
  await open(design.replace('url: nonsense', `url: '${url}'`).replace('https://open.example.com', url));
  const text = page.element().textContent ?? '';
  expect(text).toContain('(hidden)@/orders');
  expect(text).not.toContain('s3cret');
});
