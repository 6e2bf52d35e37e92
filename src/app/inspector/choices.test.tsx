// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { getState, load, select, undo } from '../store';
import { setView } from '../view';
import { button, choose, click, enter, findNamed, need, pick, press, setValue } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { InspectorPanel } from './inspector-panel';

const page = testPage();

const head = (kind: string, api = 'networking.istio.io/v1'): string =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: x\n  namespace: shop\nspec:\n`;

function open(kind: string, text: string, more: readonly string[] = []): void {
  act(() => {
    load({ files: [text, ...more].map((each, index) => ({ path: `${index}.yaml`, text: each })) });
    setView({ fieldFilter: { [kind]: 'all' } });
    const [resource] = getState().snapshot.resources;
    if (resource) select({ place: resource.place, from: 'explorer' });
    page.show(<InspectorPanel />);
  });
}

const yaml = (): string => getState().snapshot.workspace.files[0]?.text ?? '';
const group = (path: string): HTMLElement => need(findNamed('[role=group]', path, page.element()), path);
const field = (name: string, path: string): HTMLElement => need(findNamed('input', name, group(path)), name);
const options = (): (string | null)[] =>
  [...document.querySelectorAll('[role=option]')].map((each) => each.getAttribute('aria-label'));

describe('fields of which one may be written', () => {
  const probe = `${head('WorkloadGroup')}  template:\n    address: 10.0.0.1\n  probe:\n    httpGet: # asks the server\n      port: 80\n    periodSeconds: 5\n`;

  it('say what goes before anything is written, and change places in one step', () => {
    open('WorkloadGroup', probe);
    click(field('exec', 'probe'));
    expect(yaml()).toBe(probe);
    expect(group('probe').textContent).toContain('Removes httpGet with what is in it.');
    click(need(button('Add to probe.exec.command'), 'Add'));
    enter(field('probe.exec.command[0]', 'probe'), 'true');
    expect(yaml()).toContain('  probe:\n    exec:\n      command:\n        - "true"\n    periodSeconds: 5\n');
    expect(getState().history.past).toHaveLength(1);
    act(() => undo());
    expect(yaml()).toBe(probe);
  });

  it('stay as they are when the choice is taken back', () => {
    open('WorkloadGroup', probe);
    click(field('grpc', 'probe'));
    click(field('httpGet', 'probe'));
    expect(group('probe').textContent).not.toContain('Removes');
    expect(yaml()).toBe(probe);
    click(field('none', 'probe'));
    expect(yaml()).not.toContain('httpGet');
    expect(yaml()).toContain('periodSeconds: 5');
  });

  it('all stand there while none is written, and change places the same way', () => {
    const empty = probe.replace(/ {4}httpGet[^]*?port: 80\n/, '');
    open('WorkloadGroup', empty);
    enter(field('port', 'probe.tcpSocket'), '81');
    expect(yaml()).toContain('tcpSocket:\n      port: 81');
    expect(group('probe').textContent).toContain('another one removes tcpSocket with what is in it.');
    enter(field('service', 'probe.grpc'), 'health');
    expect(yaml()).toContain('grpc:\n      service: health');
    expect(yaml()).not.toContain('tcpSocket');
    expect(getState().history.past).toHaveLength(2);
  });

  it('are both shown while both are written', () => {
    open('WorkloadGroup', probe.replace('    periodSeconds', '    tcpSocket:\n      port: 81\n    periodSeconds'));
    expect(field('port', 'probe.tcpSocket')).toBeDefined();
    expect(field('port', 'probe.httpGet')).toBeDefined();
  });
});

describe('a match of a text', () => {
  const route = (match: string): string =>
    `${head('VirtualService')}  hosts: [a.example.com]\n  http:\n    - match:\n        - ${match}\n      route:\n        - destination:\n            host: a.example.com\n`;

  it('keeps its text and its comment when the way changes', () => {
    const text = route('uri: { exact: /v1 } # ours');
    open('VirtualService', text);
    pick(field('kind of match', 'http[0].match[0]'), 'regex');
    expect(yaml()).toBe(text.replace('exact', 'regex'));
    expect(getState().history.past.map((step) => step.change.label)).toEqual(['Match http[0].match[0].uri by regex']);
  });

  it('is added to a header with its first text, and a header alone asks for presence', () => {
    open('VirtualService', route('method: { exact: GET }'));
    click(need(button('Add to http[0].match[0].headers'), 'Add'));
    enter(need(findNamed('input', 'new key', page.element()), 'new key'), 'x-tenant');
    expect(yaml()).not.toContain('x-tenant');
    enter(field('exact', 'http[0].match[0].headers.x-tenant'), 'gold');
    expect(yaml()).toMatch(/x-tenant:\s+exact: gold/);
    expect(getState().history.past).toHaveLength(1);
    pick(field('kind of match', 'http[0].match[0].headers.x-tenant'), 'present');
    expect(yaml()).toMatch(/x-tenant: \{\}/);
    act(() => undo());
    act(() => undo());
    expect(yaml()).toBe(route('method: { exact: GET }'));
  });

  it('is given back by Escape', () => {
    open('VirtualService', route('uri: { prefix: /v1 }'));
    const input = field('prefix', 'http[0].match[0]') as HTMLInputElement;
    setValue(input, '/v2');
    press(input, 'Escape');
    expect(input.value).toBe('/v1');
    expect(getState().history.past).toHaveLength(0);
  });
});

describe('what the workspace offers', () => {
  const service = `${head('VirtualService')}  hosts: [a.example.com]\n  http:\n    - route:\n        - destination:\n            host: a.example.com\n`;
  const rule = `${head('DestinationRule')}  host: a.example.com\n  subsets:\n    - name: v1\n      labels: { version: v1 }\n`;
  const entry = `${head('ServiceEntry')}  hosts: [a.example.com]\n  ports:\n    - { number: 443, name: tls, protocol: TLS }\n`;

  it('are the subsets and ports of the host', () => {
    open('VirtualService', service, [rule, entry]);
    click(field('subset', 'http[0].route[0]'));
    expect(options()).toEqual(['v1']);
    press(field('subset', 'http[0].route[0]'), 'Escape');
    click(field('number', 'http[0].route[0]'));
    expect(options()).toContain('443');
    choose('443');
    expect(yaml()).toContain('port:\n              number: 443\n');
  });

  it('are namespaces and hosts for a Sidecar', () => {
    open('Sidecar', `${head('Sidecar')}  egress:\n    - hosts: [./*]\n`, [entry]);
    click(field('egress[0].hosts[0]', 'egress[0]'));
    expect(options()).toEqual(['./*', '*/*', '~/*', 'shop/*', 'shop/a.example.com', '*/a.example.com']);
  });

  it('are the labels of the design, by their keys and then by their values', () => {
    const design =
      'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: d\nspec:\n  workloads:\n    - { name: cart, namespace: shop, labels: { app: cart, tier: web } }\n';
    const selecting = `${head('ServiceEntry')}  hosts: [a.example.com]\n  workloadSelector:\n    labels: { tier: web }\n`;
    open('ServiceEntry', selecting, [design]);
    click(need(button('Add to workloadSelector.labels'), 'Add'));
    click(need(findNamed('input', 'new key', page.element()), 'new key'));
    expect(options()).toEqual(['app']);
    choose('app');
    click(need(findNamed('input', 'new value', page.element()), 'new value'));
    expect(options()).toEqual(['cart']);
    choose('cart');
    expect(yaml()).toContain('labels: { tier: web, app: cart }');
    expect(getState().history.past).toHaveLength(1);
  });

  it('are hosts of a Gateway, and of one namespace what its VirtualServices bind', () => {
    open('Gateway', `${head('Gateway')}  servers:\n    - hosts: ["*"]\n`, [service, entry]);
    click(field('servers[0].hosts[0]', 'servers[0]'));
    expect(options()).toEqual(['*', './*', 'a.example.com', 'shop/*', 'shop/a.example.com']);
  });

  it('are effective values where the mesh decides', () => {
    const design =
      'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: d\nspec:\n  mesh:\n    outboundTrafficPolicy: REGISTRY_ONLY\n';
    open('Sidecar', `${head('Sidecar')}  egress:\n    - hosts: [./*]\n`, [design]);
    expect(group('outboundTrafficPolicy').textContent).toContain('REGISTRY_ONLY · this mesh’s default');
  });
});
