import { testRule } from '../../testing/rule-tester';
import { apiTls, calls, originated, viaGateway } from '../../testing/tls-rule-cases';
import { certificateNotMounted } from './certificate-not-mounted';

const files = apiTls('mode: MUTUAL, clientCertificate: /etc/client/tls.crt, privateKey: /etc/client/tls.key');
const pods = (mount?: string): string => `
  ---
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: cart
    namespace: shop
  spec:
    template:
      metadata:
        labels: { app: cart }
${mount === undefined ? '' : `        annotations:\n          sidecar.istio.io/userVolumeMount: '[{"name":"client","mountPath":"${mount}","readonly":true}]'\n`}`;
const call = calls('http://api.example.com');
const message = (whose: string): string =>
  `Envoy looks for /etc/client/tls.crt in the sidecar’s own container, and ${whose}. Add the annotations sidecar.istio.io/userVolume and sidecar.istio.io/userVolumeMount to the pods that call api.example.com.`;
const known = message('no annotation of shop/cart mounts it there');

testRule(certificateNotMounted, {
  valid: [
    originated + apiTls('mode: SIMPLE'),
    originated + apiTls('mode: SIMPLE, caCertificates: system'),
    originated + apiTls('mode: SIMPLE, caCertificates: /etc/ssl/certs/ca-certificates.crt'),
    originated + files + pods('/etc/client'),
    originated + files + pods('/etc/client/') + call,
    // A gateway reads its own files.
    originated + files + viaGateway(80) + pods(),
    // Another pod calls the host.
    originated + files + pods('/etc/client') + pods().replace('name: cart', 'name: other'),
  ],
  invalid: [
    { code: originated + files + pods(), findings: [{ message: known, at: '/etc/client/tls.crt', ref: 'T16' }] },
    { code: originated + files + pods('/etc/other') + call, findings: [{ message: known }] },
    {
      code: originated + files,
      findings: [{ message: message('only sidecar.istio.io/userVolumeMount gets it there'), severity: 'info' }],
    },
    {
      code: originated + apiTls('mode: SIMPLE, caCertificates: /etc/client/tls.crt') + pods() + call,
      findings: [{ message: known, path: 'spec.trafficPolicy.tls.caCertificates' }],
    },
  ],
});
