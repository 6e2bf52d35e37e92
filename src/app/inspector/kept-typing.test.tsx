// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getState, load, select } from '../store';
import { findNamed, need, press, setValue } from '../testing/form-driver';
import { testPage } from '../testing/page';
import { getTyping } from '../typing';
import { InspectorPanel } from './inspector-panel';
import { finishDraftsOnLeave } from './pending-drafts';

const text = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  workloads:
    - name: cart
      calls:
        - url: https://api.example.com
`;

const page = testPage();
let stop: () => void;
let url: HTMLElement;

beforeEach(() => {
  load({ files: [{ path: 'design.yaml', text }] });
  const [design] = getState().snapshot.resources;
  if (design) select({ place: { ...design.place, path: ['spec', 'workloads', 0, 'calls', 0] }, from: 'canvas' });
  page.show(<InspectorPanel />);
  stop = finishDraftsOnLeave();
  url = need(findNamed('input', 'url'), 'field url');
});
afterEach(() => stop());

const yaml = (): string => getState().snapshot.workspace.files[0]?.text ?? '';
const leave = (): void => act(() => void window.dispatchEvent(new Event('pagehide')));

it('keeps what is typed beside the design, and writes it when the page is left', () => {
  setValue(url, 'tcp://db.example.com:5432');
  expect(getTyping()?.text).toBe('tcp://db.example.com:5432');
  leave();
  expect(yaml()).toBe(text.replace('https://api.example.com', 'tcp://db.example.com:5432'));
});

it.each(['postgres://app:s3c', 'postgres://app:12345', 'postgres://app:12345@', 'https://app:s3c', 'app:s3c'])(
  'neither keeps nor writes %s, which may be the beginning of a password',
  (typed) => {
    setValue(url, typed);
    expect(getTyping()).toBeNull();
    leave();
    expect(yaml()).toBe(text);
  },
);

it('writes a port once it is applied, and no text that may hold a part of a password', () => {
  for (const half of ['postgres://app:s3c', 'postgres://app:12345', 'app:s3c', 'app:12345']) {
    setValue(url, half);
    press(url, 'Enter');
    expect(yaml()).toBe(text);
  }
  setValue(url, 'postgres://db.example.com:5433');
  press(url, 'Enter');
  expect(yaml()).toBe(text.replace('https://api.example.com', 'tcp://db.example.com:5433'));
});
