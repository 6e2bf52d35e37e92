import { testRule } from '../../testing/rule-tester';
import { unsupportedProbe } from './unsupported-probe';

const group = (probe: string): string => `
  apiVersion: networking.istio.io/v1
  kind: WorkloadGroup
  metadata:
    name: vms
  spec:
    template: {}
    probe:
      ${probe}
`;

testRule(unsupportedProbe, {
  valid: [group('tcpSocket: { port: 80 }'), group('periodSeconds: 5'), group('grpc: null')],
  invalid: [
    {
      code: group('grpc: { port: 80 } # of the server'),
      findings: [
        {
          message:
            'istiod does not know grpc as a way to ask, and refuses the group. Use one of httpGet, tcpSocket, exec.',
          at: 'grpc',
          path: 'spec.probe.grpc',
          ref: 'eng-webhook',
          code: 'IST0106',
        },
      ],
    },
    {
      code: group('grpc: {}'),
      findings: [
        {
          message:
            'istiod does not know grpc as a way to ask, and refuses the group. Use one of httpGet, tcpSocket, exec.',
        },
      ],
    },
  ],
});
