// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleOf, resourceText } from '../../core/testing/resource-text';
import { entryText } from '../../core/testing/routing-texts';
import { fetchDrawing } from '../drawing';
import { getState, load, select } from '../store';
import { ask, getTraceView } from '../traced-call';
import { askForCall, traceSelected } from './trace-selected';

const api = entryText('api.example.com', ['443 TLS'], 'resolution: DNS\nexportTo: [shop]', 'partners/api');
const mail = entryText('*.mail.example', ['25 TCP'], 'resolution: NONE', 'shop/mail');
const rule = resourceText('DestinationRule partners/nothing', 'host: nothing.example.com');

function pods(...items: readonly string[]): string {
  return resourceText('EgressDesign shop', `workloads:\n${items.map((item) => `  - ${item}\n`).join('')}`);
}

const idle = ['{ name: importer, namespace: partners }', '{ name: cart, namespace: shop }'];

beforeAll(fetchDrawing);
beforeEach(() => ask(null));

function open(...documents: readonly string[]): void {
  load({ files: [{ path: 'design.yaml', text: bundleOf(...documents) }] });
}

function selectNamed(name: string): void {
  const { resources, mesh } = getState().snapshot;
  const found = resources.find((each) => each.name === name) ?? mesh.workloads.find((each) => each.name === name);
  if (found) select({ place: found.place, from: 'canvas' });
}

it('takes a pod that sees the selected entry for who calls it', () => {
  open(api, pods(...idle));
  selectNamed('api');
  traceSelected();
  expect(getTraceView().asked).toMatchObject({
    call: { namespace: 'shop', name: 'cart', url: 'tls://api.example.com:443' },
  });
});

it('takes a pod that is drawn to call a host of the selected entry before one that only sees it', () => {
  open(mail, pods(...idle, "{ name: post, namespace: bank, calls: [{ url: 'tcp://a.mail.example:26' }] }"));
  selectNamed('mail');
  traceSelected();
  expect(getTraceView().asked).toMatchObject({
    call: { namespace: 'bank', name: 'post', url: 'tcp://any.mail.example:25' },
  });
});

describe('a call that is asked for', () => {
  const typed = { namespace: 'shop', name: 'cart', url: 'https://typed.example', method: 'POST', headers: {} };

  beforeEach(() => open(api, mail, rule, pods(...idle)));

  it('is one to the entry that is selected, from a pod that sees it, whatever was asked before', () => {
    selectNamed('mail');
    ask({ type: 'free', call: typed });
    selectNamed('api');
    askForCall();
    expect(getTraceView()).toMatchObject({
      asked: { call: { namespace: 'shop', name: 'cart', url: 'tls://api.example.com:443', method: 'GET' } },
      typing: true,
    });
  });

  it('starts empty beside a pod, or what no call goes to', () => {
    ask({ type: 'free', call: { ...typed, name: 'other' } });
    selectNamed('importer');
    askForCall();
    expect(getTraceView().asked).toMatchObject({ call: { namespace: 'partners', name: 'importer', url: '' } });
    selectNamed('nothing');
    askForCall();
    expect(getTraceView()).toMatchObject({ asked: null, typing: true });
  });

  it('stays what somebody has asked while the same is selected, or nothing is', () => {
    selectNamed('api');
    ask({ type: 'free', call: typed });
    askForCall();
    expect(getTraceView().asked).toEqual({ type: 'free', call: typed });
    select(null);
    askForCall();
    expect(getTraceView().asked).toEqual({ type: 'free', call: typed });
  });
});
