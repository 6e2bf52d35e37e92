import { expect, it } from 'vitest';
import { besideGateway } from '../../core/testing/beside-gateway';
import { callerName, callersIn, findCallers, noteCaller } from './callers';

const { mesh: made } = besideGateway('{ name: batch, namespace: ads }', '{ name: checkout, namespace: shop }');

const names = (text: string): readonly string[] => findCallers(callersIn(made), text).map(callerName);

it('offers pods, those of gateways last, and any pod of a namespace', () => {
  const any = ['any pod in ads', 'any pod in default', 'any pod in istio-system', 'any pod in shop'];
  expect(names('')).toEqual(['ads/batch', 'shop/checkout', 'istio-system/egressgateway', ...any]);
});

it('finds who has all words, in any order and case', () => {
  expect(names('Check shop')).toEqual(['shop/checkout']);
  expect(names('shop any')).toEqual(['any pod in shop']);
  expect(names('nobody')).toEqual([]);
});

it('offers first who was chosen last, once, and nobody who is gone', () => {
  noteCaller({ namespace: 'shop', name: 'checkout' });
  noteCaller({ namespace: 'gone', name: 'gone' });
  expect(names('').slice(0, 3)).toEqual(['shop/checkout', 'ads/batch', 'istio-system/egressgateway']);
});
