// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findKind } from '../../../core/schema';
import { load, useApp } from '../../store';
import { button, click, need } from '../../testing/form-driver';
import { getView } from '../../view';
import { ResourceForm } from '../resource-form';

const entry = (protocol: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 80, name: port, protocol: ${protocol} }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }]
---
`;
const rule = (block: string): string => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy:
    outlierDetection: ${block}
`;

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

function Shown(): React.JSX.Element | null {
  const resource = useApp(({ snapshot }) => snapshot.resources.find((each) => each.kind === 'DestinationRule'));
  const kind = resource && findKind(resource.apiVersion, resource.kind);
  if (!resource || !kind) return null;
  return <ResourceForm resource={resource} kind={kind} scope={[]} reveal={undefined} onScope={() => undefined} />;
}

function strip(text: string): string {
  act(() => {
    load({ files: [{ path: 'a.yaml', text }] });
    root = createRoot(page);
    root.render(
      <MantineProvider>
        <Shown />
      </MantineProvider>,
    );
  });
  return page.querySelector('.ins-strip')?.textContent ?? '';
}

describe('the strip below outlierDetection', () => {
  it('says when one failing endpoint leaves and returns', () => {
    expect(strip(entry('HTTP') + rule('{ maxEjectionPercent: 50 }'))).toContain(
      'An endpoint that fails each second leaves after 5 errors in a row, back at 40 s (30 s, then the next sweep).',
    );
  });

  it('says that nobody leaves below the limit', () => {
    expect(strip(entry('HTTP') + rule('{}'))).toContain('never leaves: 1 of 2 is over maxEjectionPercent.');
  });

  it('says what counts on TCP', () => {
    expect(strip(entry('TCP') + rule('{ maxEjectionPercent: 50 }'))).toContain('only failed connections count.');
  });

  it('is not there without a block', () => {
    expect(strip(entry('HTTP') + rule('null'))).toBe('');
  });

  it('leads to the Lab', () => {
    strip(entry('HTTP') + rule('{}'));
    click(need(button('Open in Lab'), 'Open in Lab'));
    expect(getView().dock.lab).toBe(true);
  });
});
