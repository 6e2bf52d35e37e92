import { testRule } from '../../testing/rule-tester';
import { apiRule, calls, onePort } from '../../testing/tls-rule-cases';
import { grpcOnHttpPort } from './grpc-on-http-port';

const message =
  'The call to grpc://api.example.com fails: it is gRPC, and port 80 of api.example.com is declared HTTP, so Envoy speaks HTTP/1.1 to the server. Declare the port GRPC.';
const call = calls('grpc://api.example.com');

testRule(grpcOnHttpPort, {
  valid: [
    onePort(80, 'HTTP'),
    onePort(80, 'HTTP') + calls('http://api.example.com'),
    onePort(80, 'GRPC') + call,
    onePort(80, 'HTTP2') + call,
    onePort(80, 'HTTP') + apiRule('      connectionPool: { http: { h2UpgradePolicy: UPGRADE } }\n') + call,
    onePort(80, 'HTTP') + apiRule('      connectionPool: { http: { useClientProtocol: true } }\n') + call,
    onePort(80, 'TCP') + call,
  ],
  invalid: [
    {
      code: onePort(80, 'HTTP') + call,
      findings: [{ message, at: 'HTTP', path: 'spec.ports[0].protocol', ref: 'T22' }],
      output: onePort(80, 'GRPC') + call,
    },
    // The port serves both.
    { code: onePort(80, 'HTTP') + calls('grpc://api.example.com', 'http://api.example.com'), findings: [{ message }] },
  ],
});
