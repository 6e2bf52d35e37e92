import { resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { udpPort } from './udp-port';

const entry = (ports: string, rest = ''): string =>
  resourceText('ServiceEntry shop/a', `hosts: [a.example.com]\nports: [${ports}]\nresolution: DNS\n${rest}`);

testRule(udpPort, {
  valid: [
    entry('{ number: 53, name: dns, protocol: TCP }'),
    entry('{ number: 53, name: dns }'),
    entry('{ number: 53, name: dns, protocol: UDP }', "exportTo: ['~']"),
    entry('null, 5'),
  ],
  invalid: [
    {
      code: entry('{ number: 53, name: tcp, protocol: TCP }, { number: 53, name: udp, protocol: UDP }'),
      findings: [
        {
          message:
            'Istio carries no UDP: this port gets no listener and no cluster, and datagrams leave the pod without a proxy. Remove the port, or write TCP if that is intended.',
          at: 'UDP',
          path: 'spec.ports[1].protocol',
          ref: 'L29',
        },
      ],
    },
    {
      code: entry('{ number: 123, name: ntp, protocol: udp }'),
      findings: [
        {
          message:
            'Istio carries no UDP: this port gets no listener and no cluster, and datagrams leave the pod without a proxy. Remove the port, or write TCP if that is intended.',
        },
      ],
    },
  ],
});
