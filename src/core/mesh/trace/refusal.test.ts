import { expect, it } from 'vitest';
import { document } from '../../testing/gateway-cases';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import { answerWords } from './trace-words';

const entry = (spec: string): string =>
  document(
    'ServiceEntry infra/api',
    `hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }], resolution: DNS${spec}`,
  );
const sidecar = document(
  'Sidecar shop/default',
  'egress: [{ hosts: [./*] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }',
);
const strict = sidecar.replace('./*', "'*/*'");
it.each([
  [
    'is not imported',
    entry(''),
    sidecar,
    'https://api.example.com',
    'Sidecar shop/default imports ./*, and not api.example.com of namespace infra.',
  ],
  [
    'is not exported',
    entry(', exportTo: [.]'),
    strict,
    'https://api.example.com',
    'ServiceEntry infra/api is exported to namespace infra only, not to namespace shop.',
  ],
  ['has no such port', entry(''), strict, 'https://api.example.com:8443', 'ServiceEntry infra/api has no port 8443.'],
  [
    'goes by a name that is not sent',
    entry(''),
    strict,
    'http://api.example.com:443',
    'Port 443 of ServiceEntry infra/api goes by the server name, and the call sends none.',
  ],
  [
    'has a port of the sidecar itself',
    entry('').replace('number: 80,', 'number: 15090,'),
    strict,
    'http://api.example.com:15090',
    'Port 15090 of ServiceEntry infra/api is one of the sidecar’s own, which get no listener.',
  ],
  [
    'is not among those of the Sidecar’s listener for the port',
    entry(''),
    document(
      'Sidecar shop/default',
      "egress: [{ port: { number: 80, protocol: HTTP, name: http }, hosts: [./*] }, { hosts: ['*/*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }",
    ).concat(
      '---\n',
      document(
        'ServiceEntry shop/own',
        'hosts: [own.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS',
      ),
    ),
    'http://api.example.com',
    'Sidecar shop/default has a listener of its own for port 80, which does not import api.example.com.',
  ],
  [
    'says no protocol, where another one has HTTP',
    entry('').replace('number: 443, name: tls, protocol: TLS', "number: 9000, name: auto, protocol: ''"),
    strict.concat(
      '---\n',
      document(
        'ServiceEntry shop/a',
        'hosts: [a.example.com], ports: [{ number: 9000, name: http, protocol: HTTP }], resolution: DNS',
      ),
    ),
    'tcp://api.example.com:9000',
    'a.example.com comes first on 0.0.0.0:9000, and its listener tells HTTP apart already. istiod then adds no filter chain for other bytes.',
  ],
  [
    'is encrypted to a port of the sidecar itself',
    entry('').replace('number: 80,', 'number: 15090,'),
    strict,
    'https://api.example.com:15090',
    'Port 15090 of ServiceEntry infra/api is one of the sidecar’s own, which get no listener.',
  ],
  [
    'is dialled by its address, and imported by the Sidecar’s listener for the port',
    entry(', addresses: [203.0.113.5]'),
    document(
      'Sidecar shop/default',
      "egress: [{ port: { number: 80, protocol: HTTP, name: http }, hosts: ['*/*'] }, { hosts: ['*/*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }",
    ),
    'tcp://203.0.113.5:80',
    'Port 80 of ServiceEntry infra/api is for HTTP, and the call sends bytes that are none.',
  ],
  [
    'is listened on within the pod',
    entry(''),
    document(
      'Sidecar shop/default',
      "egress: [{ captureMode: NONE, bind: 127.0.0.1, hosts: ['*/*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }",
    ),
    'https://api.example.com',
    'Port 443 of ServiceEntry infra/api is listened on at 127.0.0.1 alone.',
  ],
  ['is nowhere', entry(''), strict, 'https://elsewhere.example.net', 'the sidecar does not know the destination.'],
])('says of a refused call that its host %s', (_, service, limits, url, because) => {
  const { mesh: made } = mesh`${[service, limits].join('---\n')}`;
  const trace = traceCall(made, { client: anyPod(made, 'shop'), url, method: 'GET', headers: {} });
  expect(trace && answerWords(trace)).toContain(`Refused: ${because}`);
});
