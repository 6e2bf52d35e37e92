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
  ['is nowhere', entry(''), strict, 'https://elsewhere.example.net', 'the sidecar does not know the destination.'],
])('says of a refused call that its host %s', (_, service, limits, url, because) => {
  const { mesh: made } = mesh`${[service, limits].join('---\n')}`;
  const trace = traceCall(made, { client: anyPod(made, 'shop'), url, method: 'GET', headers: {} });
  expect(trace && answerWords(trace)).toContain(`Refused: ${because}`);
});
