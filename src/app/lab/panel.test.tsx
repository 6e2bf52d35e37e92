// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getState, load, select, undo } from '../store';
import { button, chooseOption, click, findNamed, need, press, setValue } from '../testing/form-driver';
import { resetLab } from '../lab-state';
import { LabPanel } from './panel';

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports:
    - { number: 80, name: http, protocol: HTTP }
    - { number: 5432, name: db, protocol: TCP }
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }, { address: 10.0.0.3 }]
`;
const rule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy:
    outlierDetection:
      interval: 10s # agreed
      maxEjectionPercent: 50
`;

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement('div'));
  resetLab();
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

function show(...documents: readonly string[]): void {
  act(() => {
    load({ files: [{ path: 'a.yaml', text: documents.join('---\n') }] });
    root = createRoot(page);
    root.render(
      <MantineProvider>
        <LabPanel />
      </MantineProvider>,
    );
  });
}

const text = (): string => getState().snapshot.workspace.files[0]?.text ?? '';
const says = (words: string): void => expect(page.textContent).toContain(words);
const field = (name: string): HTMLElement => need(findNamed('input[type=number]', name), name);
const tab = (name: string): HTMLElement =>
  need(
    [...page.querySelectorAll<HTMLElement>('[role=tab]')].find((each) => each.textContent?.startsWith(name)),
    name,
  );

describe('the settings', () => {
  it('are those in force, and are tried before they are written', () => {
    show(entry, rule);
    says('In force: DestinationRule shop/api');
    says('At most 1 of 3 endpoints can be out at once: 50 % of 3.');
    const before = text();
    setValue(field('maxEjectionPercent'), '10');
    says('No endpoint can be ejected: 10 % of 3 is less than one. Set maxEjectionPercent to 34 or more.');
    expect(text()).toBe(before);
  });

  it('are written as one step that changes nothing else, and undone', () => {
    show(entry, rule);
    const before = text();
    setValue(field('maxEjectionPercent'), '67');
    setValue(field('baseEjectionTime'), '45');
    says('Writes maxEjectionPercent, baseEjectionTime into DestinationRule shop/api.');
    click(need(button('Apply to YAML'), 'Apply'));
    expect(text()).toBe(
      before.replace(
        '      interval: 10s # agreed\n      maxEjectionPercent: 50\n',
        '      interval: 10s # agreed\n      baseEjectionTime: 45s\n      maxEjectionPercent: 67\n',
      ),
    );
    says('At most 2 of 3 endpoints can be out at once: 67 % of 3.');
    act(() => void undo());
    expect(text()).toBe(before);
  });

  it('are reset to what is in force', () => {
    show(entry, rule);
    setValue(field('maxEjectionPercent'), '10');
    click(need(button('Reset'), 'Reset'));
    says('At most 1 of 3 endpoints can be out at once');
    expect((field('maxEjectionPercent') as HTMLInputElement).value).toBe('50');
  });

  it('become a rule where none is in force', () => {
    show(entry);
    says('No outlierDetection is in force.');
    says('Nothing is ever ejected: no outlierDetection is in force here.');
    click(need(findNamed('input[role=switch]', 'outlierDetection'), 'switch'));
    setValue(field('maxEjectionPercent'), '34');
    says('Adds a DestinationRule for api.example.com.');
    click(need(button('Apply to YAML'), 'Apply'));
    expect(text()).toBe(`${entry}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    outlierDetection:
      maxEjectionPercent: 34
`);
    says('At most 1 of 3 endpoints can be out at once: 34 % of 3.');
  });

  it('are taken away by the switch', () => {
    show(entry, rule);
    click(need(findNamed('input[role=switch]', 'outlierDetection'), 'switch'));
    says('Removes outlierDetection from DestinationRule shop/api.');
    click(need(button('Apply to YAML'), 'Apply'));
    expect(text()).not.toContain('outlierDetection');
  });

  it('go into the settings of the port where those are in force', () => {
    const ports = '    portLevelSettings:\n    - port: { number: 80 }\n      outlierDetection: {}\n';
    show(entry, rule + ports);
    setValue(field('interval'), '5');
    click(need(button('Apply to YAML'), 'Apply'));
    expect(text()).toContain('      interval: 10s # agreed');
    expect(text()).toMatch(/port: \{ number: 80 \}\n\s+outlierDetection:\n\s+interval: 5s\n/);
  });
});

describe('where the calls go', () => {
  it('follows the selection until a destination is chosen', () => {
    show(entry, rule);
    act(() => select(null));
    says('First: api.example.com:80');
    const [resource] = getState().snapshot.resources;
    const place = need(resource, 'entry').place;
    act(() => select({ place: { ...place, path: [...place.path, 'spec', 'ports', 1] }, from: 'canvas' }));
    says('As selected: api.example.com:5432');
    chooseOption('To', 'api.example.com:80');
    expect((need(findNamed('select', 'To'), 'list') as HTMLSelectElement).value).toBe('api.example.com:80');
  });

  it('says which failures are not seen on TCP', () => {
    show(entry, rule);
    chooseOption('To', 'api.example.com:5432');
    chooseOption('Preset', '429-storm');
    says('429 never counts here: on TCP Envoy sees connections, not answers.');
  });

  it('says that endpoints are assumed where only DNS knows them', () => {
    show(entry.replace(/ {2}resolution[^]*/, '  resolution: DNS\n'), rule);
    says('not in the files');
    setValue(field('Endpoints'), '2');
    says('At most 1 of 2 endpoints can be out at once');
    says('api.example.com #2');
  });

  it('says why there is nothing to try', () => {
    show(entry.replace(/ {2}resolution[^]*/, '  resolution: NONE\n'), rule);
    says('Nothing is ever ejected: Envoy dials the address that the app dialled');
    act(() => load({ files: [] }));
    says('There is none yet.');
  });
});

describe('what fails', () => {
  it('is set by keyboard in a table', () => {
    show(entry, rule);
    press(tab('Time line'), 'ArrowRight');
    expect(tab('Failures').getAttribute('aria-selected')).toBe('true');
    click(need(button('Clear'), 'Clear'));
    says('Nothing fails.');
    click(need(button('Add a failure'), 'Add'));
    chooseOption('Endpoint of failure 1', '10.0.0.2');
    chooseOption('Kind of failure 1', '502-504');
    setValue(field('Start of failure 1 in seconds'), '0');
    setValue(field('End of failure 1 in seconds'), '60');
    expect(page.querySelector('.lab-told')?.textContent).toMatch(/^10\.0\.0\.2 leaves at [\d.]+ s, back at \d+ s\./);
    click(need(findNamed('button', 'Remove failure 1'), 'Remove'));
    says('No endpoint leaves or comes back.');
  });

  it('is the same in the tables as in the time line', () => {
    show(entry, rule);
    const label = page.querySelector('svg.lab-line')?.getAttribute('aria-label');
    expect(label).toMatch(/^Time line of 3 endpoints over 120 s: \d ejections\./);
    click(tab('Table'));
    const rows = [...page.querySelectorAll('tr')].map((each) => each.textContent ?? '');
    expect(rows.filter((each) => each.includes('leaves by consecutive5xxErrors')).length).toBe(
      Number(/: (\d)/.exec(label ?? '')?.[1]),
    );
    says('A sweep every 10 s lets endpoints return.');
  });

  it('says of connections that find no endpoint that they are closed: bytes have no status', () => {
    show(entry.replace('protocol: HTTP', 'protocol: TCP'), rule.replace('50', '100'));
    chooseOption('Preset', 'all-down');
    says('every connection is closed (UH)');
    click(tab('Table'));
    says('Closed (UH)');
    expect(page.textContent).not.toContain('503');
  });

  it('can be a preset for any endpoints', () => {
    show(entry, rule.replace('50', '100'));
    chooseOption('Preset', 'all-down');
    says('every call gets 503 UH: no endpoint is left.');
    chooseOption('Preset', '429-storm');
    says('429 never counts here.');
    chooseOption('Preset', 'dns');
    says('10.0.0.3 leaves the cluster at 40 s.');
  });
});

describe('the brush', () => {
  const kind = (): string => (need(findNamed('select', 'Brush'), 'Brush') as HTMLSelectElement).value;

  it('begins with what the protocol shows: an answer of HTTP, or on TCP a connection that fails', () => {
    show(entry, rule);
    expect(kind()).toBe('5xx');
    act(() => resetLab());
    act(() => root.unmount());
    show(entry.replace(/.*HTTP }\n/, ''), rule);
    expect(kind()).toBe('connect failure');
  });

  it('stays what somebody has chosen', () => {
    show(entry.replace(/.*HTTP }\n/, ''), rule);
    chooseOption('Brush', 'timeout');
    expect(kind()).toBe('timeout');
  });
});
