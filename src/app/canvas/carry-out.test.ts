import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionOf } from '../commands/connect';
import { addCall } from '../commands/add-call';
import { renameWorkload } from '../commands/rename-resource';
import type { ChangeResult } from '../../core/edit-at';
import { dispatch, getState, load, undo } from '../store';
import type { Floating } from './canvas-state';
import { carryOut, settle, settleOffer, type Desk } from './carry-out';

vi.mock('../notices', () => ({ notify: vi.fn(), announce: vi.fn() }));

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart
      namespace: shop
    - name: web
      namespace: shop
`;
const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: TLS }]
  resolution: DNS_ROUND_ROBIN
  endpoints:
    - address: api.partner.example
`;
const web = { node: 'Workload/shop/web', part: null };
const api = { node: 'ServiceEntry/shop/api', part: null };

let forms: Floating[] = [];
const desk: Desk = { at: { x: 0, y: 0 }, form: (floating) => forms.push(floating) };

beforeEach(() => {
  forms = [];
  load({
    files: [
      { path: 'design.yaml', text: design },
      { path: 'egress.yaml', text: egress },
    ],
  });
});

function textOf(path: string): string | undefined {
  return getState().snapshot.workspace.files.find((file) => file.path === path)?.text;
}

function make(result: ChangeResult): void {
  if (!result.ok) throw new Error(result.detail);
  dispatch(result.change);
}

function lastForm<Type extends Floating['type']>(type: Type): Extract<Floating, { type: Type }> {
  const form = forms.at(-1);
  if (form?.type !== type) throw new Error(`The form is ${form?.type}, not ${type}`);
  return form as Extract<Floating, { type: Type }>;
}

describe('what is asked for is written into the design as it is by then', () => {
  it('where a field asks for it', () => {
    make(renameWorkload(getState().snapshot, 'shop', 'cart', 'cart-of-the-shop'));
    carryOut(() => connectionOf(getState().snapshot, web, null), web, desk);
    const { stepNow } = lastForm('ask');
    undo();
    const step = stepNow();
    if (typeof step === 'string') throw new Error(step);
    expect(settle(() => step.finish('https://partner.example.com'), '', desk)).toBeNull();
    expect(textOf('design.yaml')).toBe(`${design}      calls:\n        - url: https://partner.example.com\n`);
  });

  it('not where its pod has gone', () => {
    make(renameWorkload(getState().snapshot, 'shop', 'web', 'shopfront'));
    const from = { node: 'Workload/shop/shopfront', part: null };
    carryOut(() => connectionOf(getState().snapshot, from, null), from, desk);
    undo();
    expect(lastForm('ask').stepNow()).toBe('It is no longer there.');
  });

  it('where something else has to change with it', () => {
    const second = 'second.partner.example';
    carryOut(() => connectionOf(getState().snapshot, api, null), api, desk);
    const ask = lastForm('ask');
    const finish = () => {
      const now = ask.stepNow();
      if (typeof now === 'string') throw new Error(now);
      return now.finish(second);
    };
    settle(finish, '', desk);
    const { offers, offersNow } = lastForm('choose');
    const offer = offers[0];
    if (!offer) throw new Error('Nothing is offered');
    load({
      files: [
        { path: 'design.yaml', text: design },
        { path: 'egress.yaml', text: `# edited in another tab\n${egress}` },
      ],
    });
    expect(settleOffer(offersNow, offer, desk)).toBeNull();
    expect(textOf('egress.yaml')).toContain('# edited in another tab\napiVersion');
    expect(textOf('egress.yaml')).toContain(`    - address: api.partner.example\n    - address: ${second}\n`);
  });
});

it('offers nothing that the design takes no more', () => {
  const offer = { title: 'Add a call', change: () => addCall(getState().snapshot, null as never, ''), done: '' };
  expect(settleOffer(() => [], offer, desk)).toBe('The design has changed in the meantime. Try again.');
});
