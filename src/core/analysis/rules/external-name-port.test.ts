import { testRule } from '../../testing/rule-tester';
import { externalNamePort } from './external-name-port';

const service = (ports: string): string => `
apiVersion: v1
kind: Service
metadata: { name: nginx, namespace: edge }
spec:
  type: ExternalName
  externalName: nginx.example.com
  ports: [${ports}]
`;

testRule(externalNamePort, {
  valid: [
    service('{ port: 443, name: https }, { port: 80, name: http-nginx }, { port: 5432, name: tcp-db }'),
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: 443, name: tcp }] }\n',
  ],
  invalid: [
    {
      code: service('{ port: 443, name: nginx }, { port: 444 }, { port: 445, name: tcp }'),
      findings: [
        {
          message:
            'Port 443 of the ExternalName Service edge/nginx is named nginx, so istioctl analyze warns that it may take TCP connections to any address. Name it after its protocol: https, tls-… or http.',
          at: 'nginx',
          code: 'IST0150',
          ref: 'IST0150',
        },
        {
          message:
            'Port 444 of the ExternalName Service edge/nginx has no name, so istioctl analyze warns that it may take TCP connections to any address. Name it after its protocol: https, tls-… or http.',
        },
        {
          message:
            'Port 445 of the ExternalName Service edge/nginx is named tcp, so istioctl analyze warns that it may take TCP connections to any address. Name it after its protocol: https, tls-… or http.',
        },
      ],
    },
  ],
});
