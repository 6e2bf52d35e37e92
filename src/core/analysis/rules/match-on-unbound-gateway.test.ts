import { bundle, document, egressGateway, egressHost, sharedEntry, to } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { matchOnUnboundGateway } from './match-on-unbound-gateway';

const routes = (gateways: string, ...matched: readonly string[]): string =>
  bundle(
    sharedEntry,
    egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
    document(
      'VirtualService shop/api',
      `hosts: [api.example.com]${gateways}, http: [${matched.map((match) => `{ match: [${match}], ${to(egressHost, 80)} }`).join(', ')}]`,
    ),
  );
const message = (name: string): string =>
  `This match never takes anything: it is for ${name}, which spec.gateways does not name. Add it there, or take it out of the match.`;

testRule(matchOnUnboundGateway, {
  valid: [
    routes('', '{ gateways: [mesh] }'),
    routes(', gateways: [istio-system/out, mesh]', '{ gateways: [istio-system/out] }, { gateways: [mesh] }'),
    routes(', gateways: [istio-system/out]', '{ gateways: [istio-system/out, mesh] }', '{ port: 80 }'),
  ],
  invalid: [
    {
      code: routes(', gateways: [istio-system/out]', '{ gateways: [mesh] }', '{ gateways: [istio-system/out] }'),
      findings: [{ message: message('mesh'), path: 'spec.http[0].match[0].gateways', ref: 'R09' }],
      output: routes(
        ', gateways: [mesh, istio-system/out]',
        '{ gateways: [mesh] }',
        '{ gateways: [istio-system/out] }',
      ),
    },
    {
      code: routes('', '{ gateways: [mesh] }', '{ gateways: [istio-system/out] }'),
      findings: [{ message: message('istio-system/out'), path: 'spec.http[1].match[0].gateways' }],
      fixes: ['Add istio-system/out to spec.gateways'],
    },
    // A rule for all that the VirtualService is bound to would hold for one more.
    {
      code: routes(', gateways: [istio-system/out]', '{ gateways: [mesh] }', '{ port: 80 }'),
      findings: [{ message: message('mesh') }],
    },
  ],
});
