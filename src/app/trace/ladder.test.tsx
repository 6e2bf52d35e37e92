// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { dedent } from '../../core/testing/mesh-fixture';
import { runCommand } from '../commands';
import { getState, load, select } from '../store';
import { button, click, enter, findNamed, need } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { ask, getTraceView, traceCallAt } from '../traced-call';
import { TracePanel } from './trace-panel';

const egress = dedent(`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: new, namespace: shop, creationTimestamp: "2025-01-01T00:00:00Z" }
  spec:
    host: api.example.com
    trafficPolicy:
      connectionPool: { tcp: { maxConnections: 7 } }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: old, namespace: shop, creationTimestamp: "2024-01-01T00:00:00Z" }
  spec:
    host: api.example.com
    trafficPolicy:
      connectionPool: { tcp: { maxConnections: 5 } }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: hidden, namespace: far }
  spec: { host: api.example.com, exportTo: ["."] }
`);

const design = dedent(`
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls:
          - url: http://api.example.com/v1
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

/** Unfolds what stands below a hop, by the beginning of its words. */
function unfold(words: string): HTMLElement {
  const summary = [...page.element().querySelectorAll('summary')].find((each) => each.textContent?.startsWith(words));
  const details = need(summary?.closest('details'), words);
  act(() => {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  });
  return details;
}

const steps = (within: ParentNode): readonly string[] =>
  [...within.querySelectorAll('.step')].map(
    (step) =>
      `${step.getAttribute('data-standing')} ${step.querySelector('.step-verdict')?.textContent} ${step.querySelector('.part-link')?.textContent}`,
  );

describe('Which rule wins', () => {
  const traceFirst = (): void => {
    const call = need(getState().snapshot.mesh.workloads[0]?.calls[0], 'call');
    act(() => traceCallAt({ type: 'drawn', place: call.place }));
  };

  it('lists the rules of a hop, the winner first, with field, value and rule', () => {
    traceFirst();
    const ladder = unfold('Which rule wins (3 DestinationRules)');
    expect(steps(ladder)).toEqual([
      'wins wins DestinationRule shop/oldspec.hostegress.yaml:21',
      'loses merged, nothing left DestinationRule shop/newspec.trafficPolicyegress.yaml:14',
      'loses namespace never asked DestinationRule far/hiddenspecegress.yaml:28',
    ]);
    expect(ladder.textContent).toContain('by age');
    expect(ladder.textContent).toContain(
      'Otherwise: Were DestinationRule shop/old the newest, DestinationRule shop/new would win.',
    );
    expect(ladder.querySelector('.policy')?.textContent).toContain('connectionPool.tcp.maxConnections5');
  });

  it('goes to the text of a candidate', () => {
    traceFirst();
    const [, link] = unfold('Which rule wins (3').querySelectorAll<HTMLElement>('.part-link');
    click(need(link, 'link'));
    expect(getState().selection?.place).toMatchObject({
      file: 'egress.yaml',
      document: 'd1',
      path: ['spec', 'trafficPolicy'],
    });
  });

  it('says who gets the port of a listener', () => {
    traceFirst();
    expect(unfold('Who gets port 80').textContent).toContain('Gets requests with its Host');
  });

  it('is asked of a pod and a host, prefilled from what is selected', () => {
    const rule = need(
      getState().snapshot.resources.find(({ name }) => name === 'new'),
      'rule',
    );
    act(() => {
      select({ place: rule.place, from: 'explorer' });
      runCommand('which-rule-wins');
    });
    expect(getTraceView().question).toEqual({ type: 'host', namespace: 'shop', name: 'cart', host: 'api.example.com' });
    expect(document.activeElement).toBe(findNamed('input', 'Host'));
    expect(steps(page.element())[0]).toBe('wins wins ServiceEntry shop/apispec.hosts[0]egress.yaml:5');
    expect(page.element().textContent).toContain('None is for api.example.com.');
    expect(page.element().textContent).toContain(
      'Were DestinationRule shop/old the newest, DestinationRule shop/new would win.',
    );
    expect(page.element().querySelector('.policy')?.textContent).toContain('maxConnections5');
    enter(need(findNamed('input', 'Host'), 'Host'), 'other.example.com');
    expect(steps(page.element())).toEqual([]);
    click(need(findNamed('button', 'Back to Trace'), 'Back to Trace'));
    expect(findNamed('input', 'URL')).toBeDefined();
    expect(button('Which rule wins')).toBeUndefined();
  });

  it('is asked of a pod and a port', () => {
    act(() => runCommand('who-gets-port'));
    const port = need(findNamed('input', 'Port'), 'Port');
    expect(page.element().textContent).toContain('Choose a pod and a port');
    enter(port, '80');
    expect(page.element().textContent).toContain('Listener 0.0.0.0_80');
    enter(need(findNamed('input', 'Port'), 'Port'), '9');
    expect(page.element().textContent).toContain('no listener for port 9');
    expect(getState().history.past.length).toBe(0);
  });
});
