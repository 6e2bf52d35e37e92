// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dedent } from '../../core/testing/mesh-fixture';
import { getState, load } from '../store';
import { click, findNamed, need } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { ask, traceCallAt } from '../traced-call';
import { EnvoyChoice } from './envoy-choice';
import { TracePanel } from './trace-panel';

const egress = dedent(`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP }
      - { number: 443, name: tls, protocol: TLS }
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      loadBalancer: { simple: RANDOM }
`);

const page = testPage();

beforeEach(() => {
  load({ files: [{ path: 'egress.yaml', text: egress }] });
  ask(null);
});

function line(text: string): HTMLElement {
  const found = [...page.element().querySelectorAll<HTMLElement>('.envoy-line')].find(
    (each) => each.textContent === text,
  );
  return need(found ?? null, text);
}

describe('a hop', () => {
  beforeEach(() => {
    page.show(<TracePanel />);
    const call = { namespace: 'shop', name: null, url: 'http://api.example.com', method: 'GET', headers: {} };
    act(() => traceCallAt({ type: 'free', call }));
  });

  it('unfolds what Envoy gets, and its lines lead to what they come from', () => {
    click(need(findNamed('button', 'Envoy view of cluster outbound|80||api.example.com'), 'Envoy view'));
    const balancer = line('lb_policy: RANDOM');
    expect(balancer.title).toBe('From DestinationRule shop/api, egress.yaml:17');
    click(balancer);
    expect(getState().selection?.place.path).toEqual(['spec', 'trafficPolicy', 'loadBalancer', 'simple']);
    expect(line('respect_dns_ttl: true').tagName).toBe('SPAN');
    expect(page.element().textContent).toContain('Left out: statistics');
  });

  it('is one stop of the Tab key, and the arrow keys go from link to link', () => {
    click(need(findNamed('button', 'Envoy view of cluster outbound|80||api.example.com'), 'Envoy view'));
    expect(page.element().querySelectorAll('.envoy-link[tabindex="0"]').length).toBe(1);
    const name = line('name: outbound|80||api.example.com');
    act(() => name.focus());
    act(() => void name.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })));
    expect(document.activeElement?.textContent).toBe('type: STRICT_DNS');
  });
});

describe('an entry', () => {
  it('shows the port that is selected, and another one that is chosen', () => {
    const { key, place } = need(getState().snapshot.mesh.entries[0] ?? null, 'entry').resource;
    const at = { ...place, path: ['spec', 'ports', 1, 'name'] };
    const onGo = vi.fn();
    page.show(<EnvoyChoice entry={key} at={at} onGo={onGo} />);
    line('name: 0.0.0.0_443');
    click(line('name: outbound|443||api.example.com'));
    expect(onGo).toHaveBeenCalledOnce();
    const port = need(page.element().querySelector('select'), 'Port');
    act(() => {
      port.value = '80';
      port.dispatchEvent(new Event('change', { bubbles: true }));
    });
    line('name: "80"');
    line('name: outbound|80||api.example.com');
  });
});
