import { testRule } from '../../testing/rule-tester';
import { gatewayWithoutServers } from './gateway-without-servers';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p, labels: { istio: edge, app: edge } }\n---\n';
const gateway = (name: string, selector: string, servers: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${name} }\nspec:\n  selector: { ${selector} }\n  servers: [${servers}]\n---\n`;

const server = '{ port: { number: 80 }, hosts: [a.example.com] }';

testRule(gatewayWithoutServers, {
  valid: [
    gateway('a', 'istio: edge', ''),
    pod + gateway('a', 'istio: edge', server),
    pod + gateway('a', 'istio: edge', '') + gateway('b', 'istio: edge', server),
    pod + gateway('a', 'istio: edge', '') + gateway('b', 'istio: edge, app: edge', server),
    pod + gateway('a', 'istio: nobody', ''),
    pod + gateway('a', '', ''),
  ],
  invalid: [
    {
      code: pod + gateway('a', 'istio: edge', '') + gateway('b', 'app: edge', server),
      findings: [
        {
          message:
            'The gateway’s pods open no port: neither Gateway default/a nor another one for istio=edge has servers. Add a server.',
          at: 'spec',
          code: 'IST0101',
          ref: 'IST0101-gw-noserver',
          refType: 'selector',
        },
      ],
    },
  ],
});
