import { expect, it } from 'vitest';
import { design, entry, said, written } from '../testing/review-cases';

const api = entry('shop/a', 'a.example');
const calls = design(['shop/cart', "{ url: 'http://a.example' }"]).replace(
  'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }, ',
  '',
);
const mesh = (mode: string): string =>
  written('ConfigMap', 'istio-system/istio', `{}\ndata: { mesh: 'outboundTrafficPolicy: { mode: ${mode} }' }`).replace(
    'networking.istio.io/v1',
    'v1',
  );
const sidecar = (mode: string, hosts: string): string =>
  written('Sidecar', 'shop/default', `{ egress: [{ hosts: [${hosts}] }], outboundTrafficPolicy: { mode: ${mode} } }`);

/** The reasons that are told of the drawn call. */
function reasonOf(before: readonly string[], after: readonly string[]): string | undefined {
  return said([calls, ...before], [calls, ...after])
    .split('\n')
    .find((each) => each.includes('a.example'))
    ?.replace(/^.*?\)\. /, '');
}

it('gives no outbound policy of the mesh as a reason where a Sidecar has its own', () => {
  const [wide, narrow] = ["'*/*'", "'bank/*'"];
  for (const mode of ['REGISTRY_ONLY', 'ALLOW_ANY'])
    expect(
      reasonOf([api, sidecar(mode, wide), mesh('ALLOW_ANY')], [api, sidecar(mode, narrow), mesh('REGISTRY_ONLY')]),
    ).toBe('In Sidecar shop/default, spec.egress[0].hosts[0] is bank/* (was */*).');
});

it('gives the outbound policy beside what hides the host, where both are needed', () => {
  const hidden = entry('shop/a', 'a.example', "resolution: DNS, exportTo: ['~']");
  expect(reasonOf([api, mesh('ALLOW_ANY')], [hidden, mesh('REGISTRY_ONLY')])).toBe(
    'In ServiceEntry shop/a, spec.exportTo is [~] (was unset). The mesh’s outboundTrafficPolicy is REGISTRY_ONLY (was ALLOW_ANY).',
  );
});

it('gives the outbound policy alone where the call does the same without what else differs', () => {
  const at = (namespaces: string): string => entry('bank/a', 'a.example', `resolution: DNS, exportTo: [${namespaces}]`);
  const narrow = sidecar('REGISTRY_ONLY', './*').replace(', outboundTrafficPolicy: { mode: REGISTRY_ONLY }', '');
  expect(
    reasonOf(
      [at("'*'"), narrow, mesh('ALLOW_ANY')],
      [at('bank'), narrow.replace('./*', "'./*', 'istio-system/*'"), mesh('REGISTRY_ONLY')],
    ),
  ).toBe('The mesh’s outboundTrafficPolicy is REGISTRY_ONLY (was ALLOW_ANY).');
});

it.each([
  ['defaultServiceExportTo', 'pass through to the dialled address'],
  ['defaultVirtualServiceExportTo', 'timeout'],
  ['defaultDestinationRuleExportTo', 'no longer applies limits'],
])('gives %s as the reason of what goes with it', (setting, effect) => {
  const route = '[{ timeout: 5s, route: [{ destination: { host: a.example } }] }]';
  const owned = [
    api,
    written('VirtualService', 'shop/a', `{ hosts: [a.example], http: ${route} }`),
    written(
      'DestinationRule',
      'shop/a',
      '{ host: a.example, trafficPolicy: { connectionPool: { tcp: { maxConnections: 3 } } } }',
    ),
    calls.replace('cart, namespace: shop', 'cart, namespace: bank'),
  ];
  const kept = mesh('ALLOW_ANY')
    .replace("'outbound", `'${setting}: ["."], outbound`)
    .replace(/mesh: '(.*)'/, "mesh: '{ $1 }'");
  const change = said([...owned, mesh('ALLOW_ANY')], [...owned, kept])
    .split('\n')
    .find((each) => each.includes(effect));
  expect(change).toContain(`The mesh’s ${setting} is . (was *).`);
});
